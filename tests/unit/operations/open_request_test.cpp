#include "operations/open_request.hpp"

#include "support/catch.hpp"
#include "support/small_country.hpp"
#include "support/store_commands.hpp"
#include "support/workplace.hpp"

using namespace pana;
using namespace pana::test;
using operations::open_request;

namespace {

const Actor anna = operator_called("anna");

std::int64_t blocked(const Fault& fault, std::string_view rule) {
  for (const auto& [name, count] : std::get<Figure::Counts>(fault.figures.at(0).value)) {
    if (name == rule) return count;
  }
  return 0;
}

}  // namespace

TEST_CASE("A request with automatic route holds a unit of the nearest center by road") {
  Workplace place({tests::center("c_oral", "p_oral"), tests::center("c_aktau", "p_aktau")});
  const auto placed = place.must(open_request(place.context, called(anna), opening()));
  CHECK(placed.outcome.held);
  CHECK(placed.outcome.center == CenterId{"c_oral"});
  CHECK(placed.outcome.state == RequestState::offered);
  CHECK(place.free("c_oral", "family5") == 0);
  CHECK(place.free("c_aktau", "family5") == 1);
}

TEST_CASE("A board that is behind costs another batch, not a wrong promise") {
  Workplace place({tests::center("c_oral", "p_oral"), tests::center("c_aktau", "p_aktau")});
  place.must(open_request(place.context, called(anna), opening()));  // the board is not told
  const auto placed = place.must(open_request(place.context, called(anna), opening()));
  CHECK(placed.outcome.center == CenterId{"c_aktau"});
}

TEST_CASE("Where all that fit are full the request waits and says what blocked it") {
  Workplace place({tests::center("c_oral", "p_oral")});
  place.must(open_request(place.context, called(anna), opening()));
  const auto second = place.must(open_request(place.context, called(anna), opening()));
  CHECK_FALSE(second.outcome.held);
  CHECK(second.outcome.state == RequestState::waiting);
  REQUIRE(second.blocked);
  CHECK(place.must(place.context.store.load_request(second.outcome.request)).state == RequestState::waiting);
}

TEST_CASE(
    "A household that no center could ever take is refused with what blocked it, and nothing is opened") {
  Workplace place({tests::center("c_oral", "p_oral"), tests::center("c_aktau", "p_aktau")});
  auto params = opening();
  params.basics.household.women = 6;
  const auto fault = place.refused(open_request(place.context, called(anna), params));
  CHECK(fault.code == FaultCode::no_place);
  CHECK(blocked(fault, "no_unit_fits") == 2);
  CHECK(place.must(place.context.store.list_queue(10)).empty());
}

TEST_CASE("The same key gets the same answer although the board has changed") {
  Workplace place({tests::center("c_oral", "p_oral"), tests::center("c_aktau", "p_aktau")});
  const auto caller = called(anna);
  const auto first = place.must(open_request(place.context, caller, opening()));
  place.sync();
  const auto again = place.must(open_request(place.context, caller, opening()));
  CHECK(again.outcome.repeated);
  CHECK(again.outcome.request == first.outcome.request);
  CHECK(again.outcome.offer == first.outcome.offer);
  CHECK(place.free("c_aktau", "family5") == 1);
}

TEST_CASE("The same key gets the same answer also when nothing is free any more") {
  Workplace place({tests::center("c_oral", "p_oral")});
  const auto caller = called(anna);
  const auto first = place.must(open_request(place.context, caller, opening()));
  place.sync();
  const auto again = place.must(open_request(place.context, caller, opening()));
  CHECK(again.outcome.held);
  CHECK(again.outcome.offer == first.outcome.offer);
}

TEST_CASE("A request without automatic route is queued and holds nothing") {
  Workplace place({tests::center("c_oral", "p_oral")});
  const auto queued = place.must(open_request(place.context, called(anna), opening(false)));
  CHECK(queued.outcome.state == RequestState::queued);
  CHECK_FALSE(queued.outcome.request.empty());
  CHECK(place.free("c_oral", "family5") == 1);
  CHECK(place.must(place.context.store.list_queue(10)).size() == 1);
}

TEST_CASE("Names that do not exist are refused where they stand") {
  Workplace place({tests::center("c_oral", "p_oral")});
  auto params = opening();
  params.basics.origin.place = PlaceId{"p_atirau"};
  auto fault = place.refused(open_request(place.context, called(anna), params));
  CHECK(fault.code == FaultCode::not_found);
  CHECK(fault.at == "/origin/place");
  CHECK_FALSE(std::get<std::vector<std::string>>(fault.figures.at(0).value).empty());

  params = opening();
  params.basics.exclude.around.push_back({PlaceId{"p_nowhere"}, 10});
  CHECK(place.refused(open_request(place.context, called(anna), params)).at == "/exclude/around/0/place");
  params = opening();
  params.basics.exclude.centers.push_back(CenterId{"c_nowhere"});
  CHECK(place.refused(open_request(place.context, called(anna), params)).at == "/exclude/centers/0");
}
