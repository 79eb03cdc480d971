#include "core/id.hpp"

#include <algorithm>
#include <array>

namespace pana {

std::string new_id(char prefix, Random& random) {
  static constexpr std::string_view alphabet = "abcdefghijklmnopqrstuvwxyz234567";
  std::array<std::uint8_t, 14> bytes{};
  random.fill(bytes);
  std::string text(1 + bytes.size(), prefix);
  std::transform(bytes.begin(), bytes.end(), text.begin() + 1,
                 [](std::uint8_t byte) { return alphabet[byte & 31]; });
  return text;
}

bool is_id(std::string_view text) {
  const auto letter = [](char c) { return c >= 'a' && c <= 'z'; };
  const auto allowed = [&](char c) { return letter(c) || (c >= '0' && c <= '9') || c == '_' || c == '-'; };
  return !text.empty() && text.size() <= 32 && letter(text.front()) &&
         std::all_of(text.begin(), text.end(), allowed);
}

}  // namespace pana
