#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "core/time.hpp"

namespace pana {

// A moment on the country's clock.
struct LocalTime {
  Day day;
  int minute = 0;  // of the day
};

inline LocalTime local_time(Instant at, minutes utc_offset) {
  const auto local = std::chrono::local_time<milliseconds>{(at + utc_offset).time_since_epoch()};
  const auto day = std::chrono::floor<std::chrono::days>(local);
  return {day, static_cast<int>(std::chrono::floor<minutes>(local - day).count())};
}

// A month of the country's calendar: "2026-10".
using Month = std::chrono::year_month;
inline Month month_of(Day day) {
  const std::chrono::year_month_day date{day};
  return date.year() / date.month();
}
std::string to_text(Month month);
// Reads "2026-10"; nothing else.
std::optional<Month> month_from(std::string_view text);

// "03:10".
std::string to_clock(int minute_of_day);
// Reads "03:10", of a day from 00:00 to 23:59; -1 where it is none.
int from_clock(std::string_view text);

}  // namespace pana
