#include "domain/center.hpp"

#include <algorithm>

namespace pana {

const UnitGroup* Center::find(std::string_view unit) const {
  const auto at =
      std::find_if(units.begin(), units.end(), [&](const UnitGroup& group) { return group.unit == unit; });
  return at == units.end() ? nullptr : &*at;
}

UnitGroup* Center::find(std::string_view unit) {
  return const_cast<UnitGroup*>(static_cast<const Center&>(*this).find(unit));
}

}  // namespace pana
