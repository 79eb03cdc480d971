#include "domain/journey.hpp"

#include <algorithm>

#include "domain/local_time.hpp"
#include "domain/request.hpp"

namespace pana {
namespace {

static_assert(std::tuple_size_v<decltype(Speeds::percent)> == transports.size());

bool is_night(const Speeds& speeds, const LocalTime& at) {
  const bool begun = at.minute >= speeds.night_from_h * 60;
  const bool over = at.minute >= speeds.night_until_h * 60;
  return speeds.night_from_h <= speeds.night_until_h ? begun && !over : begun || !over;
}

bool is_winter(const Speeds& speeds, const LocalTime& at) {
  const std::chrono::year_month_day date{at.day};
  const auto month = static_cast<std::int32_t>(static_cast<unsigned>(date.month()));
  const bool begun = month >= speeds.winter_from_month;
  const bool over = month > speeds.winter_until_month;
  return speeds.winter_from_month <= speeds.winter_until_month ? begun && !over : begun || !over;
}

// From a moment of the night until the day begins; a minute that has begun counts in full.
std::int32_t rest_of_night(const Speeds& speeds, const LocalTime& at) {
  constexpr std::int32_t day = 24 * 60;
  return (speeds.night_until_h * 60 - at.minute + day) % day;
}

}  // namespace

Journey journey_of(const Speeds& speeds, std::string_view transport, Instant ready, minutes utc_offset) {
  Journey journey;
  journey.vehicle = vehicle_of(transport);
  auto leaves = local_time(ready, utc_offset);
  if (journey.vehicle == Vehicle::bus && is_night(speeds, leaves)) {
    journey.wait_min = rest_of_night(speeds, leaves);
    leaves = local_time(ready + minutes{journey.wait_min}, utc_offset);
  }
  const auto known = std::find(transports.begin(), transports.end(), transport);
  const auto by_driver =
      known == transports.end() ? 100 : speeds.percent[static_cast<std::size_t>(known - transports.begin())];
  const auto by_night = is_night(speeds, leaves) ? speeds.night_percent : 100;
  const auto by_winter = is_winter(speeds, leaves) ? speeds.winter_percent : 100;
  journey.speed_percent = std::max(1, (by_driver * by_night * by_winter + 5'000) / 10'000);
  return journey;
}

}  // namespace pana
