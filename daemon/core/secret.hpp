#pragma once
#include <openssl/crypto.h>

#include <ostream>
#include <string>
#include <string_view>
#include <utility>

namespace pana {

// A password, token or key: printed as ***, wiped when it goes, moved but not copied by accident.
class Secret {
 public:
  Secret() = default;
  explicit Secret(std::string value) : value_(std::move(value)) {
    // A short text was copied, not moved.
    OPENSSL_cleanse(value.data(), value.capacity());
    value.clear();
  }
  Secret(Secret&& other) noexcept : value_(std::move(other.value_)) { other.wipe(); }
  Secret& operator=(Secret&& other) noexcept {
    if (this != &other) {
      wipe();
      value_ = std::move(other.value_);
      other.wipe();
    }
    return *this;
  }
  Secret(const Secret&) = delete;
  Secret& operator=(const Secret&) = delete;
  ~Secret() { wipe(); }

  // The only way to the value: call it where it is used, never where it is printed.
  std::string_view reveal() const { return value_; }
  bool empty() const { return value_.empty(); }
  Secret copy() const { return Secret{value_}; }

  friend std::ostream& operator<<(std::ostream& out, const Secret&) { return out << "***"; }

 private:
  void wipe() {
    if (value_.capacity() > 0) OPENSSL_cleanse(value_.data(), value_.capacity());
    value_.clear();
  }

  std::string value_;
};

}  // namespace pana
