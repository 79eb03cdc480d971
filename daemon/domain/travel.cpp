#include "domain/travel.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <queue>
#include <stdexcept>
#include <tuple>

#include "domain/position_tree.hpp"

namespace pana {
namespace {

// Roads are longer than the straight line (domain rule for localities off the table).
constexpr double detour = 1.35;
constexpr double infinite = std::numeric_limits<double>::infinity();

bool is_closed(std::span<const Section> closed, Section section) {
  return std::binary_search(closed.begin(), closed.end(), section);
}

}  // namespace

RoadTable::RoadTable(std::shared_ptr<const Gazetteer> gazetteer, const std::vector<Road>& roads,
                     double speed_kmh, const Speeds& speeds)
    : gazetteer_(std::move(gazetteer)), speed_kmh_(speed_kmh), speeds_(speeds) {
  if (!(speed_kmh > 0)) throw std::invalid_argument("the road table has no speed");
  for (const auto& road : roads) add_road(road);
  access_ = accesses();
}

void RoadTable::add_road(const Road& road) {
  if (!(road.km > 0))
    throw std::invalid_argument("a road without a length: " + road.from.text + " to " + road.to.text);
  const auto a = add_node(road.from);
  const auto b = add_node(road.to);
  // Two roads with the same ends are one section: a closure cannot tell them apart.
  const auto known = section(road.from, road.to);
  const auto number = known.value_or(static_cast<Section>(sections_.size()));
  if (!known) sections_.push_back({a, b});
  edges_[a].push_back({b, number, road.km});
  edges_[b].push_back({a, number, road.km});
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

std::optional<Section> RoadTable::section(const PlaceId& from, const PlaceId& to) const {
  const auto node = node_at(from);
  const auto other = node_at(to);
  if (node == Gazetteer::none || other == Gazetteer::none) return std::nullopt;
  const auto& edges = edges_[node];
  const auto found =
      std::find_if(edges.begin(), edges.end(), [&](const Edge& edge) { return edge.to == other; });
  if (found == edges.end()) return std::nullopt;
  return found->section;
}

std::string RoadTable::name_of(Section section) const {
  const auto end = [&](std::size_t which) -> const std::string& {
    return gazetteer_->at(nodes_[sections_[section][which]]).id.text;
  };
  return end(0) + "-" + end(1);
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
  std::vector<PositionTree::Entry> entries;
  entries.reserve(nodes_.size());
  for (std::uint32_t node = 0; node < nodes_.size(); ++node)
    entries.push_back({gazetteer_->at(nodes_[node]).position, node});
  const PositionTree table{entries};
  std::vector<Access> all(gazetteer_->places().size());
  for (Gazetteer::Index place = 0; place < all.size(); ++place) {
    auto& access = all[place];
    if (const auto node = node_of_.find(place); node != node_of_.end()) {
      access = {{{{node->second, 0}, {}}}, 1, 0, true};
      continue;
    }
    const auto position = gazetteer_->at(place).position;
    access.straight_km = infinite;
    for (const auto node : table.nearest(position, ways_to_the_table)) {
      const double km = great_circle_km(position, gazetteer_->at(nodes_[node]).position);
      access.straight_km = std::min(access.straight_km, km);
      access.ways[access.count++] = {node, km * detour};
    }
  }
  return all;
}

std::vector<double> RoadTable::distances_from(Gazetteer::Index from, std::span<const Section> closed) const {
  std::vector<double> distances(nodes_.size(), infinite);
  std::priority_queue<std::pair<double, std::uint32_t>, std::vector<std::pair<double, std::uint32_t>>,
                      std::greater<>>
      open;
  const auto reach = [&](std::uint32_t node, double km) {
    if (km >= distances[node]) return;
    distances[node] = km;
    open.emplace(km, node);
  };
  for (const auto& way : ways(from)) reach(way.node, way.km);
  while (!open.empty()) {
    const auto [km, node] = open.top();
    open.pop();
    if (km > distances[node]) continue;
    for (const auto& edge : edges_[node]) {
      if (!is_closed(closed, edge.section)) reach(edge.to, km + edge.km);
    }
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

double RoadTable::shortest_km(Gazetteer::Index from, Gazetteer::Index to,
                              const std::vector<double>& distances) const {
  if (to == from) return 0;
  double km = direct_km(from, to);
  for (const auto& way : ways(to)) km = std::min(km, distances[way.node] + way.km);
  return km;
}

Leg RoadTable::leg(Gazetteer::Index from, Gazetteer::Index to, double km, const Journey& journey) const {
  if (to == from) return {0, 0, false, true};
  if (km == infinite) return {};
  const double speed_kmh = speed_kmh_ * journey.speed_percent / 100;
  // The small number keeps a sum of lengths that is whole but for rounding from costing a minute more.
  const auto on_the_way = static_cast<std::int32_t>(std::ceil(km * 60 / speed_kmh - 1e-6));
  const auto wait = km > 0 ? journey.wait_min : 0;
  const bool estimate = !access_[from].on_table || !access_[to].on_table;
  return {wait + on_the_way, static_cast<std::int32_t>(std::lround(km)), estimate, true};
}

std::vector<Leg> RoadTable::legs(Gazetteer::Index from, const std::vector<Gazetteer::Index>& to,
                                 const Journey& journey, std::span<const Section> closed) const {
  std::vector<Leg> legs(to.size());
  if (from == Gazetteer::none) return legs;
  const auto distances = distances_from(from, closed);
  std::transform(to.begin(), to.end(), legs.begin(), [&](Gazetteer::Index place) {
    return place == Gazetteer::none ? Leg{} : leg(from, place, shortest_km(from, place, distances), journey);
  });
  return legs;
}

std::optional<Section> RoadTable::first_closed(Gazetteer::Index to, const std::vector<double>& distances,
                                               std::span<const Section> closed) const {
  const auto to_way = ways(to);
  if (to_way.empty()) return std::nullopt;
  auto node = std::min_element(to_way.begin(), to_way.end(), [&](const Way& a, const Way& b) {
                return distances[a.node] + a.km < distances[b.node] + b.km;
              })->node;
  std::optional<Section> first;
  // From the far end back: a road that was taken is one whose length makes up the difference, bit by bit the
  // same sum as it was found by.
  for (;;) {
    const auto& edges = edges_[node];
    const auto taken = std::find_if(edges.begin(), edges.end(), [&](const Edge& edge) {
      return distances[edge.to] < distances[node] && distances[edge.to] + edge.km == distances[node];
    });
    if (taken == edges.end()) return first;
    if (is_closed(closed, taken->section)) first = taken->section;
    node = taken->to;
  }
}

std::vector<std::optional<Section>> RoadTable::in_the_way(Gazetteer::Index from,
                                                          const std::vector<Gazetteer::Index>& to,
                                                          std::span<const Section> closed) const {
  std::vector<std::optional<Section>> sections(to.size());
  if (from == Gazetteer::none) return sections;
  const auto distances = distances_from(from, {});
  std::transform(to.begin(), to.end(), sections.begin(), [&](Gazetteer::Index place) {
    return place == Gazetteer::none ? std::nullopt : first_closed(place, distances, closed);
  });
  return sections;
}

}  // namespace pana
