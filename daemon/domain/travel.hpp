#pragma once
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "domain/journey.hpp"
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

// A road of the table, by number: what a closure closes, in both directions.
using Section = std::uint32_t;

// The road table of the country: loaded once, shared by every shard, never changed.
//
// A locality on the table is joined by its roads. A locality off the table joins the two nearest localities
// on it by a great circle x 1.35, and goes straight (also x 1.35) only to localities no farther than the
// nearest of these, so that a village on the Caspian shore is not led across the sea. The shorter way counts,
// and is the same both ways. Only sections of the table can be closed.
class RoadTable {
 public:
  // Throws std::invalid_argument for a road between unknown localities or without a length, or a speed of
  // nothing.
  RoadTable(std::shared_ptr<const Gazetteer> gazetteer, const std::vector<Road>& roads, double speed_kmh,
            const Speeds& speeds = {});

  // Travel from one locality to each of `to`, in the order of `to` (Dijkstra over the whole table, once; for
  // the nearest few there is Walk). Minutes are rounded up, km to whole ones. Gazetteer::none, at either end,
  // is unreachable, and so is what all roads to are closed: `closed` is sorted.
  std::vector<Leg> legs(Gazetteer::Index from, const std::vector<Gazetteer::Index>& to,
                        const Journey& journey = {}, std::span<const Section> closed = {}) const;
  // For each of `to`, which cannot be reached for the closed sections: the first of them on the shortest way
  // that would be open without them. None where there is no such way.
  std::vector<std::optional<Section>> in_the_way(Gazetteer::Index from,
                                                 const std::vector<Gazetteer::Index>& to,
                                                 std::span<const Section> closed) const;

  // The section between these two, named in either order. Only such a one can be closed.
  std::optional<Section> section(const PlaceId& from, const PlaceId& to) const;
  bool has_road(const PlaceId& from, const PlaceId& to) const { return section(from, to).has_value(); }
  // "p_atyrau-p_oral"
  std::string name_of(Section section) const;
  // The other ends of the sections that begin at a locality, nearest first; none off the table.
  std::vector<PlaceId> roads_at(const PlaceId& place) const;

  Journey journey(std::string_view transport, Instant ready, minutes utc_offset) const {
    return journey_of(speeds_, transport, ready, utc_offset);
  }
  const Gazetteer& gazetteer() const { return *gazetteer_; }

  // The parts of the table, for who walks it (Walk): nodes are the localities on it, counted from 0.
  struct Edge {
    std::uint32_t to;
    Section section;
    double km;
  };
  struct Way {
    std::uint32_t node;
    double km;  // by road, as estimated
  };
  std::size_t nodes() const { return nodes_.size(); }
  const std::vector<Edge>& edges(std::uint32_t node) const { return edges_[node]; }
  // How a locality gets to the table: at once where it stands on it, else by its nearest localities there.
  std::span<const Way> ways(Gazetteer::Index place) const {
    return {access_[place].ways.data(), access_[place].count};
  }
  // In a straight line, to the nearest locality of the table; 0: it stands on it.
  double km_to_table(Gazetteer::Index place) const { return access_[place].straight_km; }
  // Past the table; infinite where it is not permitted to go straight.
  double direct_km(Gazetteer::Index from, Gazetteer::Index to) const;
  // The journey of so many km between two localities; an infinite number is unreachable.
  Leg leg(Gazetteer::Index from, Gazetteer::Index to, double km, const Journey& journey) const;

 private:
  static constexpr std::size_t ways_to_the_table = 2;
  struct Access {
    std::array<Way, ways_to_the_table> ways{};
    std::size_t count = 0;
    double straight_km = 0;
    bool on_table = false;
  };
  std::uint32_t add_node(const PlaceId& place);
  void add_road(const Road& road);
  // The road node of a locality; none where it is unknown or off the table.
  std::uint32_t node_at(const PlaceId& place) const;
  std::vector<Access> accesses() const;
  std::vector<double> distances_from(Gazetteer::Index from, std::span<const Section> closed) const;
  double shortest_km(Gazetteer::Index from, Gazetteer::Index to, const std::vector<double>& distances) const;
  std::optional<Section> first_closed(Gazetteer::Index to, const std::vector<double>& distances,
                                      std::span<const Section> closed) const;

  std::shared_ptr<const Gazetteer> gazetteer_;
  double speed_kmh_;
  Speeds speeds_;
  std::vector<Gazetteer::Index> nodes_;                          // road node → locality
  std::unordered_map<Gazetteer::Index, std::uint32_t> node_of_;  // locality → road node
  std::vector<std::vector<Edge>> edges_;
  std::vector<std::array<std::uint32_t, 2>> sections_;  // their ends, as road nodes
  std::vector<Access> access_;                          // by locality
};

}  // namespace pana
