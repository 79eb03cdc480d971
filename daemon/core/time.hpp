#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace pana {

using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

// A moment in UTC, to the millisecond.
using Instant = std::chrono::sys_time<milliseconds>;

// Tells the time. Below operations/ nobody reads a clock: `now` is passed in as a value.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() const = 0;
};

class SystemClock final : public Clock {
 public:
  Instant now() const override;
};

// RFC 3339 in UTC with milliseconds: "2026-01-31T22:04:05.678Z".
std::string to_rfc3339(Instant at);

// Reads RFC 3339 with 'Z' or an offset, with or without a fraction; nothing else.
std::optional<Instant> from_rfc3339(std::string_view text);

// A day of the calendar, without a zone: "2026-12-31".
using Day = std::chrono::local_days;
std::string to_date(Day day);
// Reads "2026-12-31"; nothing else, and only days that exist.
std::optional<Day> from_date(std::string_view text);

inline std::int64_t to_ms(Instant at) {
  return at.time_since_epoch().count();
}
inline Instant from_ms(std::int64_t ms) {
  return Instant{milliseconds{ms}};
}

}  // namespace pana
