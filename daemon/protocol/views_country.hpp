#pragma once
#include <string>
#include <vector>

#include "domain/place.hpp"
#include "domain/policy.hpp"

namespace pana::protocol {

// {"regions":[{"region","name","tile"?}],"places"?:[{"place","name","region"}],"utc_offset_min","rhythm","now"}:
// what a console needs to name regions and localities, and to tell how old figures are while nothing happens.
// `places` stay out where the pointer is null.
std::string country_shown(const Gazetteer& gazetteer, const std::vector<Gazetteer::Index>* places,
                          const Policy& policy, Instant now);

}  // namespace pana::protocol
