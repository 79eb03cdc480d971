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

// How far one locality is from another by road. `estimate`: some part is great circle x 1.35 because a
// locality is off the road table. Not reachable is not the same as far.
struct Leg {
  std::int32_t minutes = 0;
  std::int32_t km = 0;
  bool estimate = false;
  bool reachable = false;

  friend bool operator==(const Leg&, const Leg&) = default;
};

// The road table of the country: loaded once, shared by every shard, never changed.
//
// A locality on the table is joined by its roads. A locality off the table joins the two nearest localities
// on it by a great circle x 1.35, and goes straight (also x 1.35) only to localities no farther than the
// nearest of these, so that a village on the Caspian shore is not led across the sea. The shorter way counts,
// and is the same both ways.
class RoadTable {
 public:
  // Throws std::invalid_argument for a road between unknown localities or without a length, or a speed of
  // nothing.
  RoadTable(std::shared_ptr<const Gazetteer> gazetteer, const std::vector<Road>& roads, double speed_kmh);

  // Travel from one locality to each of `to`, in the order of `to` (Dijkstra over the table, once). Minutes
  // are rounded up, km to whole ones. Gazetteer::none, at either end, is unreachable.
  std::vector<Leg> legs(Gazetteer::Index from, const std::vector<Gazetteer::Index>& to) const;
  const Gazetteer& gazetteer() const { return *gazetteer_; }

  // Is there a section of the table between these two, named in either order? Only such a one can be closed.
  bool has_road(const PlaceId& from, const PlaceId& to) const;
  // The other ends of the sections that begin at a locality, nearest first; none off the table.
  std::vector<PlaceId> roads_at(const PlaceId& place) const;

 private:
  struct Edge {
    std::uint32_t to;
    double km;
  };
  // How a locality gets to the table: at once where it stands on it, else by its nearest localities there.
  struct Access {
    struct Way {
      std::uint32_t node;
      double km;  // by road, as estimated
    };
    std::vector<Way> ways;
    double straight_km = 0;  // to the nearest locality of the table; 0: it stands on it
    bool on_table = false;
  };
  std::uint32_t add_node(const PlaceId& place);
  // The road node of a locality; none where it is unknown or off the table.
  std::uint32_t node_at(const PlaceId& place) const;
  std::vector<Access> accesses() const;
  std::vector<double> distances_from(Gazetteer::Index from) const;
  double direct_km(Gazetteer::Index from, Gazetteer::Index to) const;
  Leg leg(Gazetteer::Index from, Gazetteer::Index to, const std::vector<double>& distances) const;

  std::shared_ptr<const Gazetteer> gazetteer_;
  double speed_kmh_;
  std::vector<Gazetteer::Index> nodes_;                          // road node → locality
  std::unordered_map<Gazetteer::Index, std::uint32_t> node_of_;  // locality → road node
  std::vector<std::vector<Edge>> edges_;
  std::vector<Access> access_;  // by locality
};

}  // namespace pana
