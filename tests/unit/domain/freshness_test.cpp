#include "domain/freshness.hpp"

#include "support/catch.hpp"
#include "support/small_country.hpp"

using namespace pana;
using pana::tests::noon;

TEST_CASE("Figures are fresh under 2 hours, ageing up to 8, then stale") {
  const FreshnessLimits limits;
  const auto of_age = [&](milliseconds age) { return freshness_of(noon - age, noon, limits); };
  CHECK(of_age(minutes{0}) == Freshness::fresh);
  CHECK(of_age(minutes{120} - milliseconds{1}) == Freshness::fresh);
  CHECK(of_age(minutes{120}) == Freshness::ageing);
  CHECK(of_age(minutes{480}) == Freshness::ageing);
  CHECK(of_age(minutes{480} + milliseconds{1}) == Freshness::stale);
}

TEST_CASE("Figures never confirmed are stale, figures from a clock ahead of ours are fresh") {
  CHECK(freshness_of(std::nullopt, noon, {}) == Freshness::stale);
  CHECK(freshness_of(noon + minutes{5}, noon, {}) == Freshness::fresh);
}

TEST_CASE("Freshness has the names of the wire") {
  CHECK(name_of(Freshness::fresh) == "fresh");
  CHECK(name_of(Freshness::ageing) == "ageing");
  CHECK(name_of(Freshness::stale) == "stale");
}

TEST_CASE(
    "Staff are asked to confirm figures when they become ageing, shortly before they are stale, and then") {
  const auto at = [](minutes age) { return prompting_of(noon - age, noon, {}); };
  CHECK(at(minutes{119}) == Prompting::nothing);
  CHECK(at(minutes{120}) == Prompting::ageing);
  CHECK(at(minutes{449}) == Prompting::ageing);
  CHECK(at(minutes{450}) == Prompting::soon_stale);
  CHECK(at(minutes{480}) == Prompting::soon_stale);
  CHECK(at(minutes{481}) == Prompting::stale);
  CHECK(prompting_of(std::nullopt, noon, {}) == Prompting::nothing);
}

TEST_CASE("Where figures are stale soon, the last quarter of that time is for the warning") {
  const FreshnessLimits quick{minutes{10}, minutes{40}};
  CHECK(prompting_of(noon - minutes{29}, noon, quick) == Prompting::ageing);
  CHECK(prompting_of(noon - minutes{30}, noon, quick) == Prompting::soon_stale);
  // A warning before they are even ageing would be none.
  const FreshnessLimits sudden{minutes{39}, minutes{40}};
  CHECK(prompting_of(noon - minutes{38}, noon, sudden) == Prompting::nothing);
  CHECK(prompting_of(noon - minutes{39}, noon, sudden) == Prompting::soon_stale);
}
