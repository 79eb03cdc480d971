#pragma once
#include <string>
#include <vector>

#include "core/id.hpp"

namespace pana {

// Where this household must not be placed, because the violent person, kin or colleagues live there.
struct Exclusion {
  struct Around {
    PlaceId place;
    std::int32_t km = 0;  // straight line
    friend bool operator==(const Around&, const Around&) = default;
  };
  std::vector<std::string> regions;
  std::vector<PlaceId> places;
  std::vector<Around> around;
  bool home_place = false;  // not in the locality of origin
  std::vector<CenterId> centers;

  friend bool operator==(const Exclusion&, const Exclusion&) = default;
};

}  // namespace pana
