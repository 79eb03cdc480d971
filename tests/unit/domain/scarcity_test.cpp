#include "domain/scarcity.hpp"

#include "domain/ranking.hpp"
#include "support/catch.hpp"
#include "support/small_country.hpp"

using namespace pana;
using namespace pana::tests;
using Ids = std::vector<std::string>;

namespace {

Board reserving(std::vector<Center> centers, Choice choice = Choice::reserve) {
  Board board{small_roads(), {{}, {choice, 240}}};
  board.reset(std::move(centers), {1, 0});
  return board;
}

Household family(std::uint8_t children) {
  auto household = woman();
  household.girls[2] = children;
  return household;
}

Search in_a_wheelchair(Search search) {
  search.asking.needs = needs({"wheelchair"});
  return search;
}

Search in(Urgency urgency, Search search) {
  search.urgency = urgency;
  return search;
}

Center in_region(std::string region, Center center) {
  center.region = std::move(region);
  center.needs = needs({"wheelchair"});
  return center;
}

std::int32_t price(const Board& board, const Search& search, const std::string& id) {
  Reserve reserve{board, search.asking, search.urgency, noon};
  const auto& center = board.find({id})->center;
  return reserve.price_min(center, center.units.at(0));
}

Center large(const std::string& id, const std::string& place, std::int32_t free,
             const std::string& region = "23") {
  return in_region(region, center(id, place, {group("family5", 5, free)}));
}

}  // namespace

TEST_CASE("The last unit of a kind has the whole price, and each further one halves it") {
  CHECK(bid_price_min(240, 1) == 240);
  CHECK(bid_price_min(240, 2) == 120);
  CHECK(bid_price_min(240, 5) == 15);
  CHECK(bid_price_min(240, 9) == 0);
  CHECK(bid_price_min(1'440, 1'000'000) == 0);
  CHECK(bid_price_min(240, 0) == 0);
  CHECK(bid_price_min(0, 1) == 0);
}

TEST_CASE("A family that needs the last large unit finds it, because a smaller one went a little farther") {
  const auto board = reserving(
      {large("c_atyrau", "p_atyrau", 1), center("c_qulsary", "p_qulsary", {group("family3", 3, 1)})});
  CHECK(ranked(board, from(board, "p_atyrau", family(2))) == Ids{"c_qulsary", "c_atyrau"});
  CHECK(ranked(board, from(board, "p_atyrau", family(4))) == Ids{"c_atyrau"});
}

TEST_CASE("The price is an item of the cost, and none where it is nothing") {
  const auto board = reserving({large("c_atyrau", "p_atyrau", 2)});
  const auto cost = [&](const Search& search) { return rank(board, search, noon).candidates.at(0).minutes; };
  CHECK(cost(from(board, "p_atyrau", family(2))) == Costs{0, 0, 0, 120});
  CHECK(cost(from(board, "p_atyrau", family(3))) == Costs{});
  CHECK(name_of(CostItem::scarce) == "scarce");
}

TEST_CASE("Who has no other place gets the last scarce unit, whatever it costs") {
  const auto board = reserving({large("c_atyrau", "p_atyrau", 1)});
  CHECK(ranked(board, from(board, "p_atyrau", family(1))) == Ids{"c_atyrau"});
}

TEST_CASE("In an emergency, and under the policy of the nearest, nothing is dear") {
  std::vector<Center> centers{large("c_atyrau", "p_atyrau", 1)};
  const auto board = reserving(centers);
  const auto search = from(board, "p_atyrau", family(1));
  CHECK(price(board, in(Urgency::standard, search), "c_atyrau") == 240);
  CHECK(price(board, in(Urgency::urgent, search), "c_atyrau") == 240);
  CHECK(price(board, in(Urgency::emergency, search), "c_atyrau") == 0);
  CHECK(price(reserving(centers, Choice::nearest), search, "c_atyrau") == 0);
}

TEST_CASE("A step-free unit is dear to all but those who need one") {
  const auto board =
      reserving({in_region("23", center("c_atyrau", "p_atyrau", {step_free_group("accessible", 3, 1)}))});
  const auto search = from(board, "p_atyrau", family(1));
  CHECK(price(board, search, "c_atyrau") == 240);
  CHECK(price(board, in_a_wheelchair(search), "c_atyrau") == 0);
}

TEST_CASE("A unit that is scarce in two ways costs the dearer of both, to who needs neither") {
  const auto board = reserving({in_region("23", center("c_a", "p_atyrau", {step_free_group("both", 5, 1)})),
                                large("c_b", "p_qulsary", 1)});
  const auto search = from(board, "p_atyrau", family(1));
  CHECK(price(board, search, "c_a") == 240);
  CHECK(price(board, in_a_wheelchair(search), "c_a") == 120);
  CHECK(price(board, from(board, "p_atyrau", family(4)), "c_a") == 240);
  CHECK(price(board, in_a_wheelchair(from(board, "p_atyrau", family(4))), "c_a") == 0);
}

TEST_CASE("The units of one's region count, in centers that take somebody in now") {
  auto closed = large("c_closed", "p_qulsary", 7);
  closed.acceptance = {false, "quarantine", {}};
  auto stale = large("c_stale", "p_qulsary", 7);
  stale.confirmed_at = noon - minutes{481};
  const auto board = reserving({large("c_atyrau", "p_atyrau", 1), large("c_qulsary", "p_qulsary", 1),
                                large("c_oral", "p_oral", 7, "27"), closed, stale});
  CHECK(price(board, from(board, "p_atyrau", family(1)), "c_atyrau") == 120);
  CHECK(price(board, from(board, "p_atyrau", family(1)), "c_oral") == 3);
}

TEST_CASE("Units of men are counted for themselves") {
  auto men = group_for(UnitFor::men, "men", 1, 1);
  men.step_free = true;
  auto shared = in_region("23", center("c_a", "p_atyrau", {men, step_free_group("accessible", 3, 4)}));
  shared.eligibility.men = true;
  const auto board = reserving({shared});
  auto man = woman();
  man.women = 0;
  man.men = 1;
  CHECK(price(board, from(board, "p_atyrau", man), "c_a") == 240);
  CHECK(price(board, in_a_wheelchair(from(board, "p_atyrau", man)), "c_a") == 0);
}

TEST_CASE("Within a center the unit that is not dear is taken, though it is larger") {
  const auto board = reserving({in_region(
      "23", center("c_a", "p_atyrau", {step_free_group("accessible", 3, 1), group("family4", 4, 1)}))});
  const auto unit_for = [&](const Search& search) {
    const auto candidate = rank(board, search, noon).candidates.at(0);
    return board.at(candidate.slot).center.units.at(candidate.unit).unit;
  };
  CHECK(unit_for(from(board, "p_atyrau", family(1))) == "family4");
  CHECK(unit_for(in(Urgency::emergency, from(board, "p_atyrau", family(1)))) == "accessible");
  CHECK(unit_for(in_a_wheelchair(from(board, "p_atyrau", family(1)))) == "accessible");
}

TEST_CASE("A unit that is held for a concealed request does not show in the price") {
  auto board = reserving({large("c_a", "p_atyrau", 3)});
  const auto search = from(board, "p_atyrau", family(1));
  REQUIRE(price(board, search, "c_a") == 60);
  Event held;
  held.cursor = {2, 0};
  auto counters = board.find({"c_a"})->center.units.at(0).counters;
  ++counters.held;
  held.units.push_back({{"c_a"}, "family5", counters});
  held.offer = OfferChanged{{"o1"}, {"r1"}, {"c_a"}, "family5", OfferState::offered, 60, noon, noon, {}, {}};
  held.request =
      RequestChanged{{"r1"}, RequestState::offered, {"op_y"}, {"op_y"}, Urgency::urgent, noon, {}, 1};
  SECTION("of which somebody must not learn") {
    held.concealed = Concealment{{{"op_x"}}, {}, {}};
    board.apply(held);
    CHECK(price(board, search, "c_a") == 60);
  }
  SECTION("while one for another request does") {
    board.apply(held);
    CHECK(price(board, search, "c_a") == 120);
  }
}
