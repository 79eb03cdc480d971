#include "live/topics.hpp"

#include <algorithm>

namespace pana::live {
namespace {

const std::vector<Subscriber*> nobody;

template <class Key>
const std::vector<Subscriber*>& at(const std::unordered_map<Key, std::vector<Subscriber*>>& map,
                                   const Key& key) {
  const auto found = map.find(key);
  return found == map.end() ? nobody : found->second;
}

template <class Key>
void remove(std::unordered_map<Key, std::vector<Subscriber*>>& map, const Key& key, Subscriber* subscriber) {
  const auto found = map.find(key);
  if (found == map.end()) return;
  std::erase(found->second, subscriber);
  if (found->second.empty()) map.erase(found);
}

// The subscriber follows `key`, too, and at most so many: the oldest gives way.
template <class Key>
void follow(std::unordered_map<Key, std::vector<Subscriber*>>& map, std::vector<Key>& mine, std::size_t most,
            const Key& key, Subscriber& subscriber) {
  if (std::find(mine.begin(), mine.end(), key) != mine.end()) return;
  if (mine.size() == most) {
    remove(map, mine.front(), &subscriber);
    mine.erase(mine.begin());
  }
  mine.push_back(key);
  map[key].push_back(&subscriber);
}

}  // namespace

Reader board_reader_of(const Actor& actor) {
  for (const auto relation : {Relation::other_region, Relation::own_region, Relation::own_center}) {
    if (!visible(Shape::center, {actor.role, relation}).empty()) return {actor.role, relation};
  }
  return {actor.role, Relation::none};
}

BoardView board_view_of(const Actor& actor) {
  const auto relation = board_reader_of(actor).relation;
  if (relation == Relation::none) return BoardView::regions;
  const bool every_region = relation == Relation::own_region && actor.regions.empty();
  return every_region || relation == Relation::other_region ? BoardView::full : BoardView::own;
}

Subscriber& Topics::watch(Outlet& outlet, const Actor& actor, const Watch& watch) {
  auto& slot = known_[&outlet];
  if (!slot) slot = std::make_unique<Subscriber>(Subscriber{.outlet = outlet, .actor = actor});
  Subscriber& subscriber = *slot;
  const auto join = [&](bool& already, std::vector<Subscriber*>& list) {
    if (!already) list.push_back(&subscriber);
    already = true;
  };
  switch (watch.kind) {
    case WatchKind::board:
      join(subscriber.on_board, board_);
      subscriber.view = board_view_of(actor);
      subscriber.reader = board_reader_of(actor);
      subscriber.board_seen = watch.since;
      break;
    case WatchKind::queue:
      join(subscriber.on_queue, queue_);
      break;
    case WatchKind::offers:
      if (actor.role == Role::center) {
        join(subscriber.on_offers, offers_[actor.center]);
      } else {
        follow(speakers_, subscriber.speaks_for, most_spoken_for, watch.center, subscriber);
      }
      break;
    case WatchKind::roads:
      join(subscriber.on_roads, roads_);
      break;
    case WatchKind::waiting:
      join(subscriber.on_waiting, waiting_);
      break;
    case WatchKind::request:
      follow(requests_, subscriber.requests, most_requests, watch.request, subscriber);
      break;
  }
  return subscriber;
}

void Topics::leave(Outlet& outlet) {
  const auto found = known_.find(&outlet);
  if (found == known_.end()) return;
  Subscriber* subscriber = found->second.get();
  if (subscriber->on_board) std::erase(board_, subscriber);
  if (subscriber->on_queue) std::erase(queue_, subscriber);
  if (subscriber->on_roads) std::erase(roads_, subscriber);
  if (subscriber->on_waiting) std::erase(waiting_, subscriber);
  if (subscriber->on_offers) remove(offers_, subscriber->actor.center, subscriber);
  for (const auto& center : subscriber->speaks_for) remove(speakers_, center, subscriber);
  for (const auto& request : subscriber->requests) remove(requests_, request, subscriber);
  known_.erase(found);
}

const std::vector<Subscriber*>& Topics::offers_of(const CenterId& center) const {
  return at(offers_, center);
}
const std::vector<Subscriber*>& Topics::speakers_of(const CenterId& center) const {
  return at(speakers_, center);
}
const std::vector<Subscriber*>& Topics::request(const RequestId& request) const {
  return at(requests_, request);
}

}  // namespace pana::live
