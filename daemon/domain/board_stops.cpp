#include <algorithm>
#include <tuple>

#include "domain/board.hpp"

// What a board knows of the roads: which are closed, and where its centers stand along them.
namespace pana {

void Board::close(Closure closure) {
  open(closure.id);
  sections_.push_back(roads_->section(closure.from, closure.to));
  closures_.push_back(std::move(closure));
}

void Board::open(const ClosureId& closure) {
  const auto found = std::find_if(closures_.begin(), closures_.end(),
                                  [&](const Closure& known) { return known.id == closure; });
  if (found != closures_.end()) erase_closure(static_cast<std::size_t>(found - closures_.begin()));
}

void Board::erase_closure(std::size_t index) {
  closures_.erase(closures_.begin() + static_cast<std::ptrdiff_t>(index));
  sections_.erase(sections_.begin() + static_cast<std::ptrdiff_t>(index));
}

void Board::forget_ended(Instant now) {
  for (auto i = closures_.size(); i-- > 0;) {
    if (closures_[i].until <= now) erase_closure(i);
  }
}

void Board::find_closed(Vehicle vehicle, Instant at, std::vector<Section>& out) const {
  out.clear();
  for (std::size_t i = 0; i < closures_.size(); ++i) {
    if (sections_[i] && closures_[i].stops(vehicle, at)) out.push_back(*sections_[i]);
  }
  std::sort(out.begin(), out.end());
}

Board::Stops Board::walk_from(Gazetteer::Index origin, const Journey& journey, Instant departs) const {
  find_closed(journey.vehicle, departs, closed_);
  walk_.start(origin, journey, closed_);
  return Stops{*this};
}

const Board::Stop* Board::Stops::next() {
  const auto found = board_.walk_.next();
  if (!found) return nullptr;
  stop_ = {found->leg, &board_.standing_[found->destination].centers};
  return &stop_;
}

std::vector<Board::Stop> Board::stops_from(Gazetteer::Index origin, const Journey& journey,
                                           Instant departs) const {
  std::vector<Gazetteer::Index> places;
  places.reserve(standing_.size());
  for (const auto& standing : standing_) places.push_back(standing.place);
  std::vector<Section> closed;
  find_closed(journey.vehicle, departs, closed);
  const auto legs = roads_->legs(origin, places, journey, closed);
  std::vector<Stop> stops;
  stops.reserve(places.size());
  for (std::size_t i = 0; i < places.size(); ++i) stops.push_back({legs[i], &standing_[i].centers});
  if (!closed.empty()) tell_closed(origin, places, closed, stops);
  std::sort(stops.begin(), stops.end(), [](const Stop& a, const Stop& b) {
    return std::tuple{!a.leg.reachable, a.leg.minutes} < std::tuple{!b.leg.reachable, b.leg.minutes};
  });
  return stops;
}

void Board::tell_closed(Gazetteer::Index origin, const std::vector<Gazetteer::Index>& places,
                        const std::vector<Section>& closed, std::vector<Stop>& stops) const {
  const auto unreachable = [](const Stop& stop) { return !stop.leg.reachable; };
  if (std::none_of(stops.begin(), stops.end(), unreachable)) return;
  const auto in_the_way = roads_->in_the_way(origin, places, closed);
  for (std::size_t i = 0; i < stops.size(); ++i) {
    if (unreachable(stops[i])) stops[i].closed = in_the_way[i];
  }
}

}  // namespace pana
