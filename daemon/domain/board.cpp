#include "domain/board.hpp"

#include <algorithm>
#include <tuple>

namespace pana {
namespace {

// The counters that somebody counted last stay, whichever way they came.
void keep_newer_counters(Center& fresh, const Center& known) {
  for (auto& group : fresh.units) {
    const auto* before = known.find(group.unit);
    if (before != nullptr && before->counters.version > group.counters.version)
      group.counters = before->counters;
  }
}

}  // namespace

Board::Board(std::shared_ptr<const RoadTable> roads, FreshnessLimits limits)
    : roads_(std::move(roads)), limits_(limits) {}

void Board::reset(std::vector<Center> centers, Cursor at, Concealed concealed) {
  concealed_ = std::move(concealed);
  for (Slot slot = 0; slot < entries_.size(); ++slot) {
    auto& gone = entries_[slot];
    gone.center.acceptance = {false, {}, {}};
    gone.center.units.clear();
    gone.center.confirmed_at.reset();
    gone.changed = at;
  }
  for (auto& center : centers) put(std::move(center), at);
  cursor_ = at;
}

const std::vector<Board::Slot>& Board::apply(const Event& event) {
  changed_.clear();
  if (event.cursor <= cursor_) return changed_;
  cursor_ = event.cursor;
  if (event.put) touch(put(event.put->center, event.cursor), event.cursor);
  for (const auto& change : event.units) count(change, event.cursor);
  if (event.confirmed) confirm(*event.confirmed, event.cursor);
  if (event.concealed) concealed_.emplace(event.request->request, *event.concealed);
  if (event.request && !is_open(event.request->state)) concealed_.erase(event.request->request);
  return changed_;
}

bool Board::conceals(const RequestId& request, const Actor& actor) const {
  const auto found = concealed_.find(request);
  return found != concealed_.end() && found->second.from(actor);
}

void Board::count(const UnitChanged& change, Cursor at) {
  const auto slot = slot_of(change.center);
  if (!slot) return;
  auto* group = entries_[*slot].center.find(change.unit);
  if (group == nullptr || group->counters.version >= change.counters.version) return;
  group->counters = change.counters;
  touch(*slot, at);
}

void Board::confirm(const CenterConfirmed& confirmed, Cursor at) {
  const auto slot = slot_of(confirmed.center);
  if (!slot) return;
  auto& center = entries_[*slot].center;
  center.confirmed_at = std::max(center.confirmed_at, std::optional{confirmed.confirmed_at});
  if (confirmed.acceptance) center.acceptance = *confirmed.acceptance;
  touch(*slot, at);
}

void Board::touch(Slot slot, Cursor at) {
  entries_[slot].changed = at;
  if (std::find(changed_.begin(), changed_.end(), slot) == changed_.end()) changed_.push_back(slot);
}

const Board::Entry* Board::find(const CenterId& id) const {
  const auto slot = slot_of(id);
  return slot ? &entries_[*slot] : nullptr;
}

std::optional<Board::Slot> Board::slot_of(const CenterId& id) const {
  const auto at = by_id_.find(id);
  if (at == by_id_.end()) return std::nullopt;
  return at->second;
}

Board::Slot Board::put(Center center, Cursor at) {
  const auto slot = slot_of(center.id);
  if (!slot) return add(std::move(center), at);
  auto& entry = entries_[*slot];
  keep_newer_counters(center, entry.center);
  center.confirmed_at = std::max(center.confirmed_at, entry.center.confirmed_at);
  const auto place = gazetteer().find(center.place);
  entry.center = std::move(center);
  entry.changed = at;
  if (place != entry.place) {
    leave(*slot);
    stand(*slot, place);
  }
  return *slot;
}

Board::Slot Board::add(Center center, Cursor at) {
  const auto slot = static_cast<Slot>(entries_.size());
  const auto place = gazetteer().find(center.place);
  by_id_.emplace(center.id, slot);
  entries_.push_back({std::move(center), place, at});
  stand(slot, place);
  return slot;
}

void Board::stand(Slot slot, Gazetteer::Index place) {
  entries_[slot].place = place;
  auto& here = by_place_[place];
  if (!here) {
    here = std::make_unique<std::vector<Slot>>();
    stops_.clear();
  }
  here->push_back(slot);
}

void Board::leave(Slot slot) {
  std::erase(*by_place_.at(entries_[slot].place), slot);
}

const std::vector<Board::Stop>& Board::stops_from(Gazetteer::Index origin) const {
  auto kept = stops_.find(origin);
  if (kept == stops_.end()) {
    if (stops_.size() == most_origins) {
      stops_.erase(std::min_element(stops_.begin(), stops_.end(), [](const auto& a, const auto& b) {
        return a.second.used < b.second.used;
      }));
    }
    kept = stops_.emplace(origin, Kept{compute_stops(origin)}).first;
  }
  kept->second.used = ++uses_;
  return kept->second.stops;
}

std::vector<Board::Stop> Board::compute_stops(Gazetteer::Index origin) const {
  std::vector<Gazetteer::Index> places;
  places.reserve(by_place_.size());
  for (const auto& [place, centers] : by_place_) places.push_back(place);
  std::sort(places.begin(), places.end());
  const auto legs = roads_->legs(origin, places);
  std::vector<Stop> stops;
  stops.reserve(places.size());
  for (std::size_t i = 0; i < places.size(); ++i) stops.push_back({legs[i], by_place_.at(places[i]).get()});
  std::sort(stops.begin(), stops.end(), [](const Stop& a, const Stop& b) {
    return std::tuple{!a.leg.reachable, a.leg.minutes} < std::tuple{!b.leg.reachable, b.leg.minutes};
  });
  return stops;
}

}  // namespace pana
