#pragma once
#include "domain/personal/word.hpp"

namespace pana::personal {

// A day of the Gregorian calendar.
constexpr bool is_day(int year, int month, int day) {
  constexpr int days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month < 1 || month > 12 || day < 1 || day > days[month - 1]) return false;
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return month != 2 || day < 29 || leap;
}

// The name of a month in Kazakh, Russian or English, with its endings and usual abbreviations.
bool is_month(const Part& letters);
// What may stand in a written date without meaning anything: "12-го", "1987 ж.", "12th of".
bool is_filler(const Part& letters);

}  // namespace pana::personal
