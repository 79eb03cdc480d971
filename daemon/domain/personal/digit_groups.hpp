#pragma once
#include <array>
#include <cstddef>
#include <string_view>

namespace pana::personal {

// Up to 15 digits, and how they are grouped: "8 (701) 123-45-67" is 87011234567 in groups of 1, 3, 3, 2, 2.
class DigitGroups {
 public:
  static constexpr std::size_t most = 15;

  // Puts a group before what is there; false where that gets too long. `size` counts all of the group, of
  // which `digits` may be the beginning.
  bool put_before(std::u16string_view digits, std::size_t size);

  std::size_t size() const { return size_; }
  std::size_t groups() const { return groups_; }
  int digit(std::size_t at) const { return digits_[most - size_ + at] - u'0'; }
  // The first `count` digits as a number.
  int first(std::size_t count) const;
  std::size_t group(std::size_t at) const { return sizes_[most - groups_ + at]; }
  // All groups are of `length` digits.
  bool equal_groups(std::size_t length) const;
  // A group ends after so many digits.
  bool cut_at(std::size_t digits) const;

 private:
  // Filled from the end.
  std::array<char16_t, most> digits_{};
  std::array<std::size_t, most> sizes_{};
  std::size_t size_ = 0;
  std::size_t groups_ = 0;
};

// An individual identification number of Kazakhstan: year, month and day of birth, century and sex (1 to 6; 0
// for foreigners), a serial number, and a check digit: the sum of the first eleven digits with the weights 1
// to 11, modulo 11; where that is 10, with the weights 3 to 11, 1, 2; where that is 10 again, no such number
// is given. Source: Government Resolution No. 565 of 11 June 2003 and the rules of formation of Resolution
// No. 406 of 22 May 2007. Alone, cut after six digits, or in equal groups.
bool is_iin(const DigitGroups& number);

// A phone number: 9 to 15 digits behind a plus; 00 and a country; 8 or 7 and ten digits of Kazakhstan or
// Russia; ten digits with a code of Kazakhstan, or of a Russian mobile network in groups; a neighbour's code
// and number.
bool is_phone(const DigitGroups& number, bool plus);

}  // namespace pana::personal
