#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "domain/board.hpp"
#include "domain/eligibility.hpp"
#include "domain/policy.hpp"
#include "domain/request.hpp"

// Scarce units are dear to those who could go elsewhere. Where a household would take one of the last units
// of a kind that it does not need, the unit costs it a bid price in minutes, as if it were farther away: then
// a household that has another place takes that one, and who has no other place still finds this one.
//
// The method is that of bid prices in revenue management, and of Ahani et al. 2024, who place refugees with
// look-ahead prices and reach 98 percent of the optimum of hindsight where taking the best at once
// reaches 90. Here nothing is foretold about persons: the price follows from what is free now, and nothing
// else.
namespace pana {

enum class Scarce : std::uint8_t { step_free, large };
inline constexpr std::size_t scarce_count = 2;

// A unit for as many people or more is large; a household of as many people or more needs one, because what
// is smaller sleeps at most three almost everywhere.
inline constexpr std::int32_t large_unit_sleeps = 5;
inline constexpr int large_household = 4;

bool is_of(const UnitGroup& group, Scarce kind);
bool needs(const Asking& asking, Scarce kind);

// The price of one of `free` units: `last_unit_min` for the last, half of it for one of two, a quarter for
// one of three … rounded down: about the chance that all the others are taken before one is freed, times the
// way to the next area that the household which comes then has to go. Nothing where none is free.
std::int32_t bid_price_min(std::int32_t last_unit_min, std::int32_t free);

// What the units of a board cost one household. Counts an area, which is the center's region, when it is
// first asked about it, without the centers that take nobody now; valid until the board changes.
class Reserve {
 public:
  // Holds references. Under the policy `nearest`, and in an emergency, nothing costs anything.
  Reserve(const Board& board, const Asking& asking, Urgency urgency, Instant now);

  // Minutes added if the household takes a unit of this group. Units for men and for adolescents are taken by
  // nobody else (`fits`), so that they are reserved without a price; among them, too, the step-free and the
  // large ones are left to those who need them. A unit of two kinds costs the dearer of both.
  std::int32_t price_min(const Center& center, const UnitGroup& group);
  // The cheapest group that takes the household now, of these the smallest (smallest_fit); none where there
  // is none.
  const UnitGroup* cheapest_fit(const Center& center);

 private:
  struct Area {
    const std::string* region;
    std::array<std::array<std::int32_t, scarce_count>, unit_for_count> free{};  // by UnitFor and Scarce
  };
  const Area& area_of(const Center& center);
  bool offered(const Center& center) const;
  std::int32_t free_of(const Center& center, const UnitGroup& group) const;

  const Board& board_;
  const Asking& asking_;
  Instant now_;
  bool priced_;
  std::vector<Area> areas_;
};

}  // namespace pana
