#include "domain/spelling.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace pana {
namespace {

constexpr char32_t dropped = 0;

struct Letter {
  char32_t from;
  char32_t to;
};

// Cyrillic letters (lower case) that are written in several ways. To add one: a row.
constexpr std::array<Letter, 13> cyrillic{{
    {U'ә', U'а'},
    {U'ғ', U'г'},
    {U'қ', U'к'},
    {U'ң', U'н'},
    {U'ө', U'о'},
    {U'ұ', U'у'},
    {U'ү', U'у'},
    {U'һ', U'х'},
    {U'і', U'и'},
    {U'ё', U'е'},
    {U'ї', U'и'},
    {U'ъ', dropped},
    {U'ь', dropped},
}};

// What U+00C0 … U+017F are without their marks: one letter each, '*' where there is none.
constexpr std::string_view latin_bases =
    "aaaaaaaceeeeiiii"
    "dnooooo*ouuuuyts"
    "aaaaaaaceeeeiiii"
    "dnooooo*ouuuuyty"  // 00C0 … 00FF
    "aaaaaaccccccccdd"
    "ddeeeeeeeeeegggg"
    "gggghhhhiiiiiiii"
    "iiiijjkkklllllll"  // 0100 … 013F
    "lllnnnnnnnnnoooo"
    "oooorrrrrrssssss"
    "ssttttttuuuuuuuu"
    "uuuuwwyyyzzzzzzs";  // 0140 … 017F
static_assert(latin_bases.size() == 0x180 - 0xC0);

bool is_mark(char32_t c) {
  return (c >= 0x0300 && c <= 0x036F) || (c >= 0x02B0 && c <= 0x02FF) || (c >= 0x2010 && c <= 0x2015) ||
         (c >= 0x2018 && c <= 0x201F) || (c >= 0x2000 && c <= 0x200F) || c == 0x00A0 || c == 0x00AD ||
         c == 0x00B4;
}

char32_t fold_ascii(char32_t c) {
  if (c >= U'A' && c <= U'Z') return c + 0x20;
  const bool drop = c <= U' ' || c == U'-' || c == U'\'' || c == U'`' || c == 0x7F;
  return drop ? dropped : c;
}

char32_t lower_cyrillic(char32_t c) {
  if (c >= 0x0410 && c <= 0x042F) return c + 0x20;
  if (c >= 0x0400 && c <= 0x040F) return c + 0x50;
  if (c >= 0x0460 && c <= 0x052F && (c < 0x0482 || c > 0x0489) && (c < 0x04C0 || c > 0x04CF)) return c | 1U;
  return c;
}

char32_t fold_letter(char32_t c) {
  if (c < 0x80) return fold_ascii(c);
  if (is_mark(c)) return dropped;
  if (c >= 0x00C0 && c <= 0x017F) {
    const auto base = static_cast<unsigned char>(latin_bases[c - 0x00C0]);
    return base == '*' ? dropped : char32_t{base};
  }
  const auto low = lower_cyrillic(c);
  const auto* row =
      std::find_if(cyrillic.begin(), cyrillic.end(), [&](const Letter& l) { return l.from == low; });
  return row == cyrillic.end() ? low : row->to;
}

// Reads one code point at `at` and moves past it; `dropped` for a byte that is not UTF-8.
char32_t next_point(std::string_view text, std::size_t& at) {
  const auto lead = static_cast<unsigned char>(text[at++]);
  if (lead < 0x80) return lead;
  const std::size_t more = lead >= 0xF0 && lead < 0xF5   ? 3
                           : lead >= 0xE0 && lead < 0xF0 ? 2
                                                         : lead >= 0xC2 && lead < 0xE0;
  if (more == 0 || at + more > text.size()) return dropped;
  char32_t point = lead & (0x3FU >> more);
  for (std::size_t i = 0; i < more; ++i) {
    const auto byte = static_cast<unsigned char>(text[at + i]);
    if ((byte & 0xC0U) != 0x80U) return dropped;
    point = (point << 6U) | (byte & 0x3FU);
  }
  at += more;
  return point;
}

void append_utf8(std::string& text, char32_t c) {
  const auto tail = [&](unsigned shift) { text += static_cast<char>(0x80U | ((c >> shift) & 0x3FU)); };
  if (c < 0x80) {
    text += static_cast<char>(c);
  } else if (c < 0x800) {
    text += static_cast<char>(0xC0U | (c >> 6U));
    tail(0);
  } else if (c < 0x10000) {
    text += static_cast<char>(0xE0U | (c >> 12U));
    tail(6), tail(0);
  } else {
    text += static_cast<char>(0xF0U | (c >> 18U));
    tail(12), tail(6), tail(0);
  }
}

}  // namespace

std::u32string fold_points(std::string_view text) {
  constexpr char32_t breve = 0x0306;
  std::u32string folded;
  folded.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto point = next_point(text, at);
    // й typed as и and a breve (macOS file names, some keyboards) is still й.
    if (point == breve && !folded.empty() && folded.back() == U'и') folded.back() = U'й';
    if (const auto letter = fold_letter(point); letter != dropped) folded += letter;
  }
  return folded;
}

std::string fold(std::string_view text) {
  std::string folded;
  for (const auto point : fold_points(text)) append_utf8(folded, point);
  return folded;
}

std::size_t typing_errors(std::u32string_view a, std::u32string_view b) {
  std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({replaced, last[j] + 1, row[j - 1] + 1});
      const bool exchanged = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (exchanged) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    std::swap(before, last);
    std::swap(last, row);
  }
  return last[b.size()];
}

}  // namespace pana
