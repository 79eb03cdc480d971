#include "domain/personal/dates.hpp"

#include <algorithm>

#include "domain/personal/calendar.hpp"

namespace pana::personal {
namespace {

constexpr int first_own_year = 2020;  // moments of the protocol are never older
constexpr std::u16string_view between_words = u" .,-/'()";
constexpr std::array<char16_t, 3> separators{u'.', u'/', u'-'};

bool is_year(const Part& part) {
  return part.is_digits(4) && part.value() >= 1900 && part.value() < 2050;
}
bool short_number(const Part& part) {
  return part.digits && part.size <= 2;
}
bool is_day_of_month(const Part& part) {
  return short_number(part) && part.value() >= 1 && part.value() <= 31;
}
// Day and month, in either order.
bool fits(const Part& year, const Part& one, const Part& other) {
  if (!short_number(one) || !short_number(other)) return false;
  return is_day(year.value(), other.value(), one.value()) || is_day(year.value(), one.value(), other.value());
}

// Another number follows, joined with the same mark: a version or an address, no date.
bool goes_on(std::string_view rest, char16_t separator) {
  return take_gap(rest).is(separator) && take_symbol(rest).kind == Symbol::Kind::digit;
}

}  // namespace

bool Dates::take(const Gap& gap, const Word& word, std::string_view rest) {
  if (word.opaque()) return count_ = 0, false;
  if (word.number.size > 0) return push({word.number, gap}, rest);
  for (std::size_t at = 0; at < word.count; ++at) {
    const auto& part = word.parts[at];
    const bool time =
        at + 1 < word.count && word.parts[at + 1].size == 1 && word.parts[at + 1].form[0] == u't';
    const Item item{part, at == 0 ? gap : Gap{}, !part.digits && is_month(part), time};
    if (!part.digits && !item.month) {
      if (!is_filler(part)) count_ = 0;
      continue;
    }
    if (push(item, rest)) return true;
  }
  return false;
}

bool Dates::push(const Item& item, std::string_view rest) {
  std::move(items_.begin() + 1, items_.end(), items_.begin());
  items_.back() = item;
  count_ = std::min(count_ + 1, items_.size());
  return count_ >= 3 && (in_digits(rest) || with_name());
}

bool Dates::in_digits(std::string_view rest) const {
  const auto& [before, a, b, c] = items_;
  const auto joined = [&](char16_t mark) { return b.gap.around(mark) && c.gap.around(mark); };
  const auto* separator = std::find_if(separators.begin(), separators.end(), joined);
  const bool blanks = b.gap.blank() && c.gap.blank();
  if (!b.part.digits || (separator == separators.end() && !blanks)) return false;
  if (is_year(c.part) && fits(c.part, a.part, b.part)) return true;
  if (is_year(a.part) && short_number(c.part) && is_day(a.part.value(), b.part.value(), c.part.value())) {
    return !c.before_time || a.part.value() < first_own_year;
  }
  // With two digits for the year it looks like much else.
  const bool pairs = a.part.is_digits(2) && b.part.is_digits(2) && c.part.is_digits(2);
  if (!pairs || blanks || !is_day(2000 + c.part.value(), b.part.value(), a.part.value())) return false;
  return !(count_ > 3 && before.part.digits && a.gap.is(*separator)) && !goes_on(rest, *separator);
}

bool Dates::with_name() const {
  const auto& [before, a, b, c] = items_;
  const auto near = [](const Item& item) { return item.gap.within(between_words, 4); };
  if (!near(b) || !near(c)) return false;
  const auto day_and_month = [](const Item& one, const Item& other) {
    return (is_day_of_month(one.part) && other.month) || (one.month && is_day_of_month(other.part));
  };
  return (is_year(c.part) && day_and_month(a, b)) || (is_year(a.part) && day_and_month(b, c));
}

}  // namespace pana::personal
