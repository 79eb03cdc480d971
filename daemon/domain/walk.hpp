#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "domain/position_tree.hpp"
#include "domain/travel.hpp"

namespace pana {

// Finds destinations (localities that have been added) from one origin after the other, nearest first, and
// goes only as far as it is asked to: Dijkstra's search, one destination at a time. The legs are those of
// RoadTable::legs. Allocates nothing once its lists have grown.
class Walk {
 public:
  // Keeps a reference: the table must outlive it.
  explicit Walk(const RoadTable& roads) : roads_(&roads) {}

  // Adds a destination, once each; answers its number, counted from 0. Gazetteer::none is never reached.
  std::uint32_t add(Gazetteer::Index place);

  // Begins anew. `closed` is sorted and copied.
  void start(Gazetteer::Index origin, const Journey& journey, std::span<const Section> closed);
  // The next destination, never nearer than the one before; none when all that can be reached are told.
  struct Found {
    std::uint32_t destination;
    Leg leg;
  };
  std::optional<Found> next();

 private:
  // What the search comes by: road nodes by their number, and after them destinations.
  using Stage = std::uint32_t;
  struct Open {
    double km;
    Stage stage;
  };
  struct Reached {
    double km;
    std::uint32_t start;  // by which start() it was reached; an older one: not yet
  };
  struct Arrival {
    std::uint32_t destination;
    double km;  // from the road node
  };
  static bool farther(const Open& a, const Open& b) { return a.km > b.km; }
  void arrange();
  void reach(Stage stage, double km);
  void go_on_from(std::uint32_t node, double km);

  const RoadTable* roads_;
  std::vector<Gazetteer::Index> places_;        // destination → locality
  std::vector<std::vector<Arrival>> arrivals_;  // by road node
  PositionTree positions_;                      // of the destinations
  bool arranged_ = true;                        // does it hold them all?

  Gazetteer::Index origin_ = Gazetteer::none;
  Journey journey_;
  std::vector<Section> closed_;
  std::uint32_t start_ = 0;
  std::vector<Reached> reached_;  // by stage
  std::vector<Open> open_;        // a heap, the nearest on top
};

}  // namespace pana
