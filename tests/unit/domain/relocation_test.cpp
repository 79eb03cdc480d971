#include "domain/relocation.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "core/random.hpp"
#include "support/catch.hpp"
#include "support/small_country.hpp"

using namespace pana;
using namespace pana::tests;

namespace {

// How many are left over, how urgent these are, the minutes of the others, the beds that they leave empty.
using Worth = std::tuple<std::size_t, int, std::int64_t, std::int64_t>;

const UnitGroup& group_of(const Board& board, const Candidate& to) {
  return board.at(to.slot).center.units.at(to.unit);
}

std::int64_t wasted(const UnitGroup& group, const Asking& asking) {
  const bool kept = group.step_free && !asking.needs.has(Need::wheelchair);
  return std::max(0, group.sleeps - asking.household.people()) * 2 + (kept ? 1 : 0);
}

Worth worth_of(const Board& board, const std::vector<Leaving>& leaving, const Relocation& plan) {
  Worth worth{plan.unplaced.size(), 0, 0, 0};
  for (const auto household : plan.unplaced)
    std::get<1>(worth) += static_cast<int>(leaving[household].urgency);
  for (const auto& [household, to] : plan.moves) {
    std::get<2>(worth) += to.cost_min();
    std::get<3>(worth) += wasted(group_of(board, to), leaving[household].search.asking);
  }
  return worth;
}

// Every way to place the households, one after the other.
class EveryPlan {
 public:
  EveryPlan(const Board& board, const std::vector<Leaving>& leaving) : board_(board), leaving_(leaving) {
    for (const auto& one : leaving) candidates_.push_back(rank(board, one.search, noon).candidates);
    go_on({0, 0, 0, 0}, 0);
  }
  Worth best() const { return best_; }

 private:
  void go_on(Worth worth, std::size_t household) {
    if (household == leaving_.size()) {
      best_ = std::min(best_, worth);
      return;
    }
    for (const auto& candidate : candidates_[household]) {
      const auto& center = board_.at(candidate.slot).center;
      for (const auto& group : center.units) try_group(worth, household, candidate, center, group);
    }
    ++std::get<0>(worth);
    std::get<1>(worth) += static_cast<int>(leaving_[household].urgency);
    go_on(worth, household + 1);
  }

  void try_group(Worth worth, std::size_t household, const Candidate& candidate, const Center& center,
                 const UnitGroup& group) {
    const auto& asking = leaving_[household].search.asking;
    const bool cots = center.needs.has(Need::infant_cot);
    auto& taken = taken_[&group];
    if (taken == group.counters.free()) return;
    if (!fits(group, asking.household, asking.needs.has(Need::wheelchair), cots)) return;
    ++taken;
    std::get<2>(worth) += candidate.cost_min();
    std::get<3>(worth) += wasted(group, asking);
    go_on(worth, household + 1);
    --taken;
  }

  const Board& board_;
  const std::vector<Leaving>& leaving_;
  std::vector<std::vector<Candidate>> candidates_;
  std::map<const UnitGroup*, int> taken_;
  Worth best_{1000, 0, 0, 0};
};

std::string some_place(SeededRandom& random) {
  const auto& places = small_gazetteer()->places();
  return places[random.below(places.size())].id.text;
}

Center random_center(SeededRandom& random, std::size_t number) {
  auto made = center("c_" + std::to_string(number), some_place(random), {});
  for (auto left = 1 + random.below(3); left > 0; --left) {
    const auto unit = "u" + std::to_string(left);
    const auto sleeps = static_cast<std::int32_t>(1 + random.below(5));
    const auto free = static_cast<std::int32_t>(random.below(3));
    made.units.push_back(random.below(4) == 0 ? step_free_group(unit, sleeps, free)
                                              : group(unit, sleeps, free));
  }
  made.eligibility.boy_age_max = random.below(2) == 0 ? 13 : 17;
  if (random.below(2) == 0) made.needs = needs({"infant_cot", "wheelchair"});
  if (random.below(3) == 0) made.confirmed_at = noon - minutes{200};
  return made;
}

Leaving random_leaving(SeededRandom& random, const Board& board, const std::string& place) {
  Household household;
  household.women = static_cast<std::uint8_t>(1 + random.below(2));
  household.girls[random.below(6)] = static_cast<std::uint8_t>(random.below(3));
  household.boys[random.below(6)] = static_cast<std::uint8_t>(random.below(2));
  Leaving made{from(board, place, household), static_cast<Urgency>(random.below(3))};
  if (random.below(5) == 0) made.search.asking.needs = needs({"wheelchair"});
  if (random.below(3) == 0) made.search.exclusion.places = {{some_place(random)}};
  made.search.exclusion.centers = {{"c_0"}};
  return made;
}

Leaving leaves(const Board& board, Household household) {
  return {from(board, "p_atyrau", household), Urgency::standard};
}

Household people(int women) {
  Household household;
  household.women = static_cast<std::uint8_t>(women);
  return household;
}

std::string where(const Board& board, const Relocation& plan, std::size_t household) {
  for (const auto& move : plan.moves) {
    if (move.household == household)
      return board.at(move.to.slot).center.id.text + " " + group_of(board, move.to).unit;
  }
  return "nowhere";
}

}  // namespace

TEST_CASE("A plan is as good as the best of all plans, takes no unit twice and is the same each time") {
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    CAPTURE(seed);
    SeededRandom random(seed);
    std::vector<Center> centers;
    for (auto left = 1 + random.below(5); left > 0; --left) centers.push_back(random_center(random, left));
    centers.push_back(random_center(random, 0));
    Board board{small_roads(), {}};
    board.reset(centers, {1, 0});
    const auto place = some_place(random);
    std::vector<Leaving> leaving;
    for (auto left = 1 + random.below(5); left > 0; --left)
      leaving.push_back(random_leaving(random, board, place));

    const auto plan = plan_relocation(board, leaving, noon);
    REQUIRE(plan.moves.size() + plan.unplaced.size() == leaving.size());
    REQUIRE(worth_of(board, leaving, plan) == EveryPlan(board, leaving).best());
    std::map<const UnitGroup*, int> taken;
    for (const auto& move : plan.moves) {
      REQUIRE(board.at(move.to.slot).center.id.text != "c_0");
      REQUIRE(++taken[&group_of(board, move.to)] <= group_of(board, move.to).counters.free());
    }

    std::reverse(centers.begin(), centers.end());
    Board other{small_roads(), {}};
    other.reset(centers, {1, 0});
    const auto again = plan_relocation(other, leaving, noon);
    for (std::size_t i = 0; i < leaving.size(); ++i) REQUIRE(where(board, plan, i) == where(other, again, i));
  }
}

TEST_CASE("Households are assigned at once: who could go elsewhere leaves the near unit to who could not") {
  Board board{small_roads(), {}};
  board.reset({center("c_oral", "p_oral", {group("family5", 5, 1)}),
               center("c_aktau", "p_aktau", {group("single", 1, 1)})},
              {1, 0});
  const auto plan = plan_relocation(board, {leaves(board, people(1)), leaves(board, people(4))}, noon);
  CHECK(where(board, plan, 0) == "c_aktau single");
  CHECK(where(board, plan, 1) == "c_oral family5");
}

TEST_CASE("Where not all can go the most can, and of these the most urgent") {
  Board board{small_roads(), {}};
  board.reset({center("c_oral", "p_oral", {group("family5", 5, 1)})}, {1, 0});
  auto second = leaves(board, people(2));
  second.urgency = Urgency::urgent;
  const auto plan =
      plan_relocation(board, {leaves(board, people(1)), second, leaves(board, people(6))}, noon);
  CHECK(where(board, plan, 1) == "c_oral family5");
  CHECK(plan.unplaced == std::vector<std::size_t>{0, 2});
}

TEST_CASE("A household is never split, and a step-free unit is left to who needs it") {
  Board board{small_roads(), {}};
  auto oral = center("c_oral", "p_oral", {step_free_group("accessible", 3, 1), group("family5", 5, 1)});
  oral.needs = needs({"step_free"});
  board.reset({oral}, {1, 0});
  auto wheelchair = leaves(board, people(2));
  wheelchair.search.asking.needs = needs({"step_free"});
  const auto plan =
      plan_relocation(board, {leaves(board, people(3)), leaves(board, people(6)), wheelchair}, noon);
  CHECK(where(board, plan, 0) == "c_oral family5");
  CHECK(where(board, plan, 1) == "nowhere");
  CHECK(where(board, plan, 2) == "c_oral accessible");
}

TEST_CASE("Nobody to be moved makes an empty plan, and so does an empty country") {
  Board board{small_roads(), {}};
  board.reset({}, {1, 0});
  CHECK(plan_relocation(board, {}, noon).moves.empty());
  CHECK(plan_relocation(board, {leaves(board, people(1))}, noon).unplaced.size() == 1);
}
