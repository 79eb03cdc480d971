#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "domain/place.hpp"

namespace pana {

// Positions arranged (as a k-d tree on the unit sphere) so that those near a point are found without looking
// at all of them. Never changed once made.
class PositionTree {
 public:
  struct Entry {
    Position at;
    std::uint32_t id;
    double reach_km = 0;  // see each_within
  };
  PositionTree() = default;
  explicit PositionTree(const std::vector<Entry>& entries);

  // The ids of at most `count` entries, nearest first; of two that are as far, the lower id.
  std::vector<std::uint32_t> nearest(Position at, std::size_t count) const;

  // Calls visit(id) for every entry that is within `km` in a straight line, or within its own reach, and for
  // some that are a little farther: the caller measures. Allocates nothing.
  template <class Visit>
  void each_within(Position at, double km, Visit visit) const {
    if (!nodes_.empty()) visit_within(0, on_sphere(at), km, visit);
  }

 private:
  using Vector = std::array<double, 3>;  // on the unit sphere: chords order as great circles do
  struct Point {
    Vector at;
    double reach_km;
    std::uint32_t id;
  };
  struct Node {
    Vector low, high;  // the box around its points
    double reach_km;   // the farthest of its points'
    std::uint32_t first, last;
    std::uint32_t second = 0;  // its second half, the first one being the next node; 0: it has none
  };
  struct Best;
  static Vector on_sphere(Position at);
  static double chord_squared(const Vector& a, const Vector& b);
  static double chord_squared(const Vector& at, const Node& box);
  static bool may_be_within(double chord_squared, double km);
  std::uint32_t build(std::uint32_t first, std::uint32_t last);
  Node box_of(std::uint32_t first, std::uint32_t last) const;
  void search(std::uint32_t node, Best& best) const;

  template <class Visit>
  void visit_within(std::uint32_t index, const Vector& at, double km, Visit& visit) const {
    const auto& node = nodes_[index];
    if (!may_be_within(chord_squared(at, node), km > node.reach_km ? km : node.reach_km)) return;
    if (node.second != 0) {
      visit_within(index + 1, at, km, visit);
      return visit_within(node.second, at, km, visit);
    }
    for (auto i = node.first; i < node.last; ++i) {
      const auto& point = points_[i];
      if (may_be_within(chord_squared(at, point.at), km > point.reach_km ? km : point.reach_km))
        visit(point.id);
    }
  }

  std::vector<Point> points_;  // those of a node stand together
  std::vector<Node> nodes_;    // the first is the root
};

}  // namespace pana
