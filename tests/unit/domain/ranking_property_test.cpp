#include "core/random.hpp"
#include "domain/ranking.hpp"
#include "support/catch.hpp"
#include "support/small_country.hpp"

using namespace pana;
using namespace pana::tests;

namespace {

// Random boards and searches, small enough that ties, full centers and excluded towns are frequent.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : random_(seed) {}

  int below(int bound) { return static_cast<int>(random_.below(static_cast<std::uint64_t>(bound))); }
  std::uint8_t count(int bound) { return static_cast<std::uint8_t>(below(bound)); }
  bool one_in(int n) { return below(n) == 0; }
  template <class Value>
  Value pick(std::initializer_list<Value> values) {
    return *(values.begin() + below(static_cast<int>(values.size())));
  }
  PlaceId place() {
    const auto& places = small_gazetteer()->places();
    return one_in(30) ? PlaceId{"p_nowhere"}
                      : places[static_cast<std::size_t>(below(static_cast<int>(places.size())))].id;
  }
  Needs some_needs(int chance) {
    Needs made;
    for (const auto name : need_names) {
      if (one_in(chance)) made.add_code(name);
    }
    return made;
  }

 private:
  SeededRandom random_;
};

UnitGroup random_group(Dice& dice, int index) {
  UnitGroup made{"u" + std::to_string(index),
                 1 + dice.below(6),
                 dice.one_in(3),
                 static_cast<UnitFor>(dice.below(5) % 3),
                 {}};
  made.counters = {dice.below(4), dice.below(4), dice.below(2), dice.below(2), dice.below(2), 1};
  return made;
}

Center random_center(Dice& dice, int index) {
  auto made = center("c_" + std::to_string(index), dice.place().text, {});
  for (int i = dice.below(4); i >= 0; --i) made.units.push_back(random_group(dice, i));
  made.eligibility = {!dice.one_in(8), dice.one_in(2), dice.one_in(2),
                      dice.pick<std::uint8_t>({13, 14, 15, 17}), dice.pick<std::uint8_t>({4, 20})};
  made.needs = dice.one_in(3) ? Needs{} : dice.some_needs(2);
  if (dice.one_in(6)) made.acceptance = {false, "quarantine", noon + minutes{dice.below(2) * 2 - 1}};
  made.confirmed_at = noon - minutes{dice.pick({0, 119, 120, 480, 481})};
  return made;
}

Household random_household(Dice& dice) {
  Household made;
  made.women = dice.count(3);
  made.men = dice.one_in(3) ? dice.count(3) : std::uint8_t{0};
  made.girls[static_cast<std::size_t>(dice.below(6))] = dice.count(3);
  made.boys[static_cast<std::size_t>(dice.below(6))] = dice.count(2);
  return made;
}

Search random_search(Dice& dice, const Board& board, int centers) {
  auto made = from(board, dice.place().text, random_household(dice));
  made.asking.needs = dice.one_in(2) ? Needs{} : dice.some_needs(12);
  if (dice.one_in(3)) made.exclusion.regions = {dice.pick<std::string>({"23", "27", "47"})};
  if (dice.one_in(3)) made.exclusion.places = {dice.place()};
  if (dice.one_in(3)) made.exclusion.around = {{dice.place(), 50 * dice.below(10)}};
  made.exclusion.home_place = dice.one_in(3);
  made.urgency = dice.pick({Urgency::standard, Urgency::urgent, Urgency::emergency});
  for (int i = dice.below(3); i > 0; --i) made.asked.push_back({"c_" + std::to_string(dice.below(centers))});
  made.transport = dice.pick<std::string>({"own", "police", "public"});
  return made;
}

void close_some(Dice& dice, Board& board) {
  for (int i = dice.below(4); i > 0; --i) {
    const auto from = dice.place();
    const auto ends = small_roads()->roads_at(from);
    if (ends.empty()) continue;
    const auto& to = ends[static_cast<std::size_t>(dice.below(static_cast<int>(ends.size())))];
    board.close(
        {{"k" + std::to_string(i)}, from, to, noon, noon + minutes{1}, dice.pick<std::uint8_t>({1, 2, 3})});
  }
}

// A candidate as its own few rules say, without the code that ranks.
bool belongs(const Board& board, const Search& search, const Candidate& candidate) {
  const auto& center = board.at(candidate.slot).center;
  const auto& group = center.units.at(candidate.unit);
  return group.counters.free() > 0 && center.acceptance.open_at(noon) &&
         noon - *center.confirmed_at <= minutes{480} && not_eligible(center, search.asking).empty() &&
         candidate.leg.reachable;
}

void check_partition(const Board& board, const Search& search, const Ranking& ranking) {
  REQUIRE(ranking.candidates.size() + ranking.excluded.size() == board.entries().size());
  for (const auto& candidate : ranking.candidates) REQUIRE(belongs(board, search, candidate));
  for (const auto& excluded : ranking.excluded) REQUIRE_FALSE(excluded.reasons.empty());
}

void check_nearest(const Board& board, const Search& search, const Ranking& ranking, std::size_t limit) {
  CAPTURE(limit);
  std::vector<Candidate> found;
  nearest(board, search, noon, limit, found);
  auto expected = ranking.candidates;
  expected.resize(std::min(limit, expected.size()));
  REQUIRE(ids(board, found) == ids(board, expected));
  for (std::size_t i = 0; i < found.size(); ++i) {
    REQUIRE(found[i].unit == expected[i].unit);
    REQUIRE(found[i].minutes == expected[i].minutes);
  }
}

}  // namespace

TEST_CASE(
    "The nearest are always the first of the ranking, and every center is a candidate or has its reasons") {
  for (std::uint64_t seed = 1; seed <= 400; ++seed) {
    CAPTURE(seed);
    Dice dice{seed};
    const int centers = 1 + dice.below(60);
    std::vector<Center> all;
    for (int i = 0; i < centers; ++i) all.push_back(random_center(dice, i));
    const auto choice = dice.pick({Choice::nearest, Choice::reserve});
    Board board{small_roads(), {{}, {choice, dice.below(700)}}};
    board.reset(std::move(all), {1, 0});
    close_some(dice, board);
    for (int i = 0; i < 10; ++i) {
      const auto search = random_search(dice, board, centers);
      const auto ranking = rank(board, search, noon);
      check_partition(board, search, ranking);
      for (const std::size_t limit : {0U, 1U, 2U, 5U, 100U}) check_nearest(board, search, ranking, limit);
    }
  }
}
