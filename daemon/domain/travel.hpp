#pragma once
#include <cstdint>
#include <memory>
#include <unordered_map>
#include <vector>

#include "domain/place.hpp"

namespace pana {

struct Road {
  PlaceId from;
  PlaceId to;
  double km = 0;
};

// How far one locality is from another by road. `estimate`: some part is great circle x 1.35 because a locality is
// off the road table. Not reachable is not the same as far.
struct Leg {
  std::int32_t minutes = 0;
  std::int32_t km = 0;
  bool estimate = false;
  bool reachable = false;

  friend bool operator==(const Leg&, const Leg&) = default;
};

// The road table of the country: loaded once, shared by every shard, never changed.
//
// A locality on the table is joined by its roads. A locality off the table joins the nearest localities on it by a
// great circle x 1.35, and goes straight (also x 1.35) only to localities no farther than that, so that a village on
// the Caspian shore is not led across the sea.
class RoadTable {
 public:
  RoadTable(std::shared_ptr<const Gazetteer> gazetteer, const std::vector<Road>& roads, double speed_kmh);

  // Travel from one locality to each of `to`, in the order of `to` (Dijkstra over the table, once).
  std::vector<Leg> legs(Gazetteer::Index from, const std::vector<Gazetteer::Index>& to) const;
  const Gazetteer& gazetteer() const { return *gazetteer_; }

 private:
  struct Edge {
    std::uint32_t to;
    double km;
  };
  struct Access {
    std::uint32_t node;
    double km;
  };
  std::vector<double> distances_from(Gazetteer::Index from) const;
  std::vector<Access> access_of(Gazetteer::Index place) const;
  std::int32_t minutes_for(double km) const;

  std::shared_ptr<const Gazetteer> gazetteer_;
  double speed_kmh_;
  std::vector<Gazetteer::Index> nodes_;                              // road node → locality
  std::unordered_map<Gazetteer::Index, std::uint32_t> node_of_;  // locality → road node
  std::vector<std::vector<Edge>> edges_;
};

}  // namespace pana
