#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/id.hpp"
#include "domain/center.hpp"
#include "domain/name_index.hpp"
#include "domain/spelling.hpp"

namespace pana {

struct Position {
  double lat = 0;
  double lon = 0;
};

inline constexpr double earth_radius_km = 6371.0088;  // IUGG mean radius

// Great-circle distance on a sphere of that radius, by the haversine formula.
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
  // Where the region stands on a map of equal tiles, from the upper left, counted from 0.
  struct Tile {
    std::int32_t column = 0;
    std::int32_t row = 0;
    friend auto operator<=>(const Tile&, const Tile&) = default;
  };
  std::string code;
  Names name;
  PlaceId capital;
  std::optional<Tile> tile{};
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

  // Localities by any of their names, folded (fold): whole names first, then beginnings, then whole names
  // with one typing error, then, for what is no whole name, beginnings with one; larger towns first among
  // equals. Answers at most `limit`; nothing where no letter is given, or more than 64.
  std::vector<Index> search(std::string_view text, std::size_t limit) const;
  // The ids nearest in spelling to an unknown id or name, for a helpful refusal: found like names.
  std::vector<std::string> nearest_names(std::string_view text, std::size_t limit) const;

 private:
  std::vector<Region> regions_;
  std::vector<Place> places_;
  std::unordered_map<PlaceId, Index> by_id_;
  NameIndex names_;
  NameIndex ids_;
};

}  // namespace pana
