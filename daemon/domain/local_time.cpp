#include "domain/local_time.hpp"

namespace pana {

std::string to_clock(int minute_of_day) {
  const auto digit = [](int value) { return static_cast<char>('0' + value % 10); };
  const int hour = minute_of_day / 60;
  const int minute = minute_of_day % 60;
  return {digit(hour / 10), digit(hour), ':', digit(minute / 10), digit(minute)};
}

int from_clock(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return -1;
  const auto digit = [&](std::size_t at) {
    return text[at] >= '0' && text[at] <= '9' ? text[at] - '0' : 100;
  };
  const int hour = digit(0) * 10 + digit(1);
  const int minute = digit(3) * 10 + digit(4);
  return hour < 24 && minute < 60 ? hour * 60 + minute : -1;
}

}  // namespace pana
