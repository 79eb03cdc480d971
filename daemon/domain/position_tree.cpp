#include "domain/position_tree.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace pana {
namespace {

constexpr std::uint32_t points_per_leaf = 8;
constexpr double infinite = std::numeric_limits<double>::infinity();

}  // namespace

// The nearest that a search has found so far.
struct PositionTree::Best {
  Vector at;
  std::size_t count;
  std::vector<std::pair<double, std::uint32_t>> found{};  // squared chord and id, nearest first

  bool may_hold(double chord_squared) const {
    return found.size() < count || chord_squared <= found.back().first;
  }
  void offer(std::pair<double, std::uint32_t> candidate) {
    if (found.size() == count && found.back() <= candidate) return;
    if (found.size() == count) found.pop_back();
    found.insert(std::upper_bound(found.begin(), found.end(), candidate), candidate);
  }
};

PositionTree::PositionTree(const std::vector<Entry>& entries) {
  points_.reserve(entries.size());
  for (const auto& entry : entries) points_.push_back({on_sphere(entry.at), entry.reach_km, entry.id});
  if (!points_.empty()) build(0, static_cast<std::uint32_t>(points_.size()));
}

PositionTree::Vector PositionTree::on_sphere(Position at) {
  constexpr double degree = std::numbers::pi / 180;
  const double lat = at.lat * degree;
  const double lon = at.lon * degree;
  return {std::cos(lat) * std::cos(lon), std::cos(lat) * std::sin(lon), std::sin(lat)};
}

double PositionTree::chord_squared(const Vector& a, const Vector& b) {
  const double x = a[0] - b[0], y = a[1] - b[1], z = a[2] - b[2];
  return x * x + y * y + z * z;
}

double PositionTree::chord_squared(const Vector& at, const Node& box) {
  Vector nearest{};
  for (std::size_t axis = 0; axis < 3; ++axis)
    nearest[axis] = std::clamp(at[axis], box.low[axis], box.high[axis]);
  return chord_squared(at, nearest);
}

bool PositionTree::may_be_within(double chord_squared, double km) {
  // A chord is shorter than its arc; the grace is for rounding.
  constexpr double grace = 1 - 1e-9;
  return std::sqrt(chord_squared) * earth_radius_km * grace <= km;
}

PositionTree::Node PositionTree::box_of(std::uint32_t first, std::uint32_t last) const {
  Node node{{infinite, infinite, infinite}, {-infinite, -infinite, -infinite}, 0, first, last};
  for (auto i = first; i < last; ++i) {
    for (std::size_t axis = 0; axis < 3; ++axis) {
      node.low[axis] = std::min(node.low[axis], points_[i].at[axis]);
      node.high[axis] = std::max(node.high[axis], points_[i].at[axis]);
    }
    node.reach_km = std::max(node.reach_km, points_[i].reach_km);
  }
  return node;
}

std::uint32_t PositionTree::build(std::uint32_t first, std::uint32_t last) {
  const auto index = static_cast<std::uint32_t>(nodes_.size());
  const auto node = nodes_.emplace_back(box_of(first, last));
  if (last - first <= points_per_leaf) return index;
  std::size_t widest = 0;
  for (std::size_t axis = 1; axis < 3; ++axis) {
    if (node.high[axis] - node.low[axis] > node.high[widest] - node.low[widest]) widest = axis;
  }
  const auto middle = first + (last - first) / 2;
  const auto begin = points_.begin();
  std::nth_element(begin + first, begin + middle, begin + last,
                   [&](const Point& a, const Point& b) { return a.at[widest] < b.at[widest]; });
  build(first, middle);
  const auto second = build(middle, last);
  nodes_[index].second = second;
  return index;
}

std::vector<std::uint32_t> PositionTree::nearest(Position at, std::size_t count) const {
  Best best{on_sphere(at), count};
  if (!nodes_.empty() && count > 0) search(0, best);
  std::vector<std::uint32_t> ids;
  ids.reserve(best.found.size());
  for (const auto& [chord, id] : best.found) ids.push_back(id);
  return ids;
}

void PositionTree::search(std::uint32_t index, Best& best) const {
  const auto& node = nodes_[index];
  if (node.second == 0) {
    for (auto i = node.first; i < node.last; ++i)
      best.offer({chord_squared(best.at, points_[i].at), points_[i].id});
    return;
  }
  std::array<std::pair<double, std::uint32_t>, 2> halves;
  for (std::size_t i = 0; i < 2; ++i) {
    const auto half = i == 0 ? index + 1 : node.second;
    halves[i] = {chord_squared(best.at, nodes_[half]), half};
  }
  if (halves[1] < halves[0]) std::swap(halves[0], halves[1]);
  for (const auto& [chord, half] : halves) {
    if (best.may_hold(chord)) search(half, best);
  }
}

}  // namespace pana
