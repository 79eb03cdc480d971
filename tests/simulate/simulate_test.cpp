// A few simulated weeks of the simulator of policies (tests/bench/simulate).
#include "bench/simulate/simulation.hpp"

#include <algorithm>
#include <map>

#include "bench/simulate/comparison.hpp"
#include "bench/simulate/figures.hpp"
#include "bench/simulate/fitting.hpp"
#include "bench/simulate/optimum.hpp"
#include "bench/simulate/plot.hpp"
#include "bench/simulate/table.hpp"
#include "support/catch.hpp"

using namespace pana;
using namespace pana::simulate;

namespace {

constexpr Minute warm_up = 90 * day;
constexpr Minute length = warm_up + 60 * day;

const World& country() {
  static const auto world = load_world(PANA_SOURCE_DIR "/config/kazakhstan");
  return world;
}

// Two winter months with twice the demand of 2023, so that much is full.
struct Months {
  explicit Months(std::uint64_t seed)
      : demand(make_demand(*country().country.gazetteer, seed, 2, length)),
        closures(make_closures(*country().country.roads, seed, length)) {}
  Scenario scenario() const { return {country(), demand, closures, warm_up}; }

  std::vector<Arrival> demand;
  std::vector<Closure> closures;
};

std::vector<Strategy> strategies() {
  return {Strategy::straight_line, Strategy::nearest, Strategy::reserve};
}

const UnitGroup& unit_of(const Placed& placed) {
  return country().centers.at(placed.center).units.at(placed.unit);
}

// How many are in each unit group at most at one time, by center and unit.
std::map<std::pair<std::size_t, std::size_t>, std::int32_t> most_at_once(const Months& months,
                                                                         const Fates& fates) {
  std::map<std::pair<std::size_t, std::size_t>, std::vector<std::pair<Minute, int>>> changes;
  for (std::size_t who = 0; who < fates.size(); ++who) {
    if (!fates[who]) continue;
    auto& here = changes[{fates[who]->center, fates[who]->unit}];
    here.emplace_back(fates[who]->at, 1);
    here.emplace_back(fates[who]->at + months.demand[who].stay, -1);
  }
  std::map<std::pair<std::size_t, std::size_t>, std::int32_t> most;
  for (auto& [unit, all] : changes) {
    std::sort(all.begin(), all.end());  // at the same minute, who leaves comes first
    std::int32_t now = 0;
    for (const auto& [at, change] : all) most[unit] = std::max(most[unit], now += change);
  }
  return most;
}

Comparison short_comparison(std::uint64_t seed) {
  Options options;
  options.seeds = {seed};
  options.days = 30;
  options.warm_up_days = 60;
  options.rounds = 40;
  return compare(country(), options, 2);
}

}  // namespace

TEST_CASE("Nobody is placed where they do not fit, too far away, or later than they would wait") {
  for (const std::uint64_t seed : {1U, 2U}) {
    const Months months{seed};
    for (const auto strategy : strategies()) {
      const auto fates = fates_of(months.scenario(), strategy);
      REQUIRE(fates.size() == months.demand.size());
      for (std::size_t who = 0; who < fates.size(); ++who) {
        if (!fates[who]) continue;
        CAPTURE(seed, strategy_names[static_cast<std::size_t>(strategy)], who);
        const auto& arrival = months.demand[who];
        const auto& center = country().centers.at(fates[who]->center);
        REQUIRE(eligible(center, arrival.asking));
        REQUIRE(fits(center, unit_of(*fates[who]), arrival.asking));
        REQUIRE(fates[who]->travel_min <= farthest_min);
        REQUIRE(fates[who]->at >= arrival.at);
        REQUIRE(fates[who]->at <= arrival.at + patience_min);
      }
    }
  }
}

TEST_CASE("No unit is given to two households at a time, and all are in use when demand is twice as large") {
  const Months months{3};
  for (const auto strategy : strategies()) {
    const auto fates = fates_of(months.scenario(), strategy);
    std::size_t full = 0;
    for (const auto& [unit, most] : most_at_once(months, fates)) {
      const auto total = country().centers[unit.first].units[unit.second].counters.total;
      CAPTURE(unit.first, unit.second);
      REQUIRE(most <= total);
      full += most == total ? 1 : 0;
    }
    CHECK(full > 50);
  }
}

TEST_CASE("The same seed gives the same table and plot, byte for byte, and another seed another") {
  const auto told = [](std::uint64_t seed) {
    const std::vector<Comparison> comparisons{short_comparison(seed)};
    return table(comparisons, country()) + verdict(comparisons, country()) + plot(comparisons);
  };
  const auto first = told(5);
  CHECK(first == told(5));
  CHECK(first != told(6));
}

TEST_CASE("Everybody who arrives after the warm-up is counted once: placed, unplaced or impossible") {
  const auto comparison = short_comparison(7);
  const auto demand = make_demand(*country().country.gazetteer, 7, 2, 90 * day);
  const auto arrived = std::count_if(demand.begin(), demand.end(),
                                     [](const Arrival& arrival) { return arrival.at >= 60 * day; });
  CHECK(comparison.households + comparison.impossible == static_cast<double>(arrived));
  for (const auto strategy : strategies()) {
    const auto score = comparison.all(strategy);
    CHECK(score.placed.whole == comparison.households);
    CHECK(static_cast<double>(score.travel_min.size()) == score.placed.part);
    double unplaced = 0;
    for (const auto& [region, share] : score.unplaced_in) unplaced += share.part;
    CHECK(score.placed.part + unplaced == score.placed.whole);
  }
}

TEST_CASE(
    "No policy beats the bound of the optimum, and reserve reaches 85 percent of it at twice the demand") {
  const Months months{4};
  const Fitting fitting{country()};
  const auto scenario = months.scenario();
  const auto fates = fates_of(scenario, Strategy::nearest);
  const double most = most_placements(scenario, fitting, fates, 60);
  for (const auto strategy : strategies()) {
    const auto placed = score_of(scenario, fitting, fates_of(scenario, strategy)).placed;
    CAPTURE(strategy_names[static_cast<std::size_t>(strategy)]);
    CHECK(placed.part <= most);
    if (strategy == Strategy::reserve) CHECK(placed.part >= 0.85 * most);
  }
}

TEST_CASE("The bound is exact where one unit is free for two of three who want it") {
  // Ten days for one unit for a wheelchair: two stays of four days fit, one of nine does not fit beside them.
  auto world = country();
  world.centers.resize(1);
  auto& units = world.centers.front().units;
  std::erase_if(units, [](const UnitGroup& group) { return group.unit != "accessible"; });
  REQUIRE(units.size() == 1);
  REQUIRE(units.front().counters.total == 1);
  std::vector<Arrival> demand;
  for (const auto& [at, stay] : {std::pair{0, 9}, {1, 4}, {6, 4}}) {
    Arrival arrival;
    arrival.at = at * day;
    arrival.origin = world.country.gazetteer->find(world.centers.front().place);
    arrival.asking.household.women = 1;
    arrival.asking.needs.add(Need::wheelchair);
    arrival.stay = stay * day;
    demand.push_back(arrival);
  }
  const std::vector<Closure> closures;
  const Scenario scenario{world, demand, closures};
  const auto fates = fates_of(scenario, Strategy::nearest);
  CHECK(std::count_if(fates.begin(), fates.end(), [](const auto& fate) { return fate.has_value(); }) == 1);
  CHECK(most_placements(scenario, Fitting{world}, fates, 400) == 2);
}

TEST_CASE("Two thirds of the people who come are children, and as many come as in 2023") {
  double people = 0, children = 0;
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    for (const auto& arrival : make_demand(*country().country.gazetteer, seed, 1, 365 * day)) {
      people += arrival.asking.household.people();
      children += arrival.asking.household.children();
      REQUIRE_FALSE(check(arrival.asking.household).has_value());
    }
  }
  CHECK(children / people == Approx(2.0 / 3).margin(0.02));
  CHECK(people / 5 == Approx(people_a_year).epsilon(0.05));
}
