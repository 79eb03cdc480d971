#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "audit/record.hpp"

namespace pana::audit {

// SHA-256. Each line's hash is taken over the hash before it and its own text, so that no line can be
// changed, moved or left out without changing all that follow.
using Hash = std::array<std::uint8_t, 32>;

// How far a chain has come. A new chain starts at sequence 0 with a hash of zeros.
struct Tip {
  std::int64_t sequence = 0;
  Hash hash{};

  friend bool operator==(const Tip&, const Tip&) = default;
};

// H(before || text).
Hash chained(const Hash& before, std::string_view text);

// The next line of a chain, without a newline: "sequence record hash". Moves the tip.
std::string next_line(Tip& tip, const Record& record);

// A line taken apart; `text` is what the hash is taken over. Nothing where it is not what next_line writes.
struct ChainLine {
  std::int64_t sequence = 0;
  std::string_view text;
  Hash hash{};
};
std::optional<ChainLine> chain_line_from(std::string_view line);
// Also reads the record, strictly: whether these bytes could be a record at all.
std::optional<Record> record_of(const ChainLine& line);

template <std::size_t size>
std::string to_hex(const std::array<std::uint8_t, size>& bytes) {
  static constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  text.reserve(size * 2);
  for (const auto byte : bytes) {
    text += digits[byte >> 4];
    text += digits[byte & 15];
  }
  return text;
}

// False where it is not exactly that many bytes in small hexadecimal digits.
bool from_hex(std::string_view text, std::uint8_t* bytes, std::size_t size);

}  // namespace pana::audit
