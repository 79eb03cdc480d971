#pragma once
#include <cstdint>
#include <string_view>

// Characters by what they look like, so that a look-alike is as good as the real one.
namespace pana::personal {

struct Symbol {
  enum class Kind : std::uint8_t { end, digit, letter, mark };
  Kind kind = Kind::end;
  bool capital = false;
  bool ascii = false;
  // digit: '0'-'9'. letter: in lower case, Cyrillic and Greek ones that look Latin as Latin. mark: as ASCII
  // (' ' for any blank, '-' for any dash), 0 for what has no like.
  char16_t form = 0;
};

// Takes the next symbol from the front of `text`; what has no width is passed over. `end` at the end.
Symbol take_symbol(std::string_view& text);

// The digit that a letter (by its form) may pose as, or 0: o for 0, l and i for 1.
char16_t posed_digit(char16_t form);

// The form of a letter given in lower case: for tables of words.
constexpr char16_t form_of_lower(char16_t letter) {
  constexpr std::u16string_view alike = u"аaвbеeкkмmнhоoрpсcтtуyхxіiѕsјjһhαaβbεeηhιiκkμmνvοoρpτtυyχx";
  for (std::size_t at = 0; at < alike.size(); at += 2) {
    if (alike[at] == letter) return alike[at + 1];
  }
  return letter;
}

}  // namespace pana::personal
