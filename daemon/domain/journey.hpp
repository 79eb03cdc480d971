#pragma once
#include <array>
#include <cstdint>
#include <string_view>

#include "core/time.hpp"
#include "domain/closure.hpp"

namespace pana {

// How fast a country travels, in percent of its road table's speed: by who drives, and again of that by night
// and in winter. Hours and months are local; a span may pass midnight or new year. As it stands here, nobody
// and nothing is slower or faster.
struct Speeds {
  std::array<std::int32_t, 4> percent{100, 100, 100, 100};  // in the order of domain/request.hpp's transports
  std::int32_t night_percent = 100;
  std::int32_t winter_percent = 100;
  std::int32_t night_from_h = 0;   // the first hour of the night
  std::int32_t night_until_h = 0;  // the first hour of the day; the same as night_from_h: there is no night
  std::int32_t winter_from_month = 11;
  std::int32_t winter_until_month = 3;  // winter's last month

  friend bool operator==(const Speeds&, const Speeds&) = default;
};

// Assumed where a country does not tell its own; nothing published stands behind these numbers.
inline constexpr Speeds assumed_speeds{{110, 100, 100, 70}, 85, 80, 22, 6, 11, 3};

// How a household goes. Default: by car on a summer's day.
struct Journey {
  Vehicle vehicle = Vehicle::car;
  std::int32_t speed_percent = 100;  // of the road table's speed
  std::int32_t wait_min = 0;         // until the bus leaves

  friend bool operator==(const Journey&, const Journey&) = default;
};

// The journey of somebody who could leave at `ready`. The moment of departure decides for the whole of it,
// however long it takes. Buses do not leave by night: whoever takes one waits until the day begins.
Journey journey_of(const Speeds& speeds, std::string_view transport, Instant ready, minutes utc_offset);

}  // namespace pana
