// What a center's register says about whom it takes, and when.
#include "domain/remedy.hpp"
#include "support/catch.hpp"
#include "support/small_country.hpp"

using namespace pana;
using namespace pana::tests;

namespace {

using Reasons = std::vector<Reason>;
using Changes = std::vector<Change>;

Center oral(std::vector<UnitGroup> units = {group("family5", 5, 1)}) {
  return center("c_oral", "p_oral", std::move(units));
}

Board board_of(Center center) {
  Board board{small_roads(), {}};
  std::vector<Center> all;
  all.push_back(std::move(center));
  board.reset(std::move(all), {1, 0});
  return board;
}

// What keeps the only center out of the question at this moment; seen to agree with the short answer.
Reasons against(const Center& center, const Search& search, Instant now = noon) {
  const auto board = board_of(center);
  std::vector<Candidate> found;
  nearest(board, search, now, 1, found);
  auto reasons = reasons_against(board, search, center.id.text, now);
  CHECK(found.empty() == !reasons.empty());
  return reasons;
}

Search asked_from(std::string place, Household household) {
  return from(board_of(oral()), std::move(place), household);
}

Changes change_for(const Center& center, const Search& search) {
  const auto ranking = rank(board_of(center), search, noon);
  REQUIRE(ranking.excluded.size() == 1);
  return ranking.excluded[0].change;
}

Instant at(std::string_view text) {
  return from_rfc3339(text).value();
}

}  // namespace

TEST_CASE("People aged 60 and over are taken where the center takes them") {
  auto household = woman();
  household.aged_60_plus = 1;
  auto strict = oral();
  CHECK(against(strict, asked_from("p_oral", household)).empty());
  strict.eligibility.aged_60_plus = false;
  CHECK(against(strict, asked_from("p_oral", household)) == Reasons{{Rule::aged_60_plus_not_taken}});
  CHECK(against(strict, asked_from("p_oral", woman())).empty());
}

TEST_CASE("A pregnant woman is taken where the center takes pregnant women") {
  auto household = woman();
  household.pregnant = true;
  auto strict = oral();
  CHECK(against(strict, asked_from("p_oral", household)).empty());
  strict.eligibility.pregnant = false;
  CHECK(against(strict, asked_from("p_oral", household)) == Reasons{{Rule::pregnant_not_taken}});
}

TEST_CASE(
    "A stay that is longer than the center shelters anybody keeps it out, one that is not known does not") {
  auto center = oral();
  center.eligibility.stay_max_days = 30;
  auto search = asked_from("p_oral", woman());
  CHECK(against(center, search).empty());
  search.asking.stay_days = 30;
  CHECK(against(center, search).empty());
  search.asking.stay_days = 31;
  CHECK(against(center, search) == Reasons{{Rule::stay_max, 30, "31"}});
  CHECK(change_for(center, search) == Changes{{Remedy::shorter_stay, 30}});
}

TEST_CASE("A licence must cover the day of arrival on the country's clock") {
  auto center = oral();
  center.licence = {from_date("2026-01-01"), from_date("2026-12-31")};
  const auto here = asked_from("p_oral", woman());
  const auto fresh = [&](Instant now) {
    center.confirmed_at = now;
    return against(center, here, now);
  };
  CHECK(fresh(at("2026-12-31T18:59:00Z")).empty());
  CHECK(fresh(at("2026-12-31T19:00:00Z")) == Reasons{{Rule::no_licence, -1, "2027-01-01"}});
  CHECK(fresh(at("2025-12-31T18:59:00Z")) == Reasons{{Rule::no_licence, -1, "2025-12-31"}});
  CHECK(fresh(at("2025-12-31T19:00:00Z")).empty());
  // From Atyrau it is 372 minutes: who leaves in the licence's last evening comes too late.
  const auto leaving = at("2026-12-31T14:00:00Z");
  center.confirmed_at = leaving;
  CHECK(against(center, here, leaving).empty());
  CHECK(against(center, asked_from("p_atyrau", woman()), leaving) ==
        Reasons{{Rule::no_licence, -1, "2027-01-01"}});
  CHECK(rank(board_of(center), asked_from("p_atyrau", woman()), leaving).excluded[0].change.empty());
}

TEST_CASE("Intake hours count at the time of arrival, over midnight too") {
  auto center = oral();
  center.intake = {8 * 60, 20 * 60};
  const auto fresh = [&](std::string from, Instant now) {
    center.confirmed_at = now;
    return against(center, asked_from(std::move(from), woman()), now);
  };
  CHECK(fresh("p_oral", at("2026-01-31T03:00:00Z")).empty());  // 08:00 local
  CHECK(fresh("p_oral", at("2026-01-31T02:59:00Z")) == Reasons{{Rule::intake_closed, -1, "07:59"}});
  CHECK(fresh("p_oral", at("2026-01-31T15:00:00Z")) == Reasons{{Rule::intake_closed, -1, "20:00"}});
  CHECK(fresh("p_atyrau", at("2026-01-31T03:00:00Z")).empty());  // there at 14:12
  CHECK(fresh("p_atyrau", at("2026-01-31T09:00:00Z")) == Reasons{{Rule::intake_closed, -1, "20:12"}});
  center.intake = {20 * 60, 8 * 60};
  CHECK(fresh("p_oral", at("2026-01-31T20:00:00Z")).empty());  // 01:00 local
  CHECK(fresh("p_oral", at("2026-01-31T07:00:00Z")) == Reasons{{Rule::intake_closed, -1, "12:00"}});
}

TEST_CASE("Figures age by the center's own rhythm where it has one") {
  auto center = oral();
  center.confirmed_at = noon - minutes{540};  // nine hours
  const auto search = asked_from("p_oral", woman());
  CHECK(against(center, search) == Reasons{{Rule::stale, 480, "540"}});
  center.rhythm = FreshnessLimits{minutes{600}, minutes{900}};
  CHECK(against(center, search).empty());
  CHECK(rank(board_of(center), search, noon).candidates[0].freshness == Freshness::fresh);
  center.rhythm = FreshnessLimits{minutes{60}, minutes{500}};
  CHECK(against(center, search) == Reasons{{Rule::stale, 500, "540"}});
}

TEST_CASE("A center that talks with people first costs the minutes of that talk") {
  auto center = oral();
  center.eligibility.screening = true;
  const auto ranking = rank(board_of(center), asked_from("p_atyrau", woman()), noon);
  REQUIRE(ranking.candidates.size() == 1);
  CHECK(ranking.candidates[0].minutes == Costs{372, 0, screening_cost_min});
}

TEST_CASE("With the boy of 15 elsewhere it would fit") {
  auto household = with_boy(Band::age_14_15);
  household.girls[1] = 3;
  auto center = oral();
  center.eligibility.boy_age_max = 13;
  CHECK(change_for(center, asked_from("p_oral", household)) == Changes{{Remedy::without_boys, 1, "14-15"}});
  // Three girls, two boys of 16: without these the others fit.
  household.boys = {};
  household.boys[5] = 2;
  CHECK(change_for(center, asked_from("p_oral", household)) == Changes{{Remedy::without_boys, 2, "16-17"}});
}

TEST_CASE("A household that is too large is told by how many") {
  auto household = woman();
  household.girls[2] = 6;
  CHECK(change_for(oral(), asked_from("p_oral", household)) == Changes{{Remedy::fewer_people, 2}});
  auto small = oral();
  small.eligibility.household_max = 4;
  CHECK(change_for(small, asked_from("p_oral", household)) == Changes{{Remedy::fewer_people, 3}});
}

TEST_CASE("Changes come together, and the unit that would have to be free is that of the changed household") {
  auto household = with_boy(Band::age_16_17);
  household.girls[2] = 2;
  auto center = oral({group("family3", 3, 0), group("family5", 5, 1)});
  center.eligibility.boy_age_max = 11;
  center.acceptance = {false, "quarantine", {}};
  CHECK(change_for(center, asked_from("p_oral", household)) ==
        Changes{{Remedy::without_boys, 1, "16-17"}, {Remedy::open_door}});
  center.units[1].counters.occupied = 2;
  CHECK(change_for(center, asked_from("p_oral", household)) ==
        Changes{{Remedy::without_boys, 1, "16-17"}, {Remedy::open_door}, {Remedy::free_unit, -1, "family3"}});
}

TEST_CASE("Nobody is told to do without access, care or safety") {
  auto search = asked_from("p_oral", woman());
  search.asking.needs = needs({"wheelchair"});
  CHECK(change_for(oral(), search).empty());
  search.asking.needs = needs({"medical_care", "pet"});
  CHECK(change_for(oral(), search).empty());
  search.asking.needs = needs({"pet", "interpreter:uz"});
  search.asking.languages = {"de"};
  CHECK(change_for(oral(), search) == Changes{{Remedy::without_need, -1, "pet"},
                                              {Remedy::interpreter_by_phone, -1, "uz"},
                                              {Remedy::interpreter_by_phone, -1, "de"}});
  search = asked_from("p_oral", woman());
  search.exclusion.home_place = true;
  CHECK(change_for(oral(), search).empty());
  search = asked_from("p_oral", woman());
  search.asked = {{"c_oral"}};
  CHECK(change_for(oral(), search).empty());
}

TEST_CASE("A man alone, or adolescents, are not told to come without themselves") {
  Household man;
  man.men = 1;
  CHECK(change_for(oral(), asked_from("p_oral", man)).empty());
  Household girl;
  girl.girls[5] = 1;
  CHECK(change_for(oral(), asked_from("p_oral", girl)).empty());
}

TEST_CASE("Each remedy has a name of its own") {
  for (std::size_t i = 0; i < remedy_names.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) CHECK(remedy_names[i] != remedy_names[j]);
}
