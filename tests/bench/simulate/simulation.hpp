#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "bench/simulate/demand.hpp"
#include "bench/simulate/world.hpp"
#include "domain/ranking.hpp"

namespace pana::simulate {

enum class Strategy : std::uint8_t { straight_line, nearest, reserve };
inline constexpr std::array<std::string_view, 3> strategy_names{"straight line", "road nearest", "reserve"};

// A unit that a household was given.
struct Placed {
  Minute at = 0;
  std::size_t center = 0;  // index into the world's centers
  std::size_t unit = 0;    // index into the center's units
  std::int32_t travel_min = 0;
};

// What became of each arrival, in their order; nothing: it found no place within its patience.
using Fates = std::vector<std::optional<Placed>>;

struct Scenario {
  const World& world;
  const std::vector<Arrival>& demand;
  const std::vector<Closure>& closures;
  Minute warm_up = 0;  // until then the nearest by road is taken, whatever the policy
  std::int32_t last_unit_min = Placing{}.last_unit_min;
};

// Lets the demand come, one after the other, with the daemon's own Board and search. Whoever finds no place
// is looked for again whenever a unit is freed or a road opens, the most urgent first, then the oldest, and
// gives up when the patience is over.
Fates fates_of(const Scenario& scenario, Strategy strategy);

// The search of an arrival, as the ranking asks for it.
Search search_of(const Arrival& arrival);

}  // namespace pana::simulate
