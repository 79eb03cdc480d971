#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pana::store {

// Writes values one after the other, compactly: numbers as zigzag varints, texts and lists after their
// length. finish() pads with zeros to a multiple of 64 bytes, so that the length of what is sealed tells
// little.
class Packer {
 public:
  explicit Packer(std::uint8_t version) { out_.push_back(static_cast<char>(version)); }

  Packer& number(std::int64_t value);
  Packer& text(std::string_view value);
  Packer& texts(const std::vector<std::string>& values);
  template <class T, class Put>
  Packer& list(const std::vector<T>& values, Put put) {
    number(static_cast<std::int64_t>(values.size()));
    for (const auto& value : values) put(*this, value);
    return *this;
  }
  std::string finish();

 private:
  std::string out_;
};

// Reads what a Packer wrote, in the same order. After a mistake everything reads as 0 or empty, and fine() is
// false.
class Unpacker {
 public:
  explicit Unpacker(std::string_view packed, std::uint8_t version);

  std::int64_t number();
  std::string text();
  std::vector<std::string> texts();
  template <class Get>
  auto list(Get get) {
    std::vector<decltype(get(*this))> values;
    const auto count = number();
    for (std::int64_t i = 0; i < count && fine_; ++i) values.push_back(get(*this));
    return values;
  }
  // Everything was read, nothing but padding is left, and no mistake was met.
  bool finished() const;

 private:
  std::string_view rest_;
  bool fine_ = true;
};

// The parts of a script's answer or of an event's field, one space apart; empty parts are nothing.
class Words {
 public:
  explicit Words(std::string_view text) : rest_(text) {}

  // The next part; empty, and overrun() true, where there is none.
  std::string_view next();
  std::int64_t number();
  bool done() const { return done_; }
  bool overrun() const { return overrun_; }

 private:
  std::string_view rest_;
  bool done_ = false;
  bool overrun_ = false;
};

}  // namespace pana::store
