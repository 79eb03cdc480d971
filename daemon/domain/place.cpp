#include "domain/place.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <tuple>

namespace pana {
namespace {

// A longer text is no name of a place: bounds the work of a search.
constexpr std::size_t longest_name = 64;
// Below this many letters one typing error makes almost any name.
constexpr std::size_t shortest_misspelt = 4;

double radians(double degrees) {
  return degrees * std::numbers::pi / 180;
}

template <class Visit>
void each_name(const Place& place, Visit visit) {
  for (const auto* name : {&place.name.kk, &place.name.ru, &place.name.en}) visit(*name);
  for (const auto& name : place.also) visit(name);
}

}  // namespace

double great_circle_km(Position a, Position b) {
  constexpr double earth_radius_km = 6371.0088;
  const double sin_lat = std::sin(radians(b.lat - a.lat) / 2);
  const double sin_lon = std::sin(radians(b.lon - a.lon) / 2);
  const double h =
      sin_lat * sin_lat + std::cos(radians(a.lat)) * std::cos(radians(b.lat)) * sin_lon * sin_lon;
  return 2 * earth_radius_km * std::asin(std::min(1.0, std::sqrt(h)));
}

// A place that answers a search; a lower grade is a better answer.
struct Gazetteer::Found {
  std::size_t grade;
  Index place;
};

Gazetteer::Gazetteer(std::vector<Region> regions, std::vector<Place> places)
    : regions_(std::move(regions)), places_(std::move(places)) {
  for (Index i = 0; i < places_.size(); ++i) {
    by_id_.emplace(places_[i].id, i);
    each_name(places_[i], [&](const std::string& name) {
      if (auto folded = fold_points(name); !folded.empty()) names_.push_back({std::move(folded), i});
    });
  }
  std::sort(names_.begin(), names_.end(), [](const Name& a, const Name& b) {
    return std::tie(a.folded, a.place) < std::tie(b.folded, b.place);
  });
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

void Gazetteer::find_beginnings(const std::u32string& folded, std::vector<Found>& found) const {
  auto at = std::lower_bound(names_.begin(), names_.end(), folded,
                             [](const Name& name, const std::u32string& text) { return name.folded < text; });
  for (; at != names_.end() && at->folded.starts_with(folded); ++at) {
    found.push_back({at->folded.size() == folded.size() ? 0U : 1U, at->place});
  }
}

void Gazetteer::find_misspelt(const std::u32string& folded, std::vector<Found>& found) const {
  if (folded.size() < shortest_misspelt) return;
  for (const auto& name : names_) {
    const auto longer = std::max(name.folded.size(), folded.size());
    if (longer - std::min(name.folded.size(), folded.size()) > 1) continue;
    if (typing_errors(name.folded, folded) == 1) found.push_back({2, name.place});
  }
}

std::vector<Gazetteer::Index> Gazetteer::best_first(std::vector<Found> found, std::size_t limit) const {
  std::sort(found.begin(), found.end(), [this](const Found& a, const Found& b) {
    return std::tuple{a.grade, -places_[a.place].population, a.place} <
           std::tuple{b.grade, -places_[b.place].population, b.place};
  });
  std::vector<Index> best;
  for (const auto& [grade, place] : found) {
    if (best.size() == limit) break;
    if (std::find(best.begin(), best.end(), place) == best.end()) best.push_back(place);
  }
  return best;
}

std::vector<Gazetteer::Index> Gazetteer::search(std::string_view text, std::size_t limit) const {
  const auto folded = fold_points(text);
  if (folded.empty() || folded.size() > longest_name) return {};
  std::vector<Found> found;
  find_beginnings(folded, found);
  find_misspelt(folded, found);
  return best_first(std::move(found), limit);
}

std::vector<std::string> Gazetteer::nearest_names(std::string_view text, std::size_t limit) const {
  const auto folded = fold_points(text);
  if (folded.empty() || folded.size() > longest_name) return {};
  const std::size_t most_errors = std::max<std::size_t>(2, folded.size() / 3);
  std::vector<Found> found;
  const auto compare = [&](const std::u32string& name, Index place) {
    const auto errors = typing_errors(name, folded);
    if (errors <= most_errors) found.push_back({errors, place});
  };
  for (Index i = 0; i < places_.size(); ++i) compare(fold_points(places_[i].id.text), i);
  for (const auto& name : names_) compare(name.folded, name.place);
  std::vector<std::string> ids;
  for (const auto place : best_first(std::move(found), limit)) ids.push_back(places_[place].id.text);
  return ids;
}

}  // namespace pana
