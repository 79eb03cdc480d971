#include "domain/personal/plates.hpp"

#include <algorithm>

namespace pana::personal {
namespace {

constexpr std::u16string_view separating = u" -|/.";
constexpr int last_region = 20;

bool letters(const Part& part, std::size_t least, std::size_t most) {
  const auto text = part.text();
  return !part.digits && part.size >= least && part.size <= most &&
         std::all_of(text.begin(), text.end(), [](char16_t form) { return form >= u'a' && form <= u'z'; });
}
bool region(const Part& part) {
  return part.is_digits(2) && part.value() >= 1 && part.value() <= last_region;
}
bool of_today(const Part& a, const Part& b, const Part& c) {
  return a.is_digits(3) && letters(b, 2, 3) && region(c);
}
bool of_old(const Part& a, const Part& b, const Part& c) {
  return letters(a, 1, 1) && b.is_digits(3) && letters(c, 2, 3);
}
// What a short hash looks like.
bool hex(const Part& part) {
  const auto text = part.text();
  return part.ascii && std::all_of(text.begin(), text.end(), [](char16_t form) { return form <= u'f'; });
}

}  // namespace

bool Plates::take(const Gap& gap, const Word& word, std::string_view rest) {
  const auto ordinal = words_++;
  if (word.opaque() || !gap.within(separating, 3)) count_ = 0;
  if (word.opaque()) return false;
  for (std::size_t at = 0; at < word.count; ++at) {
    const bool first = at == 0;
    push({word.parts[at], first ? gap : Gap{}, ordinal, first, at + 1 == word.count});
  }
  return judge(rest.empty());
}

void Plates::push(const Item& item) {
  std::move(items_.begin() + 1, items_.end(), items_.begin());
  items_.back() = item;
  count_ = std::min(count_ + 1, items_.size());
}

bool Plates::judge(bool at_end) const {
  const auto& [before, a, b, c] = items_;
  // Of Russia: the older shape with a region behind it.
  if (count_ == 4 && before.first && of_old(before.part, a.part, b.part) && c.part.digits &&
      (c.part.size == 2 || c.part.size == 3))
    return before.part.capitals && b.part.capitals;
  if (count_ < 3 || !a.first) return false;
  const bool whole = a.word == 0 && at_end && a.part.ascii && b.part.ascii && c.part.ascii;
  const bool together = a.word == c.word;
  if (of_today(a.part, b.part, c.part)) {
    if (together) return b.part.capitals || !hex(b.part);
    return b.part.capitals || whole;
  }
  if (!of_old(a.part, b.part, c.part)) return false;
  return (a.part.capitals && c.part.capitals) || (whole && !together);
}

}  // namespace pana::personal
