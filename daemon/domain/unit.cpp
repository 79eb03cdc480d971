#include "domain/unit.hpp"

#include <array>

#include "domain/named.hpp"

namespace pana {
namespace {

constexpr std::array<std::string_view, unit_for_count> unit_for_names{"households", "men", "adolescents"};

UnitFor meant_for(const Household& household) {
  if (household.unaccompanied()) return UnitFor::adolescents;
  if (household.men_only()) return UnitFor::men;
  return UnitFor::households;
}

}  // namespace

std::string_view name_of(UnitFor who) {
  return unit_for_names[static_cast<std::size_t>(who)];
}

std::optional<UnitFor> unit_for_from(std::string_view name) {
  return named<UnitFor>(unit_for_names, name);
}

bool fits(const UnitGroup& group, const Household& household, bool step_free_needed, bool cots) {
  if (group.who != meant_for(household) || (step_free_needed && !group.step_free)) return false;
  const int sharing = cots ? std::min(household.infants(), household.adults()) : 0;
  return group.sleeps >= household.people() - sharing;
}

}  // namespace pana
