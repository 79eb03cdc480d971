#pragma once
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

#include "domain/closure.hpp"
#include "domain/event.hpp"
#include "domain/policy.hpp"
#include "domain/travel.hpp"
#include "domain/waiting_list.hpp"
#include "domain/walk.hpp"

namespace pana {

// All centers as one shard knows them, who waits for a place, which open requests are concealed from whom,
// and which roads are closed: a moment old at most, brought forward by apply(). Owned by one shard.
//
// A center's slot never changes while the Board lives (a retired one stays, closed), so slots may be kept
// across events.
class Board {
 public:
  using Slot = std::uint32_t;
  struct Entry {
    Center center;
    Gazetteer::Index place = Gazetteer::none;
    Cursor changed;  // the last event that touched it
    // Since `openly`, concealed requests alone have touched it.
    Cursor openly{};
    std::vector<std::pair<Cursor, Concealment>> since_then{};
  };
  // A locality that has centers, as seen from one origin. `centers` are the slots there, valid until the
  // board changes.
  struct Stop {
    Leg leg;
    const std::vector<Slot>* centers;
    std::optional<Section> closed{};  // it cannot be reached because of this one
  };
  // The stops that can be reached, nearest first; one at a time, and no farther than asked for. A board has
  // one walk: it ends when another begins or the board changes.
  class Stops {
   public:
    // The pointer is valid until the next call; null after the last one.
    const Stop* next();

   private:
    friend class Board;
    explicit Stops(const Board& board) : board_(board) {}
    const Board& board_;
    Stop stop_{};
  };

  Board(std::shared_ptr<const RoadTable> roads, Policy policy);

  using Concealed = std::unordered_map<RequestId, ConcealedRequest>;

  // Replaces everything (first load, or a feed that fell behind); `at` becomes the cursor of every center. A
  // center that is no longer there keeps its slot, closed and without units.
  void reset(std::vector<Center> centers, Cursor at, Concealed concealed = {},
             std::vector<Closure> closures = {}, std::vector<Turn> waiting = {});
  // Before the first reset nothing is known, not even that there is nothing.
  bool loaded() const { return loaded_; }
  // Brings the board forward. An event at or before cursor() is ignored; an older version of a unit never
  // replaces a newer one (the same version may: what is held for concealed requests is not counted). Of a
  // center or unit group that the board does not know, only a new register entry is heeded. Returns the slots
  // that changed (a view of an internal buffer, valid until the next call).
  const std::vector<Slot>& apply(const Event& event);

  // Closures: a later one of the same id replaces the former. One that has ended stays until the next event
  // after its end; what is closed is always asked of the moment.
  void close(Closure closure);
  void open(const ClosureId& closure);
  const std::vector<Closure>& closures() const { return closures_; }

  // Requests that wait for a place.
  const WaitingList& waiting() const { return waiting_; }
  WaitingList& waiting() { return waiting_; }

  // Open requests that some must not learn of.
  const Concealed& concealed() const { return concealed_; }
  bool conceals(const RequestId& request, const Actor& actor) const;
  // The same for somebody who must not learn of some requests: a unit that is held for one of these looks
  // free (unless none is free: the last unit cannot be hidden), and what happens to it is no change.
  bool hides_changes() const { return !concealed_.empty() || hiding_ > 0; }  // from anybody
  bool hides_changes_from(const Actor& actor) const;
  // From whom anything is hidden now; valid until the board changes.
  std::vector<const Concealment*> concealments() const;
  Counters seen_by(const Actor& actor, const CenterId& center, std::string_view unit,
                   Counters counters) const;
  Center seen_by(const Actor& actor, Slot slot) const;
  Cursor changed_for(const Actor& actor, Slot slot) const;

  Cursor cursor() const { return cursor_; }
  const std::vector<Entry>& entries() const { return entries_; }
  const Entry& at(Slot slot) const { return entries_[slot]; }
  const Entry* find(const CenterId& id) const;
  std::optional<Slot> slot_of(const CenterId& id) const;
  const RoadTable& roads() const { return *roads_; }
  std::shared_ptr<const RoadTable> shared_roads() const { return roads_; }
  const Gazetteer& gazetteer() const { return roads_->gazetteer(); }
  const Policy& policy() const { return policy_; }
  const FreshnessLimits& limits() const { return policy_.freshness; }

  // How somebody gets away who could leave at `ready`, by the country's clock.
  Journey journey(std::string_view transport, Instant ready) const {
    return roads_->journey(transport, ready, policy_.utc_offset);
  }
  // What can be reached from an origin, nearest first. What is closed at the moment of departure is closed
  // for the whole journey, also where it is to open before anybody would get there; what is to close later is
  // open.
  Stops walk_from(Gazetteer::Index origin, const Journey& journey, Instant departs) const;
  // All stops from there, nearest first, unreachable ones last; those with the closure that makes them so.
  std::vector<Stop> stops_from(Gazetteer::Index origin, const Journey& journey = {},
                               Instant departs = {}) const;

 private:
  struct Standing {
    Gazetteer::Index place;
    std::vector<Slot> centers;
  };
  Slot put(Center center, Cursor at);
  Slot add(Center center, Cursor at);
  void stand(Slot slot, Gazetteer::Index place);
  void leave(Slot slot);
  void count(const UnitChanged& change, const Event& event);
  void open(const OverflowChanged& change);
  void confirm(const CenterConfirmed& confirmed, const Event& event);
  void touch(Slot slot, const Event& event);
  void change_openly(Entry& entry, Cursor at);
  void follow(const Event& event);
  void erase_closure(std::size_t index);
  void forget_ended(Instant now);
  // The sections that a vehicle finds closed at a moment, sorted.
  void find_closed(Vehicle vehicle, Instant at, std::vector<Section>& out) const;
  void tell_closed(Gazetteer::Index origin, const std::vector<Gazetteer::Index>& places,
                   const std::vector<Section>& closed, std::vector<Stop>& stops) const;

  std::shared_ptr<const RoadTable> roads_;
  Policy policy_;
  bool loaded_ = false;
  Cursor cursor_;
  WaitingList waiting_;
  Concealed concealed_;
  std::size_t hiding_ = 0;  // entries with changes that some must not learn of
  std::vector<Entry> entries_;
  std::unordered_map<CenterId, Slot> by_id_;
  // In the order of the walk's destinations. A locality stays, also when its last center leaves.
  std::vector<Standing> standing_;
  std::unordered_map<Gazetteer::Index, std::uint32_t> standing_at_;
  std::vector<Closure> closures_;
  std::vector<std::optional<Section>> sections_;  // of closures_; none: the table does not know it
  std::vector<Slot> changed_;
  mutable Walk walk_;
  mutable std::vector<Section> closed_;
};

}  // namespace pana
