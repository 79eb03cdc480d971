#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "domain/place.hpp"
#include "domain/travel.hpp"
#include "settings/mistake.hpp"

namespace pana::settings {

// The country that the daemon works in: read once at start, shared by every shard, never changed.
struct Country {
  std::shared_ptr<const Gazetteer> gazetteer;
  std::shared_ptr<const RoadTable> roads;
};

// The three files as text (their formats: config/kazakhstan/README.md).
struct CountryTexts {
  std::string_view regions;     // regions.json
  std::string_view localities;  // localities.json
  std::string_view roads;       // roads.json
};

// A country, or everything that is wrong with its files, each with file, line and member: use `country` only
// when ok(). Checked besides the shape: ids are unique, every region, capital and road end exists, and no
// road is shorter than the straight line. Without `speeds`, assumed_speeds hold.
struct LoadedCountry {
  Country country{};
  Mistakes mistakes{};

  bool ok() const { return mistakes.empty(); }
};

LoadedCountry read_country(const CountryTexts& texts);

// Reads DIRECTORY/regions.json, localities.json and roads.json; a file that cannot be read is a mistake.
LoadedCountry load_country(const std::string& directory);

}  // namespace pana::settings

namespace pana {
using settings::Country;
}
