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
