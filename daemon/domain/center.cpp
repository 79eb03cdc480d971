#include "domain/center.hpp"

#include <algorithm>

namespace pana {

bool IntakeHours::open_at(int minute_of_day) const {
  if (always()) return true;
  if (from_min < until_min) return from_min <= minute_of_day && minute_of_day < until_min;
  return from_min <= minute_of_day || minute_of_day < until_min;
}

const UnitGroup* Center::find(std::string_view unit) const {
  const auto at =
      std::find_if(units.begin(), units.end(), [&](const UnitGroup& group) { return group.unit == unit; });
  return at == units.end() ? nullptr : &*at;
}

UnitGroup* Center::find(std::string_view unit) {
  return const_cast<UnitGroup*>(static_cast<const Center&>(*this).find(unit));
}

}  // namespace pana
