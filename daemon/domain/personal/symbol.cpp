#include "domain/personal/symbol.hpp"

#include <array>

namespace pana::personal {
namespace {

using Kind = Symbol::Kind;

// The next code point; a byte that begins none is 0.
char32_t take_code_point(std::string_view& text) {
  const auto first = static_cast<unsigned char>(text.front());
  text.remove_prefix(1);
  if (first < 0x80) return first;
  const std::size_t more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1;
  if (first < 0xC2 || first > 0xF4 || text.size() < more) return 0;
  char32_t point = first & (0x3F >> more);
  for (std::size_t at = 0; at < more; ++at) {
    const auto next = static_cast<unsigned char>(text[at]);
    if ((next & 0xC0) != 0x80) return 0;
    point = point << 6 | (next & 0x3F);
  }
  text.remove_prefix(more);
  return point;
}

bool within(char32_t point, char32_t first, char32_t last) {
  return point >= first && point <= last;
}

// Soft hyphens, joiners, combining marks, variation selectors, the frame of a keycap.
bool without_width(char32_t point) {
  return point == 0xAD || within(point, 0x300, 0x36F) || within(point, 0x200B, 0x200F) ||
         within(point, 0x202A, 0x202E) || within(point, 0x2060, 0x2064) || within(point, 0x20D0, 0x20FF) ||
         within(point, 0xFE00, 0xFE0F) || point == 0xFEFF;
}

// The digit that a code point beyond ASCII shows, or -1.
int shown_digit(char32_t point) {
  // Where a run of ten digits begins: Arabic, Persian, Devanagari, subscript, full-width.
  for (const char32_t zero : {0x660U, 0x6F0U, 0x966U, 0x2080U, 0xFF10U}) {
    if (within(point, zero, zero + 9)) return static_cast<int>(point - zero);
  }
  if (within(point, 0x1D7CE, 0x1D7FF)) return static_cast<int>((point - 0x1D7CE) % 10);
  if (within(point, 0x2460, 0x2468)) return static_cast<int>(point - 0x2460) + 1;  // circled
  if (point == 0x24EA || point == 0x2070) return 0;
  if (within(point, 0x2074, 0x2079)) return static_cast<int>(point - 0x2070);  // superscript
  if (point == 0xB9) return 1;
  return within(point, 0xB2, 0xB3) ? static_cast<int>(point - 0xB0) : -1;
}

char16_t shown_mark(char32_t point) {
  static constexpr std::u16string_view alike = u"—-−-﹘-﹣-－-＋+＠@﹫@．.。.·.•.（(）)［[］]／/⁄/∕/＿_　 ’'";
  if (point == 0xA0 || point == 0x1680 || within(point, 0x2000, 0x200A) || point == 0x202F || point == 0x205F)
    return u' ';
  if (within(point, 0x2010, 0x2015)) return u'-';
  for (std::size_t at = 0; at < alike.size(); at += 2) {
    if (alike[at] == point) return alike[at + 1];
  }
  return 0;
}

struct Cased {
  char32_t lower;
  bool capital;
};

// A letter of full width or of a mathematical alphabet as the ASCII one that it shows.
char32_t plain_letter(char32_t point) {
  if (within(point, 0xFF21, 0xFF3A) || within(point, 0xFF41, 0xFF5A)) return point - 0xFEE0;
  if (!within(point, 0x1D400, 0x1D6A3)) return point;
  const auto place = (point - 0x1D400) % 52;
  return place < 26 ? U'A' + place : U'a' + place - 26;
}

Cased lower_case(char32_t point) {
  if (within(point, U'A', U'Z') || within(point, U'А', U'Я') || within(point, U'Α', U'Ω'))
    return {point + 32, true};
  if (within(point, 0x400, 0x40F)) return {point + 80, true};
  if (within(point, 0x48A, 0x4BF) || within(point, 0x4D0, 0x52F)) return {point | 1, (point & 1) == 0};
  return {point, false};
}

bool is_mark(char32_t point) {
  return within(point, 0x80, 0xBF) || within(point, 0x2000, 0x2BFF) || within(point, 0x3000, 0x303F) ||
         within(point, 0xFE30, 0xFE6F) || within(point, 0xFF00, 0xFF65);
}

Symbol ascii_symbol(char c) {
  const auto form = static_cast<char16_t>(c);
  if (c >= '0' && c <= '9') return {Kind::digit, false, true, form};
  if (c >= 'a' && c <= 'z') return {Kind::letter, false, true, form};
  if (c >= 'A' && c <= 'Z') return {Kind::letter, true, true, static_cast<char16_t>(form + 32)};
  return {Kind::mark, false, true, c < ' ' ? u' ' : form};
}

Symbol other_symbol(char32_t point) {
  if (const int digit = shown_digit(point); digit >= 0)
    return {Kind::digit, false, false, static_cast<char16_t>(u'0' + digit)};
  if (const auto mark = shown_mark(point); mark != 0) return {Kind::mark, false, false, mark};
  const auto plain = plain_letter(point);
  if (point == 0 || is_mark(plain)) return {Kind::mark, false, false, 0};
  const auto [lower, capital] = lower_case(plain);
  // Beyond the first plane no letter is one that we look for.
  const auto form = lower > 0xFFFF ? char16_t{0xFFFF} : form_of_lower(static_cast<char16_t>(lower));
  return {Kind::letter, capital, false, form};
}

}  // namespace

Symbol take_symbol(std::string_view& text) {
  while (!text.empty()) {
    if (static_cast<unsigned char>(text.front()) < 0x80) {
      const char c = text.front();
      text.remove_prefix(1);
      return ascii_symbol(c);
    }
    const auto point = take_code_point(text);
    if (!without_width(point)) return other_symbol(point);
  }
  return {};
}

char16_t posed_digit(char16_t form) {
  switch (form) {
    case u'o':
      return u'0';
    case u'l':
    case u'i':
      return u'1';
    case u'з':
      return u'3';
    case u'б':
      return u'6';
    default:
      return 0;
  }
}

}  // namespace pana::personal
