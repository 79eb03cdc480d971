#include "domain/walk.hpp"

#include <algorithm>
#include <limits>

namespace pana {

std::uint32_t Walk::add(Gazetteer::Index place) {
  const auto destination = static_cast<std::uint32_t>(places_.size());
  places_.push_back(place);
  arrivals_.resize(roads_->nodes());
  reached_.resize(roads_->nodes() + places_.size());
  if (place == Gazetteer::none) return destination;
  for (const auto& way : roads_->ways(place)) arrivals_[way.node].push_back({destination, way.km});
  arranged_ = false;
  return destination;
}

void Walk::arrange() {
  std::vector<PositionTree::Entry> entries;
  entries.reserve(places_.size());
  for (std::uint32_t i = 0; i < places_.size(); ++i) {
    if (places_[i] == Gazetteer::none) continue;
    entries.push_back({roads_->gazetteer().at(places_[i]).position, i, roads_->km_to_table(places_[i])});
  }
  positions_ = PositionTree{entries};
  arranged_ = true;
}

void Walk::reach(Stage stage, double km) {
  auto& reached = reached_[stage];
  if (reached.start == start_ && km >= reached.km) return;
  reached = {km, start_};
  open_.push_back({km, stage});
  std::push_heap(open_.begin(), open_.end(), farther);
}

void Walk::start(Gazetteer::Index origin, const Journey& journey, std::span<const Section> closed) {
  if (!arranged_) arrange();
  origin_ = origin;
  journey_ = journey;
  closed_.assign(closed.begin(), closed.end());
  open_.clear();
  if (++start_ == 0) {
    std::fill(reached_.begin(), reached_.end(), Reached{});
    start_ = 1;
  }
  if (origin == Gazetteer::none || places_.empty()) return;
  for (const auto& way : roads_->ways(origin)) reach(way.node, way.km);
  // Whatever may be gone to straight, past the table, and the origin itself.
  const auto nodes = static_cast<Stage>(roads_->nodes());
  positions_.each_within(roads_->gazetteer().at(origin).position, roads_->km_to_table(origin),
                         [&](std::uint32_t destination) {
                           const auto place = places_[destination];
                           const auto km = place == origin ? 0 : roads_->direct_km(origin, place);
                           if (km < std::numeric_limits<double>::infinity()) reach(nodes + destination, km);
                         });
}

void Walk::go_on_from(std::uint32_t node, double km) {
  for (const auto& edge : roads_->edges(node)) {
    if (!std::binary_search(closed_.begin(), closed_.end(), edge.section)) reach(edge.to, km + edge.km);
  }
  const auto nodes = static_cast<Stage>(roads_->nodes());
  for (const auto& arrival : arrivals_[node]) reach(nodes + arrival.destination, km + arrival.km);
}

std::optional<Walk::Found> Walk::next() {
  const auto nodes = static_cast<Stage>(roads_->nodes());
  while (!open_.empty()) {
    std::pop_heap(open_.begin(), open_.end(), farther);
    const auto [km, stage] = open_.back();
    open_.pop_back();
    if (km > reached_[stage].km) continue;
    if (stage >= nodes) {
      const auto destination = stage - nodes;
      return Found{destination, roads_->leg(origin_, places_[destination], km, journey_)};
    }
    go_on_from(stage, km);
  }
  return std::nullopt;
}

}  // namespace pana
