#include "domain/personal/word.hpp"

#include <algorithm>
#include <utility>

namespace pana::personal {
namespace {

using Kind = Symbol::Kind;

constexpr std::uint8_t most_posing = 5;

void add(Part& part, const Symbol& symbol, char16_t form) {
  if (part.size < Part::most) part.form[part.size] = form;
  if (part.size < 255) ++part.size;
  part.capitals = part.capitals && symbol.capital;
  part.ascii = part.ascii && symbol.ascii;
}

void add(Word& word, const Symbol& symbol) {
  const bool digit = symbol.kind == Kind::digit;
  if (word.count > Word::most_parts) return;
  if (word.count == 0 || word.last().digits != digit) {
    if (++word.count > Word::most_parts) return;
    word.parts[word.count - 1].digits = digit;
  }
  add(word.parts[word.count - 1], symbol, symbol.form);
}

// Keeps count of what the whole word says when letters pose as digits.
class Posing {
 public:
  void add(const Symbol& symbol) {
    const bool digit = symbol.kind == Kind::digit;
    const auto form = digit ? symbol.form : posed_digit(symbol.form);
    possible_ = possible_ && form != 0;
    if (possible_) personal::add(number_, symbol, form);
    if (!digit && posing_ < 255) ++posing_;
  }
  // True digits must be the most of it.
  void tell(Word& word) const {
    if (!possible_ || posing_ > most_posing || number_.size < 2 * posing_) return;
    word.number = number_;
    word.number.digits = true;
    word.posing = posing_;
  }

 private:
  Part number_{};
  bool possible_ = true;
  std::uint8_t posing_ = 0;
};

bool hex(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}
bool word_symbol(std::string_view text) {
  const auto kind = take_symbol(text).kind;
  return kind == Kind::digit || kind == Kind::letter;
}

bool begins_with_uuid(std::string_view text) {
  constexpr std::size_t length = 36;
  if (text.size() < length || text[8] != '-') return false;
  for (std::size_t at = 0; at < length; ++at) {
    const bool dash = at == 8 || at == 13 || at == 18 || at == 23;
    if (dash ? text[at] != '-' : !hex(text[at])) return false;
  }
  text.remove_prefix(length);
  return text.empty() || (text.front() != '-' && !word_symbol(text));
}

}  // namespace

int Part::value() const {
  int value = 0;
  for (const auto digit : text().substr(0, 9)) value = value * 10 + (digit - u'0');
  return value;
}

bool Gap::blank() const {
  return is(u' ');
}

bool Gap::within(std::u16string_view marks, std::size_t most) const {
  return size <= std::min(most, head.size()) &&
         std::all_of(head.begin(), head.begin() + size,
                     [&](char16_t mark) { return marks.find(mark) != marks.npos; });
}

bool Gap::around(char16_t mark) const {
  if (size == 0 || size > 3) return false;
  std::size_t at = head[0] == u' ' ? 1 : 0;
  if (at >= size || head[at] != mark) return false;
  ++at;
  return at == size || (at + 1 == size && head[at] == u' ');
}

Gap take_gap(std::string_view& text) {
  Gap gap;
  while (true) {
    auto rest = text;
    const auto symbol = take_symbol(rest);
    if (symbol.kind != Kind::mark) return gap;
    text = rest;
    if (gap.size < gap.head.size()) gap.head[gap.size] = symbol.form;
    if (gap.size < 255) ++gap.size;
    gap.before_last = std::exchange(gap.last, symbol.form);
  }
}

Word take_word(std::string_view& text) {
  Word word;
  if (begins_with_uuid(text)) {
    text.remove_prefix(36);
    word.count = Word::most_parts + 1;
    return word;
  }
  Posing posing;
  while (true) {
    auto rest = text;
    const auto symbol = take_symbol(rest);
    if (symbol.kind == Kind::mark || symbol.kind == Kind::end) break;
    text = rest;
    add(word, symbol);
    posing.add(symbol);
  }
  posing.tell(word);
  return word;
}

}  // namespace pana::personal
