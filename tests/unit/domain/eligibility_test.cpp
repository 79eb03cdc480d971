#include "domain/eligibility.hpp"

#include <set>

#include "support/catch.hpp"
#include "support/small_country.hpp"

using namespace pana;
using namespace pana::tests;

namespace {

Asking asking(Household household, Needs asked = {}, std::vector<std::string> languages = {}) {
  return {household, std::move(asked), std::move(languages)};
}

// The reasons, after seeing that the short answer agrees with the long one.
std::vector<Reason> judged(const Center& center, const Asking& asked) {
  auto reasons = not_eligible(center, asked);
  CHECK(eligible(center, asked) == reasons.empty());
  return reasons;
}

Household man() {
  Household household;
  household.men = 1;
  return household;
}

Household girl_alone() {
  Household household;
  household.girls[5] = 1;
  return household;
}

}  // namespace

TEST_CASE("Every rule has a name of its own") {
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < rule_count; ++i) CHECK(names.insert(name_of(static_cast<Rule>(i))).second);
  CHECK(name_of(Rule::women_not_taken) == "women_not_taken");
  CHECK(name_of(Rule::boy_age_max) == "boy_age_max");
  CHECK(name_of(Rule::no_free_unit) == "no_free_unit");
  CHECK(name_of(Rule::stale) == "stale");
  CHECK(name_of(Rule::home_place) == "home_place");
  CHECK(name_of(Rule::unreachable) == "unreachable");
}

TEST_CASE("Women and men are taken where the center takes them") {
  auto made = center("c_a", "p_oral", {group("family5", 5, 1), group_for(UnitFor::men, "men", 1, 1)});
  CHECK(judged(made, asking(woman())).empty());
  CHECK(judged(made, asking(man())) == std::vector<Reason>{{Rule::men_not_taken}});
  made.eligibility = {.women = false, .men = true};
  CHECK(judged(made, asking(woman())) == std::vector<Reason>{{Rule::women_not_taken}});
  CHECK(judged(made, asking(man())).empty());
  auto couple = woman();
  couple.men = 1;
  made.eligibility = {};
  CHECK(judged(made, asking(couple)) == std::vector<Reason>{{Rule::men_not_taken}});
}

TEST_CASE("An adolescent alone needs a center that takes adolescents and a unit for them") {
  auto made =
      center("c_a", "p_oral", {group("family5", 5, 1), group_for(UnitFor::adolescents, "teen", 1, 1)});
  CHECK(judged(made, asking(girl_alone())) == std::vector<Reason>{{Rule::adolescents_not_taken}});
  made.eligibility.adolescents = true;
  CHECK(judged(made, asking(girl_alone())).empty());
  made.units.pop_back();
  CHECK(judged(made, asking(girl_alone())) == std::vector<Reason>{{Rule::no_unit_fits}});
}

TEST_CASE("A boy is taken only where the limit covers his whole band") {
  auto made = center("c_a", "p_oral");
  for (const int limit : {13, 14, 15, 16, 17}) {
    made.eligibility.boy_age_max = static_cast<std::uint8_t>(limit);
    for (std::size_t band = 0; band < band_count; ++band) {
      CAPTURE(limit, band_names[band]);
      const auto reasons = judged(made, asking(with_boy(static_cast<Band>(band))));
      CHECK(reasons.empty() == (band_oldest[band] <= limit));
      if (!reasons.empty()) {
        CHECK(reasons == std::vector<Reason>{{Rule::boy_age_max, limit, std::string{band_names[band]}}});
      }
    }
    auto with_girl = woman();
    with_girl.girls[5] = 1;
    CHECK(judged(made, asking(with_girl)).empty());
  }
}

TEST_CASE("A household over the center's limit is told both figures") {
  auto made = center("c_a", "p_oral");
  made.eligibility.household_max = 3;
  auto household = woman();
  household.girls[2] = 2;
  CHECK(judged(made, asking(household)).empty());
  household.girls[2] = 3;
  CHECK(judged(made, asking(household)) == std::vector<Reason>{{Rule::household_max, 3, "4"}});
}

TEST_CASE("Each need that the center cannot meet is named") {
  auto made = center("c_a", "p_oral");
  made.needs = needs({"legal_aid", "interpreter:uz"});
  CHECK(judged(made, asking(woman(), needs({"legal_aid", "interpreter:uz"}))).empty());
  CHECK(judged(made, asking(woman(),
                            needs({"pet", "infant_cot", "legal_aid", "interpreter:de", "interpreter:uz"}))) ==
        std::vector<Reason>{{Rule::need_not_met, -1, "infant_cot"},
                            {Rule::need_not_met, -1, "pet"},
                            {Rule::need_not_met, -1, "interpreter:de"}});
}

TEST_CASE("A wheelchair needs both the center's word and a step-free unit") {
  for (const auto* code : {"wheelchair", "step_free"}) {
    CAPTURE(code);
    const auto asked = asking(woman(), needs({code}));
    auto made = center("c_a", "p_oral", {group("single", 1, 1), step_free_group("accessible", 3, 1)});
    CHECK(judged(made, asked) == std::vector<Reason>{{Rule::need_not_met, -1, code}});
    made.needs = needs({code});
    CHECK(judged(made, asked).empty());
    made.units.pop_back();
    CHECK(judged(made, asked) == std::vector<Reason>{{Rule::no_unit_fits}});
  }
}

TEST_CASE("Kazakh and Russian are spoken everywhere, other languages by staff or an interpreter") {
  auto made = center("c_a", "p_oral");
  made.languages.clear();
  CHECK(judged(made, asking(woman(), {}, {"kk", "ru"})).empty());
  CHECK(judged(made, asking(woman(), {}, {"ru", "uz", "de"})) ==
        std::vector<Reason>{{Rule::language_not_spoken, -1, "uz"}, {Rule::language_not_spoken, -1, "de"}});
  made.languages = {"uz"};
  made.needs = needs({"interpreter:de"});
  CHECK(judged(made, asking(woman(), {}, {"uz", "de"})).empty());
}

TEST_CASE("No unit fits where none sleeps so many, however empty the center is") {
  auto household = woman();
  household.girls[1] = 5;
  CHECK(judged(center("c_a", "p_oral"), asking(household)) == std::vector<Reason>{{Rule::no_unit_fits}});
  CHECK(judged(center("c_a", "p_oral", {}), asking(woman())) == std::vector<Reason>{{Rule::no_unit_fits}});
}

TEST_CASE("A unit group without units fits nobody") {
  auto made = center("c_a", "p_oral");
  made.units[0].counters = {};
  CHECK(judged(made, asking(woman())) == std::vector<Reason>{{Rule::no_unit_fits}});
}

TEST_CASE("A full center is still eligible, a closed and stale one too") {
  auto made = center("c_a", "p_oral", {group("family5", 5, 0)});
  made.acceptance = {false, "quarantine", {}};
  made.confirmed_at.reset();
  CHECK(judged(made, asking(woman())).empty());
}

TEST_CASE("All rules that fail are told, not the first alone") {
  auto made = center("c_a", "p_oral", {group("single", 1, 1)});
  made.eligibility = {.women = false, .men = false, .boy_age_max = 13, .household_max = 2};
  auto household = with_boy(Band::age_14_15);
  household.men = 1;
  const auto reasons = judged(made, asking(household, needs({"pet"}), {"de"}));
  CHECK(reasons == std::vector<Reason>{{Rule::women_not_taken},
                                       {Rule::men_not_taken},
                                       {Rule::boy_age_max, 13, "14-15"},
                                       {Rule::household_max, 2, "3"},
                                       {Rule::need_not_met, -1, "pet"},
                                       {Rule::language_not_spoken, -1, "de"},
                                       {Rule::no_unit_fits}});
}

TEST_CASE("The smallest unit that fits and is free is taken") {
  auto made =
      center("c_a", "p_oral", {group("single", 1, 1), group("family3", 3, 1), group("family5", 5, 1)});
  auto household = woman();
  CHECK(smallest_fit(made, asking(household))->unit == "single");
  household.girls[2] = 1;
  CHECK(smallest_fit(made, asking(household))->unit == "family3");
  made.find("family3")->counters.held = 1;
  CHECK(smallest_fit(made, asking(household))->unit == "family5");
  CHECK(smallest_fit(made, asking(household), true)->unit == "family3");
  made.find("family5")->counters.held = 1;
  CHECK(smallest_fit(made, asking(household)) == nullptr);
}

TEST_CASE("A step-free unit is left for those who need it while another of its size is free") {
  auto made = center("c_a", "p_oral", {step_free_group("accessible", 3, 1), group("family3", 3, 1)});
  made.needs = needs({"wheelchair"});
  CHECK(smallest_fit(made, asking(woman()))->unit == "family3");
  CHECK(smallest_fit(made, asking(woman(), needs({"wheelchair"})))->unit == "accessible");
  made.find("family3")->counters.held = 1;
  CHECK(smallest_fit(made, asking(woman()))->unit == "accessible");
}

TEST_CASE("An infant shares a bed where the center has cots") {
  auto made = center("c_a", "p_oral", {group("single", 1, 1)});
  auto household = woman();
  household.boys[0] = 1;
  CHECK(smallest_fit(made, asking(household)) == nullptr);
  made.needs = needs({"infant_cot"});
  CHECK(smallest_fit(made, asking(household))->unit == "single");
}
