#include "domain/household.hpp"

#include "support/catch.hpp"
#include "support/small_country.hpp"

using namespace pana;
using namespace pana::tests;

namespace {

Household child(Band band, int girls, int boys) {
  Household household;
  household.girls[static_cast<std::size_t>(band)] = static_cast<std::uint8_t>(girls);
  household.boys[static_cast<std::size_t>(band)] = static_cast<std::uint8_t>(boys);
  return household;
}

std::string refused_at(const Household& household) {
  const auto refused = check(household);
  if (!refused) return "permitted";
  CHECK(refused->code == FaultCode::invalid_params);
  return refused->at;
}

}  // namespace

TEST_CASE("A household counts its people once") {
  auto household = child(Band::age_0_2, 1, 1);
  household.women = 2;
  household.men = 1;
  household.aged_60_plus = 1;
  household.boys[4] = 3;
  CHECK(household.adults() == 3);
  CHECK(household.children() == 5);
  CHECK(household.people() == 8);
  CHECK(household.infants() == 2);
}

TEST_CASE("Counts of a household do not wrap around") {
  Household household;
  household.girls.fill(255);
  household.boys.fill(255);
  CHECK(household.children() == 12 * 255);
  CHECK(refused_at(household).empty());
}

TEST_CASE("Without an adult a household is unaccompanied, with men alone it is men only") {
  CHECK(child(Band::age_16_17, 1, 0).unaccompanied());
  CHECK_FALSE(woman().unaccompanied());
  CHECK_FALSE(Household{}.unaccompanied());
  Household man;
  man.men = 1;
  CHECK(man.men_only());
  man.girls[2] = 1;
  CHECK_FALSE(man.men_only());
  CHECK_FALSE(woman().men_only());
}

TEST_CASE("The band of the oldest boy is found, girls do not count") {
  auto household = with_boy(Band::age_12_13);
  household.boys[1] = 1;
  household.girls[5] = 1;
  CHECK(household.oldest_boy() == Band::age_12_13);
  CHECK_FALSE(child(Band::age_16_17, 1, 0).oldest_boy().has_value());
}

TEST_CASE("A household has 1 to 20 people") {
  CHECK(refused_at(Household{}).empty());
  Household many;
  many.women = 20;
  CHECK(refused_at(many) == "permitted");
  many.men = 1;
  CHECK(refused_at(many).empty());
  CHECK(check(many)->figures.at(1).value == Figure{"", std::int64_t{21}}.value);
}

TEST_CASE("No more people are over 60 than there are adults") {
  auto household = woman();
  household.aged_60_plus = 1;
  CHECK(refused_at(household) == "permitted");
  household.aged_60_plus = 2;
  CHECK(refused_at(household) == "/aged_60_plus");
}

TEST_CASE("Only a woman or a girl of 12 or older is pregnant") {
  auto household = woman();
  household.pregnant = true;
  CHECK(refused_at(household) == "permitted");
  auto girl = child(Band::age_12_13, 1, 0);
  girl.pregnant = true;
  CHECK(refused_at(girl) == "permitted");
  auto man_and_child = child(Band::age_7_11, 1, 0);
  man_and_child.men = 1;
  man_and_child.pregnant = true;
  CHECK(refused_at(man_and_child) == "/pregnant");
}

TEST_CASE("A child under 12 does not ask alone, but may come with an adolescent") {
  CHECK(refused_at(child(Band::age_7_11, 1, 0)) == "/children");
  CHECK(refused_at(child(Band::age_12_13, 0, 1)) == "permitted");
  auto siblings = child(Band::age_16_17, 1, 0);
  siblings.boys[0] = 1;
  CHECK(refused_at(siblings) == "permitted");
}

TEST_CASE("Every band reads back from its name") {
  for (std::size_t band = 0; band < band_count; ++band)
    CHECK(band_from(band_names[band]) == static_cast<Band>(band));
  CHECK_FALSE(band_from("0-3").has_value());
  CHECK_FALSE(band_from("").has_value());
}
