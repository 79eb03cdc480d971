#pragma once
#include <string>

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

// "03:10".
std::string to_clock(int minute_of_day);
// Reads "03:10", of a day from 00:00 to 23:59; -1 where it is none.
int from_clock(std::string_view text);

}  // namespace pana
