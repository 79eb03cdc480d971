#pragma once
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

#include "domain/event.hpp"
#include "domain/policy.hpp"
#include "domain/travel.hpp"
#include "domain/waiting_list.hpp"

namespace pana {

// All centers as one shard knows them, who waits for a place, and which open requests are concealed from
// whom: a moment old at most, brought forward by apply(). Owned by one shard.
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
  // The localities that have centers, nearest first from one origin. `centers` are slots at that locality.
  struct Stop {
    Leg leg;
    const std::vector<Slot>* centers;
  };

  Board(std::shared_ptr<const RoadTable> roads, Policy policy);

  using Concealed = std::unordered_map<RequestId, ConcealedRequest>;

  // Replaces everything (first load, or a feed that fell behind); `at` becomes the cursor of every center. A
  // center that is no longer there keeps its slot, closed and without units.
  void reset(std::vector<Center> centers, Cursor at, Concealed concealed = {},
             std::vector<Turn> waiting = {});
  // Before the first reset nothing is known, not even that there is nothing.
  bool loaded() const { return loaded_; }
  // Brings the board forward. An event at or before cursor() is ignored; an older version of a unit never
  // replaces a newer one (the same version may: what is held for concealed requests is not counted). Of a
  // center or unit group that the board does not know, only a new register entry is heeded. Returns the slots
  // that changed (a view of an internal buffer, valid until the next call).
  const std::vector<Slot>& apply(const Event& event);

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
  const Gazetteer& gazetteer() const { return roads_->gazetteer(); }
  const Policy& policy() const { return policy_; }
  const FreshnessLimits& limits() const { return policy_.freshness; }

  // Stops from an origin, nearest first, unreachable ones last; computed once per origin and kept (the most
  // recently used 1,024 origins) until a center appears in a new locality. Valid until the board changes or
  // is asked again.
  const std::vector<Stop>& stops_from(Gazetteer::Index origin) const;

 private:
  static constexpr std::size_t most_origins = 1024;
  struct Kept {
    std::vector<Stop> stops;
    std::uint64_t used = 0;
  };

  Slot put(Center center, Cursor at);
  Slot add(Center center, Cursor at);
  void stand(Slot slot, Gazetteer::Index place);
  void leave(Slot slot);
  void count(const UnitChanged& change, const Event& event);
  void confirm(const CenterConfirmed& confirmed, const Event& event);
  void touch(Slot slot, const Event& event);
  void change_openly(Entry& entry, Cursor at);
  void follow(const Event& event);
  std::vector<Stop> compute_stops(Gazetteer::Index origin) const;

  std::shared_ptr<const RoadTable> roads_;
  Policy policy_;
  bool loaded_ = false;
  Cursor cursor_;
  WaitingList waiting_;
  Concealed concealed_;
  std::size_t hiding_ = 0;  // entries with changes that some must not learn of
  std::vector<Entry> entries_;
  std::unordered_map<CenterId, Slot> by_id_;
  // Stops point to these lists: once made, one stays where it is, also when its last center leaves.
  std::unordered_map<Gazetteer::Index, std::unique_ptr<std::vector<Slot>>> by_place_;
  std::vector<Slot> changed_;
  mutable std::unordered_map<Gazetteer::Index, Kept> stops_;
  mutable std::uint64_t uses_ = 0;
};

}  // namespace pana
