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

Board::Board(std::shared_ptr<const RoadTable> roads, Policy policy)
    : roads_(std::move(roads)), policy_(policy), walk_(*roads_) {}

void Board::reset(std::vector<Center> centers, Cursor at, Concealed concealed, std::vector<Closure> closures,
                  std::vector<Turn> waiting) {
  concealed_ = std::move(concealed);
  closures_.clear();
  sections_.clear();
  for (auto& closure : closures) close(std::move(closure));
  waiting_.reset(std::move(waiting));
  for (Slot slot = 0; slot < entries_.size(); ++slot) {
    auto& gone = entries_[slot];
    gone.center.acceptance = {false, {}, {}};
    gone.center.units.clear();
    gone.center.confirmed_at.reset();
    change_openly(gone, at);
  }
  for (auto& center : centers) put(std::move(center), at);
  cursor_ = at;
  loaded_ = true;
}

const std::vector<Board::Slot>& Board::apply(const Event& event) {
  changed_.clear();
  if (event.cursor <= cursor_) return changed_;
  cursor_ = event.cursor;
  forget_ended(event.at);
  if (event.concealed) concealed_[event.request->request].from = *event.concealed;
  if (event.put) touch(put(event.put->center, event.cursor), event);
  if (event.overflow) open(*event.overflow);
  if (event.put || event.confirmed || event.road) waiting_.note_room();
  for (const auto& change : event.units) count(change, event);
  if (event.confirmed) confirm(*event.confirmed, event);
  if (event.road && event.road->closed) close(event.road->closure);
  if (event.road && !event.road->closed) open(event.road->closure.id);
  follow(event);
  return changed_;
}

// What has become of a request that waits, or that is concealed.
void Board::follow(const Event& event) {
  if (!event.request) return;
  const auto& request = *event.request;
  waiting_.follow({request.urgency, request.opened_at, request.request},
                  request.state == RequestState::waiting);
  if (concealed_.empty()) return;
  const auto known = concealed_.find(event.request->request);
  if (known == concealed_.end()) return;
  auto& held = known->second.held;
  held.reset();
  if (event.offer && holds(event.offer->state)) held.emplace(event.offer->center, event.offer->unit);
  if (!is_open(event.request->state)) concealed_.erase(known);
}

bool Board::conceals(const RequestId& request, const Actor& actor) const {
  const auto found = concealed_.find(request);
  return found != concealed_.end() && found->second.from.from(actor);
}

std::vector<const Concealment*> Board::concealments() const {
  std::vector<const Concealment*> all;
  if (!hides_changes()) return all;
  for (const auto& [id, request] : concealed_) all.push_back(&request.from);
  for (const auto& entry : entries_) {
    for (const auto& change : entry.since_then) all.push_back(&change.second);
  }
  return all;
}

bool Board::hides_changes_from(const Actor& actor) const {
  const auto all = concealments();
  return std::any_of(all.begin(), all.end(), [&](const Concealment* from) { return from->from(actor); });
}

Counters Board::seen_by(const Actor& actor, const CenterId& center, std::string_view unit,
                        Counters counters) const {
  for (const auto& [id, request] : concealed_) {
    const bool here = request.held && request.held->first == center && request.held->second == unit;
    if (here && counters.free() > 0 && request.from.from(actor)) --counters.held;
  }
  return counters;
}

Center Board::seen_by(const Actor& actor, Slot slot) const {
  auto center = entries_[slot].center;
  for (auto& group : center.units) group.counters = seen_by(actor, center.id, group.unit, group.counters);
  return center;
}

Cursor Board::changed_for(const Actor& actor, Slot slot) const {
  const auto& entry = entries_[slot];
  auto seen = entry.openly;
  for (const auto& [at, concealed] : entry.since_then) {
    if (!concealed.from(actor)) seen = at;
  }
  return seen;
}

void Board::count(const UnitChanged& change, const Event& event) {
  const auto slot = slot_of(change.center);
  if (!slot) return;
  auto* group = entries_[*slot].center.find(change.unit);
  if (group == nullptr || group->counters.version > change.counters.version) return;
  if (change.counters.free() > group->counters.free()) waiting_.note_room();
  group->counters = change.counters;
  touch(*slot, event);
}

// Its counters come with the same event.
void Board::open(const OverflowChanged& change) {
  const auto slot = slot_of(change.center);
  auto* group = slot ? entries_[*slot].center.find(change.unit) : nullptr;
  if (group != nullptr) group->overflow = change.overflow;
}

void Board::confirm(const CenterConfirmed& confirmed, const Event& event) {
  const auto slot = slot_of(confirmed.center);
  if (!slot) return;
  auto& center = entries_[*slot].center;
  center.confirmed_at = std::max(center.confirmed_at, std::optional{confirmed.confirmed_at});
  if (confirmed.acceptance) center.acceptance = *confirmed.acceptance;
  touch(*slot, event);
}

void Board::change_openly(Entry& entry, Cursor at) {
  entry.changed = entry.openly = at;
  if (!entry.since_then.empty()) --hiding_;
  entry.since_then.clear();
}

void Board::touch(Slot slot, const Event& event) {
  auto& entry = entries_[slot];
  // That somebody has arrived cannot be hidden.
  const bool may_hide = event.request && event.request->state != RequestState::placed;
  const auto hidden = may_hide ? concealed_.find(event.request->request) : concealed_.end();
  if (hidden == concealed_.end()) {
    change_openly(entry, event.cursor);
  } else {
    entry.changed = event.cursor;
    if (entry.since_then.empty()) ++hiding_;
    entry.since_then.emplace_back(event.cursor, hidden->second.from);
  }
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
  change_openly(entry, at);
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
  entries_.push_back({std::move(center), place, at, at});
  stand(slot, place);
  return slot;
}

void Board::stand(Slot slot, Gazetteer::Index place) {
  entries_[slot].place = place;
  auto known = standing_at_.find(place);
  if (known == standing_at_.end()) {
    known = standing_at_.emplace(place, walk_.add(place)).first;
    standing_.push_back({place, {}});
  }
  standing_[known->second].centers.push_back(slot);
}

void Board::leave(Slot slot) {
  std::erase(standing_[standing_at_.at(entries_[slot].place)].centers, slot);
}

}  // namespace pana
