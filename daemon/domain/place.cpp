#include "domain/place.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <utility>

namespace pana {
namespace {

// A longer text is no name of a place: bounds the work of a search.
constexpr std::size_t longest_name = 64;

double radians(double degrees) {
  return degrees * std::numbers::pi / 180;
}

template <class Visit>
void each_name(const Place& place, Visit visit) {
  for (const auto* name : {&place.name.kk, &place.name.ru, &place.name.en}) visit(*name);
  for (const auto& name : place.also) visit(name);
}

// The larger, the better; then in the order of the file.
std::vector<std::uint32_t> ranks_by_size(const std::vector<Place>& places) {
  std::vector<std::uint32_t> order(places.size()), rank(places.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::pair{-places[a].population, a} < std::pair{-places[b].population, b};
  });
  for (std::uint32_t i = 0; i < order.size(); ++i) rank[order[i]] = i;
  return rank;
}

// What is looked for: nothing where no letter is given, or more than a name has.
std::u32string wanted(std::string_view text) {
  auto folded = fold_points(text);
  if (folded.size() > longest_name) folded.clear();
  return folded;
}

}  // namespace

double great_circle_km(Position a, Position b) {
  const double sin_lat = std::sin(radians(b.lat - a.lat) / 2);
  const double sin_lon = std::sin(radians(b.lon - a.lon) / 2);
  const double h =
      sin_lat * sin_lat + std::cos(radians(a.lat)) * std::cos(radians(b.lat)) * sin_lon * sin_lon;
  return 2 * earth_radius_km * std::asin(std::min(1.0, std::sqrt(h)));
}

Gazetteer::Gazetteer(std::vector<Region> regions, std::vector<Place> places)
    : regions_(std::move(regions)), places_(std::move(places)) {
  std::vector<NameIndex::Entry> names, ids;
  for (Index i = 0; i < places_.size(); ++i) {
    by_id_.emplace(places_[i].id, i);
    ids.push_back({fold_points(places_[i].id.text), i});
    each_name(places_[i], [&](const std::string& name) { names.push_back({fold_points(name), i}); });
  }
  const auto rank = ranks_by_size(places_);
  names_ = NameIndex(std::move(names), rank);
  ids_ = NameIndex(std::move(ids), rank);
}

Gazetteer::Index Gazetteer::find(const PlaceId& id) const {
  const auto at = by_id_.find(id);
  return at == by_id_.end() ? none : at->second;
}

const Region* Gazetteer::region(std::string_view code) const {
  const auto at =
      std::find_if(regions_.begin(), regions_.end(), [&](const Region& r) { return r.code == code; });
  return at == regions_.end() ? nullptr : &*at;
}

std::vector<Gazetteer::Index> Gazetteer::search(std::string_view text, std::size_t limit) const {
  return names_.best(wanted(text), limit);
}

std::vector<std::string> Gazetteer::nearest_names(std::string_view text, std::size_t limit) const {
  const auto folded = wanted(text);
  auto nearest = ids_.best(folded, limit);
  for (const auto place : names_.best(folded, limit)) {
    if (std::find(nearest.begin(), nearest.end(), place) == nearest.end()) nearest.push_back(place);
  }
  std::vector<std::string> ids;
  for (const auto place : nearest) {
    if (ids.size() < limit) ids.push_back(places_[place].id.text);
  }
  return ids;
}

}  // namespace pana
