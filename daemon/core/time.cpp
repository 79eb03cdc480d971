#include "core/time.hpp"

namespace pana {

Instant SystemClock::now() const {
  return std::chrono::time_point_cast<milliseconds>(std::chrono::system_clock::now());
}

namespace {

// Writes `value` in exactly `width` digits at `at`; by hand, since every message carries some.
void put(char* at, unsigned value, int width) {
  for (int i = width - 1; i >= 0; --i, value /= 10) at[i] = static_cast<char>('0' + value % 10);
}

}  // namespace

std::string to_rfc3339(Instant at) {
  using namespace std::chrono;
  const auto day = floor<days>(at);
  const year_month_day date{day};
  const auto ms = static_cast<unsigned>((at - day).count());
  std::string text = "0000-00-00T00:00:00.000Z";
  put(text.data(), static_cast<unsigned>(static_cast<int>(date.year())), 4);
  put(text.data() + 5, static_cast<unsigned>(date.month()), 2);
  put(text.data() + 8, static_cast<unsigned>(date.day()), 2);
  put(text.data() + 11, ms / 3'600'000, 2);
  put(text.data() + 14, ms / 60'000 % 60, 2);
  put(text.data() + 17, ms / 1000 % 60, 2);
  put(text.data() + 20, ms % 1000, 3);
  return text;
}

namespace {

// Reads exactly `width` digits at `from`; -1 where there are none.
int digits(std::string_view text, std::size_t from, std::size_t width) {
  if (from + width > text.size()) return -1;
  int value = 0;
  for (std::size_t i = from; i < from + width; ++i) {
    if (text[i] < '0' || text[i] > '9') return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

// Reads ".678…" at `at` (moved past it) as milliseconds; further digits are dropped.
int fraction_ms(std::string_view text, std::size_t& at) {
  if (at >= text.size() || text[at] != '.') return 0;
  int value = 0;
  int width = 0;
  for (++at; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at, ++width) {
    if (width < 3) value = value * 10 + (text[at] - '0');
  }
  if (width == 0) return -1;
  for (int i = width; i < 3; ++i) value *= 10;
  return value;
}

// Reads "Z" or "+05:00" at the end; minutes east of UTC.
std::optional<int> offset_min(std::string_view text, std::size_t at) {
  const auto rest = text.substr(at);
  if (rest == "Z") return 0;
  if (rest.size() != 6 || (rest[0] != '+' && rest[0] != '-') || rest[3] != ':') return std::nullopt;
  const int hours = digits(rest, 1, 2);
  const int mins = digits(rest, 4, 2);
  if (hours < 0 || hours > 23 || mins < 0 || mins > 59) return std::nullopt;
  return (rest[0] == '-' ? -1 : 1) * (hours * 60 + mins);
}

}  // namespace

std::string to_date(Day day) {
  return to_rfc3339(Instant{std::chrono::sys_days{day.time_since_epoch()}}).substr(0, 10);
}

std::optional<Day> from_date(std::string_view text) {
  using namespace std::chrono;
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const int year_ = digits(text, 0, 4), month_ = digits(text, 5, 2), day_ = digits(text, 8, 2);
  if (year_ < 0 || month_ < 0 || day_ < 0) return std::nullopt;
  const year_month_day date{year{year_}, month{static_cast<unsigned>(month_)},
                            day{static_cast<unsigned>(day_)}};
  if (!date.ok()) return std::nullopt;
  return local_days{date};
}

std::optional<Instant> from_rfc3339(std::string_view text) {
  using namespace std::chrono;
  if (text.size() < 20 || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' ||
      text[16] != ':') {
    return std::nullopt;
  }
  const int year_ = digits(text, 0, 4), month_ = digits(text, 5, 2), day_ = digits(text, 8, 2);
  const int hour_ = digits(text, 11, 2), minute_ = digits(text, 14, 2), second_ = digits(text, 17, 2);
  std::size_t at = 19;
  const int ms = fraction_ms(text, at);
  const auto offset = offset_min(text, at);
  if (year_ < 0 || hour_ < 0 || hour_ > 23 || minute_ < 0 || minute_ > 59 || second_ < 0 || second_ > 59 ||
      ms < 0 || !offset) {
    return std::nullopt;
  }
  const year_month_day date{year{year_}, month{static_cast<unsigned>(month_)},
                            day{static_cast<unsigned>(day_)}};
  if (!date.ok()) return std::nullopt;
  return Instant{sys_days{date}} + hours{hour_} + minutes{minute_ - *offset} + seconds{second_} +
         milliseconds{ms};
}

}  // namespace pana
