#pragma once
#include <chrono>
#include <string>
#include <vector>

#include "domain/place.hpp"

namespace pana::protocol {

// {"regions":[{"region","name","tile"?}],"places"?:[{"place","name","region"}],"utc_offset_min"}: what a
// console needs to name regions and localities. `places` stay out where the pointer is null.
std::string country_shown(const Gazetteer& gazetteer, const std::vector<Gazetteer::Index>* places,
                          std::chrono::minutes utc_offset);

}  // namespace pana::protocol
