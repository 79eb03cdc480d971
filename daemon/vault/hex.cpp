#include "vault/hex.hpp"

namespace pana::vault {
namespace {

int value_of(char digit) {
  if (digit >= '0' && digit <= '9') return digit - '0';
  if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
  if (digit >= 'A' && digit <= 'F') return digit - 'A' + 10;
  return -1;
}

}  // namespace

std::string to_hex(std::span<const std::uint8_t> from) {
  static constexpr std::string_view digits = "0123456789abcdef";
  std::string text(2 * from.size(), '0');
  for (std::size_t i = 0; i < from.size(); ++i) {
    text[2 * i] = digits[from[i] >> 4];
    text[2 * i + 1] = digits[from[i] & 15];
  }
  return text;
}

bool from_hex(std::string_view text, std::span<std::uint8_t> to) {
  if (text.size() != 2 * to.size()) return false;
  for (std::size_t i = 0; i < to.size(); ++i) {
    const int high = value_of(text[2 * i]);
    const int low = value_of(text[2 * i + 1]);
    if (high < 0 || low < 0) return false;
    to[i] = static_cast<std::uint8_t>(high * 16 + low);
  }
  return true;
}

}  // namespace pana::vault
