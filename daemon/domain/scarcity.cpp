#include "domain/scarcity.hpp"

#include <algorithm>

#include "domain/named.hpp"

namespace pana {

std::optional<Choice> choice_from(std::string_view name) {
  return named<Choice>(choice_names, name);
}

bool is_of(const UnitGroup& group, Scarce kind) {
  return kind == Scarce::step_free ? group.step_free : group.sleeps >= large_unit_sleeps;
}

bool needs(const Asking& asking, Scarce kind) {
  if (kind == Scarce::step_free) return needs_step_free(asking);
  return asking.household.people() >= large_household;
}

std::int32_t bid_price_min(std::int32_t last_unit_min, std::int32_t free) {
  constexpr std::int32_t bits = 31;
  return free < 1 || free > bits ? 0 : last_unit_min >> (free - 1);
}

Reserve::Reserve(const Board& board, const Asking& asking, Urgency urgency, Instant now)
    : board_(board),
      asking_(asking),
      now_(now),
      priced_(board.policy().placing.choice == Choice::reserve && urgency != Urgency::emergency) {}

bool Reserve::offered(const Center& center) const {
  return center.acceptance.open_at(now_) &&
         freshness_of(center.confirmed_at, now_, center.limits(board_.limits())) != Freshness::stale;
}

// A unit that is held for a concealed request counts as free: the price must not tell those who must not know
// that it is held (Board::seen_by shows it free as well).
std::int32_t Reserve::free_of(const Center& center, const UnitGroup& group) const {
  auto free = group.counters.free();
  if (free == 0) return 0;
  for (const auto& [id, request] : board_.concealed()) {
    if (request.held && request.held->first == center.id && request.held->second == group.unit) ++free;
  }
  return free;
}

const Reserve::Area& Reserve::area_of(const Center& center) {
  const auto known = std::find_if(areas_.begin(), areas_.end(),
                                  [&](const Area& area) { return *area.region == center.region; });
  if (known != areas_.end()) return *known;
  auto& area = areas_.emplace_back(Area{&center.region});
  for (const auto& entry : board_.entries()) {
    if (entry.center.region != center.region || !offered(entry.center)) continue;
    for (const auto& group : entry.center.units) {
      auto& free = area.free[static_cast<std::size_t>(group.who)];
      for (std::size_t kind = 0; kind < scarce_count; ++kind)
        if (is_of(group, static_cast<Scarce>(kind))) free[kind] += free_of(entry.center, group);
    }
  }
  return area;
}

std::int32_t Reserve::price_min(const Center& center, const UnitGroup& group) {
  std::int32_t price = 0;
  if (!priced_) return price;
  for (const auto kind : {Scarce::step_free, Scarce::large}) {
    if (!is_of(group, kind) || needs(asking_, kind)) continue;
    const auto& free = area_of(center).free[static_cast<std::size_t>(group.who)];
    price = std::max(
        price, bid_price_min(board_.policy().placing.last_unit_min, free[static_cast<std::size_t>(kind)]));
  }
  return price;
}

const UnitGroup* Reserve::cheapest_fit(const Center& center) {
  if (!priced_) return smallest_fit(center, asking_);
  const UnitGroup* best = nullptr;
  std::int32_t least = 0;
  for (const auto& group : center.units) {
    if (group.counters.free() == 0 || !fits(center, group, asking_)) continue;
    const auto price = price_min(center, group);
    const bool before = best == nullptr || price < least || (price == least && smaller(group, *best));
    if (!before) continue;
    best = &group;
    least = price;
  }
  return best;
}

}  // namespace pana
