#pragma once
#include <cstdint>
#include <vector>

#include "domain/ranking.hpp"
#include "domain/request.hpp"

namespace pana {

// Households of one plan.
inline constexpr std::size_t most_leaving = 64;

// A household that has to leave a center. Its search starts where the center is and excludes it.
struct Leaving {
  Search search;
  Urgency urgency = Urgency::standard;
};

struct Move {
  std::size_t household = 0;  // index into what was asked
  Candidate to;               // with the unit group that is meant for it, which need not be the smallest
};

// Where each household could go. Nothing is held by it.
struct Relocation {
  std::vector<Move> moves;            // in the order of the households
  std::vector<std::size_t> unplaced;  // households for which no unit is left
};

// Assigns all at once, each household whole to one unit, no unit twice: as many households as can be; of
// these plans one that leaves over the least urgent; of these one with the least total cost in minutes
// (travel and ageing, as in ranking); of these one that wastes the fewest beds. The same input gives the same
// plan on every daemon. At most most_leaving households.
//
// Per household only its n cheapest unit groups are looked at, n being the number of households. That loses
// nothing: the n - 1 others take at most n - 1 of these groups whole, so whoever stands elsewhere in a plan
// can change to one of them at no more cost.
Relocation plan_relocation(const Board& board, const std::vector<Leaving>& leaving, Instant now);

// The unit groups of the center that would take such a household, full or not: indices, in their order.
std::vector<std::uint32_t> fitting_units(const Center& center, const Asking& asking);

}  // namespace pana
