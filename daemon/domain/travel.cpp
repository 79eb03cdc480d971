#include "domain/travel.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <queue>
#include <stdexcept>
#include <tuple>

namespace pana {
namespace {

// Roads are longer than the straight line (domain rule for localities off the table).
constexpr double detour = 1.35;
constexpr std::size_t ways_to_the_table = 2;
constexpr double infinite = std::numeric_limits<double>::infinity();

using Vector = std::array<double, 3>;

// A position on the unit sphere: chords order as great circles do, and cost no sine.
Vector on_sphere(Position at) {
  constexpr double degree = 3.14159265358979323846 / 180;
  const double lat = at.lat * degree;
  const double lon = at.lon * degree;
  return {std::cos(lat) * std::cos(lon), std::cos(lat) * std::sin(lon), std::sin(lat)};
}

double chord_squared(const Vector& a, const Vector& b) {
  const double x = a[0] - b[0], y = a[1] - b[1], z = a[2] - b[2];
  return x * x + y * y + z * z;
}

// The nodes nearest to a position, nearest first, at most ways_to_the_table.
std::vector<std::uint32_t> nearest_nodes(const Vector& at, const std::vector<Vector>& nodes) {
  std::vector<std::pair<double, std::uint32_t>> best;
  for (std::uint32_t node = 0; node < nodes.size(); ++node) {
    const std::pair candidate{chord_squared(at, nodes[node]), node};
    if (best.size() == ways_to_the_table && best.back() <= candidate) continue;
    if (best.size() == ways_to_the_table) best.pop_back();
    best.insert(std::upper_bound(best.begin(), best.end(), candidate), candidate);
  }
  std::vector<std::uint32_t> nearest;
  nearest.reserve(best.size());
  for (const auto& [chord, node] : best) nearest.push_back(node);
  return nearest;
}

}  // namespace

RoadTable::RoadTable(std::shared_ptr<const Gazetteer> gazetteer, const std::vector<Road>& roads,
                     double speed_kmh)
    : gazetteer_(std::move(gazetteer)), speed_kmh_(speed_kmh) {
  if (!(speed_kmh > 0)) throw std::invalid_argument("the road table has no speed");
  for (const auto& road : roads) {
    if (!(road.km > 0))
      throw std::invalid_argument("a road without a length: " + road.from.text + " to " + road.to.text);
    const auto a = add_node(road.from);
    const auto b = add_node(road.to);
    edges_[a].push_back({b, road.km});
    edges_[b].push_back({a, road.km});
  }
  access_ = accesses();
}

std::uint32_t RoadTable::add_node(const PlaceId& place) {
  const auto index = gazetteer_->find(place);
  if (index == Gazetteer::none) throw std::invalid_argument("a road to an unknown locality: " + place.text);
  const auto [at, is_new] = node_of_.emplace(index, static_cast<std::uint32_t>(nodes_.size()));
  if (is_new) {
    nodes_.push_back(index);
    edges_.emplace_back();
  }
  return at->second;
}

std::uint32_t RoadTable::node_at(const PlaceId& place) const {
  const auto at = node_of_.find(gazetteer_->find(place));
  return at == node_of_.end() ? Gazetteer::none : at->second;
}

bool RoadTable::has_road(const PlaceId& from, const PlaceId& to) const {
  const auto node = node_at(from);
  const auto other = node_at(to);
  if (node == Gazetteer::none || other == Gazetteer::none) return false;
  return std::any_of(edges_[node].begin(), edges_[node].end(),
                     [&](const Edge& edge) { return edge.to == other; });
}

std::vector<PlaceId> RoadTable::roads_at(const PlaceId& place) const {
  const auto node = node_at(place);
  if (node == Gazetteer::none) return {};
  auto roads = edges_[node];
  std::sort(roads.begin(), roads.end(),
            [](const Edge& a, const Edge& b) { return std::tie(a.km, a.to) < std::tie(b.km, b.to); });
  std::vector<PlaceId> ends;
  ends.reserve(roads.size());
  for (const auto& road : roads) ends.push_back(gazetteer_->at(nodes_[road.to]).id);
  return ends;
}

std::vector<RoadTable::Access> RoadTable::accesses() const {
  std::vector<Vector> nodes;
  nodes.reserve(nodes_.size());
  for (const auto place : nodes_) nodes.push_back(on_sphere(gazetteer_->at(place).position));
  std::vector<Access> all(gazetteer_->places().size());
  for (Gazetteer::Index place = 0; place < all.size(); ++place) {
    auto& access = all[place];
    if (const auto node = node_of_.find(place); node != node_of_.end()) {
      access = {{{node->second, 0}}, 0, true};
      continue;
    }
    const auto position = gazetteer_->at(place).position;
    access.straight_km = infinite;
    for (const auto node : nearest_nodes(on_sphere(position), nodes)) {
      const double km = great_circle_km(position, gazetteer_->at(nodes_[node]).position);
      access.straight_km = std::min(access.straight_km, km);
      access.ways.push_back({node, km * detour});
    }
  }
  return all;
}

std::vector<double> RoadTable::distances_from(Gazetteer::Index from) const {
  std::vector<double> distances(nodes_.size(), infinite);
  std::priority_queue<std::pair<double, std::uint32_t>, std::vector<std::pair<double, std::uint32_t>>,
                      std::greater<>>
      open;
  const auto reach = [&](std::uint32_t node, double km) {
    if (km >= distances[node]) return;
    distances[node] = km;
    open.emplace(km, node);
  };
  for (const auto& way : access_[from].ways) reach(way.node, way.km);
  while (!open.empty()) {
    const auto [km, node] = open.top();
    open.pop();
    if (km > distances[node]) continue;
    for (const auto& edge : edges_[node]) reach(edge.to, km + edge.km);
  }
  return distances;
}

double RoadTable::direct_km(Gazetteer::Index from, Gazetteer::Index to) const {
  const auto& a = access_[from];
  const auto& b = access_[to];
  if (a.on_table && b.on_table) return infinite;
  const double km = great_circle_km(gazetteer_->at(from).position, gazetteer_->at(to).position);
  return km <= std::max(a.straight_km, b.straight_km) ? km * detour : infinite;
}

Leg RoadTable::leg(Gazetteer::Index from, Gazetteer::Index to, const std::vector<double>& distances) const {
  if (to == Gazetteer::none) return {};
  if (to == from) return {0, 0, false, true};
  double km = direct_km(from, to);
  for (const auto& way : access_[to].ways) km = std::min(km, distances[way.node] + way.km);
  if (km == infinite) return {};
  // The small number keeps a sum of lengths that is whole but for rounding from costing a minute more.
  const auto whole_minutes = static_cast<std::int32_t>(std::ceil(km * 60 / speed_kmh_ - 1e-6));
  const bool estimate = !access_[from].on_table || !access_[to].on_table;
  return {whole_minutes, static_cast<std::int32_t>(std::lround(km)), estimate, true};
}

std::vector<Leg> RoadTable::legs(Gazetteer::Index from, const std::vector<Gazetteer::Index>& to) const {
  std::vector<Leg> legs(to.size());
  if (from == Gazetteer::none) return legs;
  const auto distances = distances_from(from);
  std::transform(to.begin(), to.end(), legs.begin(),
                 [&](Gazetteer::Index place) { return leg(from, place, distances); });
  return legs;
}

}  // namespace pana
