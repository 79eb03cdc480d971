#include "domain/center.hpp"

#include "support/catch.hpp"
#include "support/small_country.hpp"

using namespace pana;
using namespace pana::tests;

TEST_CASE("A unit group is found by its code") {
  auto made = center("c_a", "p_oral", {group("single", 1, 1), group("family5", 5, 1)});
  CHECK(made.find("family5")->sleeps == 5);
  CHECK(made.find("family") == nullptr);
  CHECK(std::as_const(made).find("single") == &made.units[0]);
}

TEST_CASE("A closed center opens by itself when its time is over") {
  const Acceptance closed{false, "quarantine", noon};
  CHECK_FALSE(closed.open_at(noon - milliseconds{1}));
  CHECK(closed.open_at(noon));
  CHECK_FALSE(Acceptance{false, "repairs", {}}.open_at(noon));
  CHECK(Acceptance{}.open_at(noon));
}
