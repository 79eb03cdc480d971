#include "domain/unit.hpp"

#include "support/catch.hpp"
#include "support/small_country.hpp"

using namespace pana;
using namespace pana::tests;

TEST_CASE("Free units are those staffed and in service, less those taken") {
  CHECK(Counters{5, 5, 2, 1, 0, 1}.free() == 2);
  CHECK(Counters{5, 3, 2, 1, 0, 1}.free() == 0);
  CHECK(Counters{5, 5, 2, 1, 1, 1}.free() == 1);
}

TEST_CASE("A cut below what is taken shows as overfull, never as less than none") {
  const Counters cut{5, 1, 2, 1, 0, 1};
  CHECK(cut.free() == 0);
  CHECK(cut.overfull());
  CHECK_FALSE(Counters{5, 5, 2, 1, 0, 1}.overfull());
}

TEST_CASE("A unit fits when it sleeps the whole household") {
  auto household = woman();
  household.girls[2] = 2;
  CHECK(fits(group("family3", 3, 1), household, false, false));
  household.girls[3] = 1;
  CHECK_FALSE(fits(group("family3", 3, 1), household, false, false));
}

TEST_CASE("Infants share a bed where there are cots, at most one with each adult") {
  auto household = woman();
  household.girls[0] = 2;
  CHECK_FALSE(fits(group("double", 2, 1), household, false, false));
  CHECK(fits(group("double", 2, 1), household, false, true));
  CHECK_FALSE(fits(group("single", 1, 1), household, false, true));
  household.women = 0;
  household.girls[5] = 1;
  CHECK_FALSE(fits(group_for(UnitFor::adolescents, "teen2", 2, 1), household, false, true));
}

TEST_CASE("Units are for the people that they are meant for") {
  Household man, girl;
  man.men = 1;
  girl.girls[5] = 1;
  auto couple = woman();
  couple.men = 1;
  const auto for_all = group("single", 2, 1);
  const auto for_men = group_for(UnitFor::men, "men", 2, 1);
  const auto for_teens = group_for(UnitFor::adolescents, "teen", 2, 1);
  for (const auto& [household, own] :
       {std::pair{woman(), &for_all}, {couple, &for_all}, {man, &for_men}, {girl, &for_teens}}) {
    for (const auto* unit : {&for_all, &for_men, &for_teens}) {
      CAPTURE(household.people(), own->unit, unit->unit);
      CHECK(fits(*unit, household, false, false) == (unit == own));
    }
  }
}

TEST_CASE("Who needs a step-free unit fits no other") {
  CHECK_FALSE(fits(group("single", 1, 1), woman(), true, false));
  CHECK(fits(step_free_group("accessible", 3, 1), woman(), true, false));
  CHECK(fits(step_free_group("accessible", 3, 1), woman(), false, false));
}

TEST_CASE("Whom a unit is for reads back from its name") {
  for (const auto who : {UnitFor::households, UnitFor::men, UnitFor::adolescents})
    CHECK(unit_for_from(name_of(who)) == who);
  CHECK_FALSE(unit_for_from("women").has_value());
}
