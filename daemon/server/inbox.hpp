#pragma once
#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace pana::server {

// Where a message is gathered. A short one (nearly all) needs no allocation; what a long one needed is given
// back.
class Inbox {
 public:
  // Where the next bytes may be put.
  std::span<char> space();
  // So many bytes came into space().
  void took(std::size_t size) { size_ += size; }
  // Everything since the last clear(); valid until then.
  std::string_view message() const { return {long_.empty() ? short_.data() : long_.data(), size_}; }
  void clear();

 private:
  std::array<char, 160> short_;
  std::size_t size_ = 0;
  std::string long_;
};

}  // namespace pana::server
