#include "operations/summarise_months.hpp"

#include "operations/change_request.hpp"
#include "operations/open_request.hpp"
#include "support/catch.hpp"
#include "support/small_country.hpp"
#include "support/store_commands.hpp"
#include "support/workplace.hpp"

using namespace pana;
using namespace pana::test;
using namespace pana::operations;

namespace {

const Actor anna = operator_called("anna");

// So many requests opened and withdrawn, and the month in which that was.
Month withdrawn(Workplace& place, int count) {
  for (int i = 0; i < count; ++i) {
    place.sync();
    const auto opened = place.must(open_request(place.context, called(anna), opening(false))).outcome;
    place.must(end_request(place.context, called(anna), {opened.request, "withdrawn", "changed_mind", {}}));
  }
  return month_of(local_time(place.now(), minutes{0}).day);
}

std::vector<MonthSummary> told(Workplace& place, Month from, Month to) {
  return place.must(show_summary(place.context, {from, to}));
}

}  // namespace

TEST_CASE("A month is told once it is over, not before, and its counts are forgotten") {
  Workplace place{{tests::center("c_oral", "p_oral")}};
  const auto month = withdrawn(place, 6);
  place.must(summarise_months(place.context));
  CHECK(told(place, month, month).empty());

  place.world.advance(std::chrono::days{32});
  place.must(summarise_months(place.context));
  const auto summaries = told(place, month, month);
  REQUIRE(summaries.size() == 1);
  CHECK(summaries[0].country[static_cast<std::size_t>(Tallied::withdrawn)] == 6);
  REQUIRE(summaries[0].regions.size() == 1);
  CHECK_FALSE(summaries[0].regions[0].placed);
  CHECK(place.must(place.context.store.list_tallies()).empty());
}

TEST_CASE("A report tells the months that it is asked for, and nothing of others") {
  Workplace place{{tests::center("c_oral", "p_oral")}};
  const auto first = withdrawn(place, 5);
  place.world.advance(std::chrono::days{32});
  const auto second = withdrawn(place, 5);
  place.world.advance(std::chrono::days{32});
  place.must(summarise_months(place.context));
  CHECK(told(place, first, second).size() == 2);
  CHECK(told(place, second, second).size() == 1);
  CHECK(told(place, second, second)[0].month == second);
  CHECK(told(place, second + std::chrono::months{1}, second + std::chrono::months{9}).empty());
}
