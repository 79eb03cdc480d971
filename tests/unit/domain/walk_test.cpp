#include "domain/walk.hpp"

#include <algorithm>
#include <map>

#include "core/random.hpp"
#include "support/catch.hpp"

using namespace pana;

namespace {

// A random country: some localities on the road table, some off it, some where others are, some roads twice.
struct Country {
  explicit Country(SeededRandom& random) {
    const auto count = 1 + random.below(40);
    std::vector<Place> places;
    for (std::uint64_t i = 0; i < count; ++i) {
      const auto step = [&] { return static_cast<double>(random.below(12)) / 2; };
      places.push_back({{"p_" + std::to_string(i)}, {}, {}, "", {45 + step(), 60 + step()}, 0});
    }
    gazetteer = std::make_shared<const Gazetteer>(std::vector<Region>{}, std::move(places));
    std::vector<Road> roads;
    for (auto i = random.below(count * 2); i > 0; --i) {
      const auto from = place(random.below(count)), to = place(random.below(count));
      if (from == to) continue;
      roads.push_back({from, to, 1 + static_cast<double>(random.below(500)) / 3});
    }
    table = std::make_unique<RoadTable>(gazetteer, roads, 80);
    for (const auto& road : roads) {
      if (random.below(5) == 0) closed.push_back(table->section(road.from, road.to).value());
    }
    std::sort(closed.begin(), closed.end());
  }
  PlaceId place(std::uint64_t index) const { return {"p_" + std::to_string(index)}; }

  std::shared_ptr<const Gazetteer> gazetteer;
  std::unique_ptr<RoadTable> table;
  std::vector<Section> closed;
};

// All that the walk finds, by locality; they must come nearest first and once each.
std::map<Gazetteer::Index, Leg> found_by(Walk& walk, const std::vector<Gazetteer::Index>& places) {
  std::map<Gazetteer::Index, Leg> legs;
  std::int32_t before = 0;
  while (const auto found = walk.next()) {
    CHECK(found->leg.minutes >= before);
    before = found->leg.minutes;
    CHECK(legs.emplace(places.at(found->destination), found->leg).second);
  }
  return legs;
}

}  // namespace

TEST_CASE("A walk finds what the whole table says, nearest first, with roads closed and without") {
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    CAPTURE(seed);
    SeededRandom random{seed};
    const Country country{random};
    std::vector<Gazetteer::Index> places;
    Walk walk{*country.table};
    for (Gazetteer::Index place = 0; place < country.gazetteer->places().size(); ++place) {
      if (random.below(2) == 0) continue;
      places.push_back(place);
      walk.add(place);
    }
    for (int i = 0; i < 8; ++i) {
      const auto origin = static_cast<Gazetteer::Index>(random.below(country.gazetteer->places().size()));
      const Journey journey{Vehicle::car, 50 + static_cast<std::int32_t>(random.below(70)), 5};
      const auto closed = random.below(2) == 0 ? country.closed : std::vector<Section>{};
      CAPTURE(origin, closed.size());
      walk.start(origin, journey, closed);
      const auto found = found_by(walk, places);
      const auto legs = country.table->legs(origin, places, journey, closed);
      for (std::size_t k = 0; k < places.size(); ++k) {
        const auto at = found.find(places[k]);
        REQUIRE((at != found.end()) == legs[k].reachable);
        if (legs[k].reachable) CHECK(at->second == legs[k]);
      }
    }
  }
}

TEST_CASE("What lies in the way is a closed section, and without the closures there is a way") {
  int told = 0;
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    CAPTURE(seed);
    SeededRandom random{seed};
    const Country country{random};
    std::vector<Gazetteer::Index> places;
    for (Gazetteer::Index i = 0; i < country.gazetteer->places().size(); ++i) places.push_back(i);
    const auto with = country.table->legs(0, places, {}, country.closed);
    const auto without = country.table->legs(0, places);
    const auto sections = country.table->in_the_way(0, places, country.closed);
    for (const auto place : places) {
      if (with[place].reachable) continue;
      CHECK(sections[place].has_value() == without[place].reachable);
      if (!sections[place]) continue;
      CHECK(std::binary_search(country.closed.begin(), country.closed.end(), *sections[place]));
      ++told;
    }
  }
  CHECK(told > 100);
}

TEST_CASE("A walk from nowhere, and to nowhere, finds nothing") {
  SeededRandom random{1};
  const Country country{random};
  Walk walk{*country.table};
  walk.start(0, {}, {});
  CHECK_FALSE(walk.next().has_value());
  walk.add(Gazetteer::none);
  walk.start(0, {}, {});
  CHECK_FALSE(walk.next().has_value());
  walk.add(0);
  walk.start(Gazetteer::none, {}, {});
  CHECK_FALSE(walk.next().has_value());
  walk.start(0, {}, {});
  CHECK(walk.next()->destination == 1);
}
