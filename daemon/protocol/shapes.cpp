#include "protocol/shapes.hpp"

#include <algorithm>

namespace pana::protocol {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) {
  return c >= 'a' && c <= 'z';
}
bool is_hex(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'f');
}

}  // namespace

std::size_t characters(std::string_view utf8) {
  return static_cast<std::size_t>(std::count_if(
      utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7F;
  });
}

bool is_uuid(std::string_view text) {
  if (text.size() != 36) return false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool dash = at == 8 || at == 13 || at == 18 || at == 23;
    if (dash ? text[at] != '-' : !is_hex(text[at])) return false;
  }
  return true;
}

bool is_language(std::string_view text) {
  std::size_t part = 0;
  while (true) {
    const auto dash = text.find('-');
    const auto piece = text.substr(0, dash);
    const bool letters = std::all_of(piece.begin(), piece.end(), is_letter);
    const bool allowed =
        std::all_of(piece.begin(), piece.end(), [](char c) { return is_letter(c) || is_digit(c); });
    const std::size_t most = part == 0 ? 3 : 8;
    if (piece.size() < 2 || piece.size() > most || !(part == 0 ? letters : allowed) || part > 3) return false;
    if (dash == std::string_view::npos) return true;
    text.remove_prefix(dash + 1);
    ++part;
  }
}

bool is_digits(std::string_view text, std::size_t count) {
  return text.size() == count && std::all_of(text.begin(), text.end(), is_digit);
}

bool is_hex(std::string_view text, std::size_t count) {
  return text.size() == count && std::all_of(text.begin(), text.end(), [](char c) { return is_hex(c); });
}

bool is_random_id(std::string_view text) {
  return text.size() == 15 && is_letter(text.front()) &&
         std::all_of(text.begin() + 1, text.end(),
                     [](char c) { return is_letter(c) || (c >= '2' && c <= '7'); });
}

bool is_token(std::string_view text) {
  return text.size() == 43 && std::all_of(text.begin(), text.end(), [](char c) {
           return is_letter(c) || is_digit(c) || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
         });
}

}  // namespace pana::protocol
