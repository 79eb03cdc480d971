#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "domain/freshness.hpp"

namespace pana {

// How a place is chosen among those that fit: the nearest, or with the last units of a scarce kind reserved
// for those who need them (scarcity.hpp).
enum class Choice : std::uint8_t { nearest, reserve };
inline constexpr std::array<std::string_view, 2> choice_names{"nearest", "reserve"};
std::optional<Choice> choice_from(std::string_view name);

struct Placing {
  Choice choice = Choice::nearest;
  // What the last unit of a scarce kind in an area costs those who do not need it, in minutes of travel.
  std::int32_t last_unit_min = 240;

  friend bool operator==(const Placing&, const Placing&) = default;
};

// What configuration decides about a ranking, the same for every request.
struct Policy {
  FreshnessLimits freshness{};
  Placing placing{};
  minutes utc_offset{300};  // the country's clock: intake hours, licence dates, nights

  friend bool operator==(const Policy&, const Policy&) = default;
};

}  // namespace pana
