#include "domain/ranking.hpp"

#include "support/catch.hpp"
#include "support/small_country.hpp"
#include "unit/domain/allocations.hpp"

using namespace pana;
using namespace pana::tests;
using Ids = std::vector<std::string>;

namespace {

Board board_of(std::vector<Center> centers) {
  Board board{small_roads(), {}};
  board.reset(std::move(centers), {1, 0});
  return board;
}

Ids nearest_ids(const Board& board, const Search& search, std::size_t limit) {
  std::vector<Candidate> found;
  nearest(board, search, noon, limit, found);
  return ids(board, found);
}

Center with(Center center, auto change) {
  change(center);
  return center;
}

}  // namespace

TEST_CASE("A woman with a boy of 15 from Atyrau goes to Oral, not to Aktau across the sea") {
  const auto board =
      board_of({center("c_aktau", "p_aktau"), center("c_oral", "p_oral"),
                with(center("c_home", "p_atyrau"), [](auto& c) { c.eligibility.boy_age_max = 13; })});
  const auto search = from(board, "p_atyrau", with_boy(Band::age_14_15));
  CHECK(ranked(board, search) == Ids{"c_oral", "c_aktau"});
  CHECK(nearest_ids(board, search, 1) == Ids{"c_oral"});
  CHECK(reasons_against(board, search, "c_home") == std::vector<Reason>{{Rule::boy_age_max, 13, "14-15"}});
}

TEST_CASE("A candidate tells its unit, its way and its itemised cost") {
  const auto board =
      board_of({with(center("c_oral", "p_oral", {group("single", 1, 0), group("family5", 5, 1)}),
                     [](auto& c) { c.confirmed_at = noon - minutes{121}; })});
  const auto ranking = rank(board, from(board, "p_atyrau"), noon);
  REQUIRE(ranking.candidates.size() == 1);
  const auto& candidate = ranking.candidates[0];
  CHECK(candidate.unit == 1);
  CHECK(candidate.leg == Leg{372, 495, false, true});
  CHECK(candidate.freshness == Freshness::ageing);
  CHECK(candidate.cost_min() == 387);
  CHECK(candidate.minutes == Costs{372, 15, 0});
  CHECK(name_of(CostItem::travel) == "travel");
  CHECK(name_of(CostItem::ageing) == "ageing");
}

TEST_CASE("Ageing figures put a center behind a fresh one that is less than 15 minutes farther") {
  const auto ageing = with(center("c_a", "p_atyrau"), [](auto& c) { c.confirmed_at = noon - minutes{300}; });
  const auto board = board_of({ageing, center("c_b", "p_atyrau"), center("c_c", "p_oral")});
  const auto search = from(board, "p_atyrau");
  CHECK(ranked(board, search) == Ids{"c_b", "c_a", "c_c"});
  CHECK(nearest_ids(board, search, 2) == Ids{"c_b", "c_a"});
  CHECK(nearest_ids(board, search, 1) == Ids{"c_b"});
}

TEST_CASE("At the same cost the id decides") {
  const auto board = board_of({center("c_z", "p_oral"), center("c_a", "p_oral"), center("c_m", "p_oral")});
  CHECK(ranked(board, from(board, "p_oral")) == Ids{"c_a", "c_m", "c_z"});
  CHECK(nearest_ids(board, from(board, "p_oral"), 2) == Ids{"c_a", "c_m"});
}

TEST_CASE("A fresh center 15 minutes away and an ageing one here cost the same, and the id decides") {
  const auto gazetteer = std::make_shared<const Gazetteer>(
      std::vector<Region>{},
      std::vector<Place>{{{"p_here"}, {}, {}, "", {50, 70}, 0}, {{"p_there"}, {}, {}, "", {50, 70.2}, 0}});
  const std::vector<Road> roads{{{"p_here"}, {"p_there"}, 20}};
  Board board{std::make_shared<const RoadTable>(gazetteer, roads, 80), {}};
  const auto ageing = with(center("c_z", "p_here"), [](auto& c) { c.confirmed_at = noon - minutes{300}; });
  board.reset({ageing, center("c_a", "p_there")}, {1, 0});
  const auto search = from(board, "p_here");
  CHECK(ranked(board, search) == Ids{"c_a", "c_z"});
  CHECK(nearest_ids(board, search, 1) == Ids{"c_a"});
}

TEST_CASE("A stale, a closed and a full center are told as such, with their figures") {
  const auto board =
      board_of({with(center("c_stale", "p_oral"), [](auto& c) { c.confirmed_at = noon - minutes{540}; }),
                with(center("c_never", "p_oral"), [](auto& c) { c.confirmed_at.reset(); }),
                with(center("c_shut", "p_oral"), [](auto& c) { c.acceptance = {false, "no_staff", {}}; }),
                center("c_full", "p_oral", {group("family3", 3, 0), group("family5", 5, 0)})});
  const auto search = from(board, "p_oral");
  CHECK(ranked(board, search).empty());
  CHECK(reasons_against(board, search, "c_stale") == std::vector<Reason>{{Rule::stale, 480, "540"}});
  CHECK(reasons_against(board, search, "c_never") == std::vector<Reason>{{Rule::stale, 480, ""}});
  CHECK(reasons_against(board, search, "c_shut") ==
        std::vector<Reason>{{Rule::not_accepting, -1, "no_staff"}});
  CHECK(reasons_against(board, search, "c_full") ==
        std::vector<Reason>{{Rule::no_free_unit, -1, "", "family3"}});
}

TEST_CASE("Regions, places, circles, the home place and centers can be excluded, each with its figures") {
  const auto board = board_of({center("c_oral", "p_oral"), center("c_atyrau", "p_atyrau")});
  auto search = from(board, "p_atyrau");
  const auto against = [&](const char* id) { return reasons_against(board, search, id); };
  search.exclusion.regions = {"27"};
  CHECK(against("c_oral") == std::vector<Reason>{{Rule::excluded_region, -1, "27"}});
  search.exclusion = {};
  search.exclusion.places = {{"p_oral"}};
  CHECK(against("c_oral") == std::vector<Reason>{{Rule::excluded_place, -1, "p_oral"}});
  search.exclusion = {};
  search.exclusion.centers = {{"c_oral"}};
  CHECK(against("c_oral") == std::vector<Reason>{{Rule::excluded_center}});
  search.exclusion = {};
  search.exclusion.home_place = true;
  CHECK(against("c_atyrau") == std::vector<Reason>{{Rule::home_place}});
  CHECK(nearest_ids(board, search, 9) == Ids{"c_oral"});
  search.exclusion = {};
  search.asked = {{"c_oral"}};
  CHECK(against("c_oral") == std::vector<Reason>{{Rule::already_asked}});
  CHECK(nearest_ids(board, search, 9) == Ids{"c_atyrau"});
}

TEST_CASE("A circle is measured in a straight line between localities, its edge included") {
  const auto board = board_of({center("c_qulsary", "p_qulsary"), center("c_atyrau", "p_atyrau")});
  auto search = from(board, "p_atyrau");  // Qulsary: 163 km straight, 230 by road
  search.exclusion.around = {{{"p_atyrau"}, 162}};
  CHECK(ranked(board, search) == Ids{"c_qulsary"});
  CHECK(reasons_against(board, search, "c_atyrau") == std::vector<Reason>{{Rule::excluded_around, 162, "0"}});
  search.exclusion.around = {{{"p_atyrau"}, 163}};
  CHECK(ranked(board, search).empty());
  CHECK(nearest_ids(board, search, 9).empty());
  CHECK(reasons_against(board, search, "c_qulsary") ==
        std::vector<Reason>{{Rule::excluded_around, 163, "163"}});
}

TEST_CASE("An unreachable center is no candidate, however free") {
  const auto board = board_of({center("c_astana", "p_astana"), center("c_lost", "p_nowhere")});
  CHECK(nearest_ids(board, from(board, "p_oral"), 9).empty());
  CHECK(reasons_against(board, from(board, "p_oral"), "c_astana") ==
        std::vector<Reason>{{Rule::unreachable}});
  CHECK(reasons_against(board, from(board, "p_oral"), "c_lost") == std::vector<Reason>{{Rule::unreachable}});
  CHECK(nearest_ids(board, from(board, "p_nowhere"), 9).empty());
}

TEST_CASE("All rules that a center fails are told") {
  auto shut = center("c_oral", "p_oral", {group("family3", 3, 0)});
  shut.acceptance = {false, "repairs", {}};
  shut.eligibility.boy_age_max = 13;
  shut.confirmed_at = noon - minutes{600};
  const auto board = board_of({shut});
  auto search = from(board, "p_atyrau", with_boy(Band::age_16_17));
  search.exclusion.regions = {"27"};
  search.asked = {{"c_oral"}};
  std::vector<Rule> rules;
  for (const auto& reason : reasons_against(board, search, "c_oral")) rules.push_back(reason.rule);
  CHECK(rules == std::vector{Rule::boy_age_max, Rule::excluded_region, Rule::already_asked,
                             Rule::not_accepting, Rule::stale, Rule::no_free_unit});
}

TEST_CASE("Excluded centers come nearest first, unreachable ones last") {
  const auto full = [](std::string id, std::string place) {
    return center(std::move(id), std::move(place), {group("family5", 5, 0)});
  };
  const auto order = [](std::vector<Center> centers) {
    const auto board = board_of(std::move(centers));
    Ids all;
    for (const auto& excluded : rank(board, from(board, "p_atyrau"), noon).excluded) {
      all.push_back(board.at(excluded.slot).center.id.text);
    }
    return all;
  };
  CHECK(order({full("c_astana", "p_astana"), full("c_aktau", "p_aktau"), full("c_oral2", "p_oral"),
               full("c_oral1", "p_oral")}) == Ids{"c_oral1", "c_oral2", "c_aktau", "c_astana"});
  CHECK(order({full("c_astana", "p_astana"), full("c_home", "p_atyrau")}) == Ids{"c_home", "c_astana"});
}

TEST_CASE("What blocked is counted once per center, most first") {
  const auto full = [](std::string id) { return center(id, "p_oral", {group("family5", 5, 0)}); };
  auto without = full("c_c");
  const auto board = board_of({full("c_a"), full("c_b"), without, center("c_d", "p_oral")});
  auto search = from(board, "p_oral");
  search.asking.needs = needs({"pet", "legal_aid"});
  CHECK(blocked_by(rank(board, search, noon)) ==
        std::vector<std::pair<Rule, std::int32_t>>{{Rule::need_not_met, 4}, {Rule::no_free_unit, 3}});
  CHECK(blocked_by(Ranking{}).empty());
}

TEST_CASE("Waiting makes sense where a full, stale or closed center would take them, and not otherwise") {
  const auto could = [](Center made, Search (*change)(Search)) {
    const auto board = board_of({std::move(made)});
    return could_ever_fit(rank(board, change(from(board, "p_atyrau")), noon));
  };
  const auto as_is = [](Search s) { return s; };
  const auto asked = [](Search s) {
    s.asked = {{"c_a"}};
    return s;
  };
  auto hopeful = center("c_a", "p_oral", {group("family5", 5, 0)});
  hopeful.confirmed_at.reset();
  hopeful.acceptance = {false, "quarantine", {}};
  CHECK(could(center("c_a", "p_oral"), as_is));
  CHECK(could(hopeful, as_is));
  CHECK_FALSE(could(hopeful, asked));
  CHECK_FALSE(could(center("c_a", "p_astana"), as_is));
  CHECK_FALSE(could(with(hopeful, [](auto& c) { c.eligibility.women = false; }), as_is));
  CHECK_FALSE(could_ever_fit(Ranking{}));
}

TEST_CASE("The nearest are looked for without taking memory for each center") {
  std::vector<Center> many;
  const auto& places = small_gazetteer()->places();
  for (std::size_t i = 0; i < 500; ++i) {
    many.push_back(
        with(center("c_with_a_rather_long_name_" + std::to_string(i), places[i % places.size()].id.text),
             [](auto& c) { c.needs = needs({"pet", "interpreter:uz"}); }));
  }
  const auto board = board_of(std::move(many));
  auto search = from(board, "p_atyrau", with_boy(Band::age_14_15));
  search.asking.needs = needs({"pet", "interpreter:uz"});
  search.exclusion = {{"99"}, {{"p_temirtau"}}, {}, false, {{"c_other"}}};
  search.asked = {{"c_with_a_rather_long_name_3"}};
  std::vector<Candidate> found;
  found.reserve(1000);
  nearest(board, search, noon, 1000, found);
  REQUIRE(found.size() > 300);
  const auto before = allocations();
  nearest(board, search, noon, 1000, found);
  nearest(board, search, noon, 8, found);
  CHECK(allocations() == before);
  CHECK(found.size() == 8);
}
