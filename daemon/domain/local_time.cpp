#include "domain/local_time.hpp"

namespace pana {

std::string to_clock(int minute_of_day) {
  const auto digit = [](int value) { return static_cast<char>('0' + value % 10); };
  const int hour = minute_of_day / 60;
  const int minute = minute_of_day % 60;
  return {digit(hour / 10), digit(hour), ':', digit(minute / 10), digit(minute)};
}

std::string to_text(Month month) {
  return to_date(Day{month / 1}).substr(0, 7);
}

std::optional<Month> month_from(std::string_view text) {
  const auto first = from_date(std::string{text}.append("-01"));
  return first ? std::optional{month_of(*first)} : std::nullopt;
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
