#pragma once
#include <array>
#include <cstdint>
#include <string_view>

#include "domain/personal/symbol.hpp"

// A text as words (letters and digits without a break) and the gaps between them.
namespace pana::personal {

// Digits only, or letters only, inside a word.
struct Part {
  static constexpr std::size_t most = 16;

  bool digits = false;
  bool capitals = true;             // every letter
  bool ascii = true;                // every symbol
  std::uint8_t size = 0;            // symbols, at most 255 counted
  std::array<char16_t, most> form;  // the first of them

  std::u16string_view text() const { return {form.data(), size < most ? size : most}; }
  bool is_digits(std::size_t count) const { return digits && size == count; }
  // The value of at most nine digits.
  int value() const;
};

struct Word {
  static constexpr std::size_t most_parts = 6;

  std::array<Part, most_parts> parts;
  std::uint8_t count = 0;  // of parts; most_parts + 1 where there are more
  // All symbols as digits, where each is one or a letter that poses as one, most of them digits and at most
  // five posing.
  Part number;
  std::uint8_t posing = 0;

  bool empty() const { return count == 0; }
  bool opaque() const { return count > most_parts; }
  const Part& last() const { return parts[count - 1]; }
};

// The marks before a word. Long ones are known by beginning and end.
struct Gap {
  std::array<char16_t, 6> head{};
  char16_t before_last = 0;
  char16_t last = 0;
  std::uint8_t size = 0;  // at most 255 counted

  bool is(char16_t mark) const { return size == 1 && last == mark; }
  bool blank() const;  // one blank
  // At most `most` marks, all of them among `marks`.
  bool within(std::u16string_view marks, std::size_t most) const;
  // One `mark`, with at most one blank at each side.
  bool around(char16_t mark) const;
};

// Takes the gap at the front of `text`, then the word. A UUID is one opaque word.
Gap take_gap(std::string_view& text);
Word take_word(std::string_view& text);

}  // namespace pana::personal
