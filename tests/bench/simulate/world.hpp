#pragma once
#include <string>
#include <vector>

#include "domain/center.hpp"
#include "settings/country.hpp"

namespace pana::simulate {

// A country and its centers, all units staffed and empty, all doors open.
struct World {
  Country country;
  std::vector<Road> roads;  // the sections of country.roads
  double speed_kmh = 0;
  std::vector<Center> centers;
};

// Reads DIRECTORY as config/kazakhstan is. Throws std::runtime_error, with the first mistake, where that
// cannot be.
World load_world(const std::string& directory);

}  // namespace pana::simulate
