#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/id.hpp"
#include "domain/center.hpp"
#include "domain/spelling.hpp"

namespace pana {

struct Position {
  double lat = 0;
  double lon = 0;
};

// Great-circle distance on a sphere of 6371.0088 km (IUGG mean radius), by the haversine formula.
double great_circle_km(Position a, Position b);

// A locality: town or village, the finest place that Pana knows.
struct Place {
  PlaceId id;
  Names name;
  std::vector<std::string> also;  // other names in use
  std::string region;
  Position position;
  std::int64_t population = 0;
};

struct Region {
  std::string code;
  Names name;
  PlaceId capital;
};

// All localities and regions of the country: loaded once, shared by every shard, never changed.
class Gazetteer {
 public:
  using Index = std::uint32_t;
  static constexpr Index none = UINT32_MAX;

  Gazetteer() = default;
  Gazetteer(std::vector<Region> regions, std::vector<Place> places);

  Index find(const PlaceId& id) const;  // none if unknown
  const Place& at(Index index) const { return places_[index]; }
  const std::vector<Place>& places() const { return places_; }
  const std::vector<Region>& regions() const { return regions_; }
  const Region* region(std::string_view code) const;

  // Localities by any of their names, folded (fold): whole names first, then beginnings, then one typing
  // error; larger towns first among equals. Answers at most `limit`; nothing where no letter is given.
  std::vector<Index> search(std::string_view text, std::size_t limit) const;
  // The ids nearest in spelling to an unknown id or name, for a helpful refusal.
  std::vector<std::string> nearest_names(std::string_view text, std::size_t limit) const;

 private:
  struct Name {
    std::u32string folded;
    Index place;
  };
  struct Found;
  void find_beginnings(const std::u32string& folded, std::vector<Found>& found) const;
  void find_misspelt(const std::u32string& folded, std::vector<Found>& found) const;
  std::vector<Index> best_first(std::vector<Found> found, std::size_t limit) const;

  std::vector<Region> regions_;
  std::vector<Place> places_;
  std::unordered_map<PlaceId, Index> by_id_;
  std::vector<Name> names_;  // sorted by folded name
};

}  // namespace pana
