#include "domain/personal/digit_groups.hpp"

#include <algorithm>

#include "domain/personal/calendar.hpp"

namespace pana::personal {
namespace {

constexpr std::size_t iin_length = 12;

bool has_check_digit(const DigitGroups& number) {
  int first = 0;
  int second = 0;
  for (std::size_t at = 0; at < iin_length - 1; ++at) {
    const int digit = number.digit(at);
    first += digit * static_cast<int>(at + 1);
    second += digit * static_cast<int>(at < 9 ? at + 3 : at - 8);
  }
  const int check = first % 11 == 10 ? second % 11 : first % 11;
  return check == number.digit(iin_length - 1);
}

bool begins_with_date(const DigitGroups& number) {
  const int year_of_century = number.first(2);
  const int month = number.digit(2) * 10 + number.digit(3);
  const int day = number.digit(4) * 10 + number.digit(5);
  const int century = number.digit(6);
  if (century > 6) return false;
  const int first_year = century == 0 ? 2000 : 1800 + (century - 1) / 2 * 100;
  return is_day(first_year + year_of_century, month, day);
}

// Mobile networks, and the codes of cities and districts (71x, 72x).
bool code_of_kazakhstan(int code) {
  return (code >= 700 && code <= 708) || (code >= 710 && code <= 729) || code == 747 || code == 750 ||
         code == 751 || (code >= 760 && code <= 764) || code == 771 || (code >= 775 && code <= 778);
}

// 8 or 7 stands alone before the code, or the code is written on.
bool with_trunk_prefix(const DigitGroups& number) {
  const int second = number.digit(1);
  const bool national =
      (number.digit(0) == 7 || number.digit(0) == 8) && (second == 3 || second == 4 || second >= 7);
  const bool grouped_so = number.group(0) >= 4 || (number.group(0) == 1 && number.group(1) >= 2);
  return national && (grouped_so || number.equal_groups(1));
}

bool without_prefix(const DigitGroups& number) {
  const bool russian_mobile = number.digit(0) == 9 && number.groups() > 2;
  return (number.group(0) >= 3 || number.equal_groups(1)) &&
         (russian_mobile || code_of_kazakhstan(number.first(3)));
}

// Country codes with which 11 and 12 digits begin.
bool of_a_neighbour(const DigitGroups& number) {
  static constexpr std::array<int, 7> twelve{992, 994, 995, 996, 998, 380, 375};
  static constexpr std::array<int, 3> eleven{993, 374, 373};
  const int code = number.first(3);
  const auto is_code = [code](int known) { return known == code; };
  const bool known = number.size() == 12 ? std::any_of(twelve.begin(), twelve.end(), is_code)
                                         : std::any_of(eleven.begin(), eleven.end(), is_code);
  return known && (number.group(0) == 3 || number.group(0) >= 5 || number.equal_groups(1));
}

}  // namespace

bool DigitGroups::put_before(std::u16string_view digits, std::size_t size) {
  if (size_ + size > most || size == 0) return false;
  size_ += size;
  std::copy(digits.begin(), digits.end(), digits_.end() - static_cast<std::ptrdiff_t>(size_));
  sizes_[most - ++groups_] = size;
  return true;
}

int DigitGroups::first(std::size_t count) const {
  int value = 0;
  for (std::size_t at = 0; at < count; ++at) value = value * 10 + digit(at);
  return value;
}

bool DigitGroups::equal_groups(std::size_t length) const {
  return std::all_of(sizes_.end() - static_cast<std::ptrdiff_t>(groups_), sizes_.end(),
                     [length](std::size_t size) { return size == length; });
}

bool DigitGroups::cut_at(std::size_t digits) const {
  std::size_t sum = 0;
  for (std::size_t at = 0; at < groups_ && sum < digits; ++at) sum += group(at);
  return sum == digits;
}

bool is_iin(const DigitGroups& number) {
  if (number.size() != iin_length) return false;
  const bool grouped_so = number.groups() == 1 || number.cut_at(6) || number.equal_groups(number.group(0));
  return grouped_so && begins_with_date(number) && has_check_digit(number);
}

bool is_phone(const DigitGroups& number, bool plus) {
  const auto size = number.size();
  if (size < 9) return false;
  if (plus) return number.digit(0) != 0;
  if (number.first(2) == 0) return size >= 11 && number.digit(2) != 0;
  if (size == 10) return without_prefix(number);
  if (size == 11 && with_trunk_prefix(number)) return true;
  return (size == 11 || size == 12) && of_a_neighbour(number);
}

}  // namespace pana::personal
