#include "domain/position_tree.hpp"

#include <algorithm>
#include <set>

#include "core/random.hpp"
#include "support/catch.hpp"

using namespace pana;

namespace {

// Positions on a coarse grid, so that many are equally far.
std::vector<PositionTree::Entry> random_entries(SeededRandom& random, std::size_t count) {
  std::vector<PositionTree::Entry> entries;
  for (std::uint32_t id = 0; id < count; ++id) {
    const Position at{40 + static_cast<double>(random.below(15)), 50 + static_cast<double>(random.below(30))};
    entries.push_back({at, id, static_cast<double>(random.below(3) * 150)});
  }
  return entries;
}

}  // namespace

TEST_CASE("The nearest of a tree are the nearest of all") {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    CAPTURE(seed);
    SeededRandom random{seed};
    const auto entries = random_entries(random, random.below(200));
    const PositionTree tree{entries};
    for (int i = 0; i < 20; ++i) {
      const Position at{40 + static_cast<double>(random.below(60)) / 4,
                        50 + static_cast<double>(random.below(120)) / 4};
      const auto count = 1 + random.below(4);
      std::vector<double> all, found;
      for (const auto& entry : entries) all.push_back(great_circle_km(at, entry.at));
      std::sort(all.begin(), all.end());
      all.resize(std::min<std::size_t>(count, all.size()));
      for (const auto id : tree.nearest(at, count)) found.push_back(great_circle_km(at, entries[id].at));
      REQUIRE(found.size() == all.size());
      for (std::size_t k = 0; k < all.size(); ++k) CHECK(std::abs(found[k] - all[k]) < 1e-6);
    }
  }
}

TEST_CASE("Of two that are as far, the one with the lower id is nearer") {
  std::vector<PositionTree::Entry> entries;
  for (std::uint32_t i = 0; i < 40; ++i) entries.push_back({{50, 70}, 39 - i});
  CHECK(PositionTree{entries}.nearest({51, 70}, 2) == std::vector<std::uint32_t>{0, 1});
}

TEST_CASE("Whatever is within the distance or its own reach is visited, and little else") {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    CAPTURE(seed);
    SeededRandom random{seed};
    const auto entries = random_entries(random, 300);
    const PositionTree tree{entries};
    const Position at{47.3, 66.1};
    const auto km = static_cast<double>(random.below(400));
    std::set<std::uint32_t> visited;
    tree.each_within(at, km, [&](std::uint32_t id) { visited.insert(id); });
    for (const auto& entry : entries) {
      const auto far = great_circle_km(at, entry.at);
      const auto within = std::max(km, entry.reach_km);
      if (far <= within) CHECK(visited.contains(entry.id));
      if (far > within * 1.01) CHECK_FALSE(visited.contains(entry.id));
    }
  }
}

TEST_CASE("An empty tree has nothing near") {
  CHECK(PositionTree{}.nearest({50, 70}, 2).empty());
  PositionTree{}.each_within({50, 70}, 9'999, [](std::uint32_t) { FAIL(); });
}
