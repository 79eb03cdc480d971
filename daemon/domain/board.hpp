#pragma once
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

#include "domain/event.hpp"
#include "domain/freshness.hpp"
#include "domain/travel.hpp"

namespace pana {

// All centers as one shard knows them: a moment old at most, brought forward by apply(). Owned by one shard.
//
// A center's slot never changes while the Board lives (a retired one stays, closed), so slots may be kept across events.
class Board {
 public:
  using Slot = std::uint32_t;
  struct Entry {
    Center center;
    Gazetteer::Index place = Gazetteer::none;
    Cursor changed;  // the last event that touched it
  };
  // The localities that have centers, nearest first from one origin. `centers` are slots at that locality.
  struct Stop {
    Leg leg;
    const std::vector<Slot>* centers;
  };

  Board(std::shared_ptr<const RoadTable> roads, FreshnessLimits limits);

  // Replaces everything (first load, or a feed that fell behind); `at` becomes the cursor of every center.
  void reset(std::vector<Center> centers, Cursor at);
  // Brings the board forward. An event at or before cursor() is ignored; an older version of a unit never replaces a
  // newer one. Returns the slots that changed (a view of an internal buffer, valid until the next call).
  const std::vector<Slot>& apply(const Event& event);

  Cursor cursor() const { return cursor_; }
  const std::vector<Entry>& entries() const { return entries_; }
  const Entry& at(Slot slot) const { return entries_[slot]; }
  const Entry* find(const CenterId& id) const;
  std::optional<Slot> slot_of(const CenterId& id) const;
  const RoadTable& roads() const { return *roads_; }
  const Gazetteer& gazetteer() const { return roads_->gazetteer(); }
  const FreshnessLimits& limits() const { return limits_; }

  // Stops from an origin, nearest first, unreachable ones last; computed once per origin and kept (the most recent
  // 1,024 origins) until a center appears in a new locality.
  const std::vector<Stop>& stops_from(Gazetteer::Index origin) const;

 private:
  void put(Center center, Cursor at);
  Slot add(Center center, Cursor at);

  std::shared_ptr<const RoadTable> roads_;
  FreshnessLimits limits_;
  Cursor cursor_;
  std::vector<Entry> entries_;
  std::unordered_map<CenterId, Slot> by_id_;
  std::unordered_map<Gazetteer::Index, std::unique_ptr<std::vector<Slot>>> by_place_;
  std::vector<Slot> changed_;
  mutable std::unordered_map<Gazetteer::Index, std::vector<Stop>> stops_;
};

}  // namespace pana
