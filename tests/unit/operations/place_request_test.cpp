#include "operations/place_request.hpp"

#include "operations/answer_offer.hpp"
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
const Actor bota = operator_called("bota");

Actor officer(std::string name) {
  return {AccountId{std::move(name)}, Role::officer, {}, {}};
}

RequestId queued(Workplace& place, const Actor& by = anna) {
  return place.must(open_request(place.context, called(by), opening(false))).outcome.request;
}

protocol::RequestPlace placing(const RequestId& request) {
  return {request, std::nullopt, {}};
}

}  // namespace

TEST_CASE("An operator places a queued request at the nearest center") {
  Workplace place({tests::center("c_oral", "p_oral"), tests::center("c_aktau", "p_aktau")});
  const auto request = queued(place);
  const auto placed = place.must(place_request(place.context, called(bota), placing(request)));
  CHECK(placed.outcome.center == CenterId{"c_oral"});
}

TEST_CASE("An operator may name the center, and learns why it does not come into question") {
  Workplace place({tests::center("c_oral", "p_oral"), tests::center("c_aktau", "p_aktau")});
  auto asking = opening(false);
  asking.basics.exclude.places.push_back(PlaceId{"p_aktau"});
  auto params = placing(place.must(open_request(place.context, called(anna), asking)).outcome.request);
  params.center = CenterId{"c_aktau"};
  const auto fault = place.refused(place_request(place.context, called(anna), params));
  CHECK(fault.code == FaultCode::no_place);
  CHECK(std::get<Figure::Counts>(fault.figures.at(0).value) == Figure::Counts{{"excluded_place", 1}});
  params.center = CenterId{"c_oral"};
  CHECK(place.must(place_request(place.context, called(anna), params)).outcome.center == CenterId{"c_oral"});
}

TEST_CASE("What another operator has claimed is not placed by a third") {
  Workplace place({tests::center("c_oral", "p_oral")});
  const auto request = queued(place, officer("serik"));
  place.must(claim_request(place.context, called(anna), {request, {}}));
  CHECK(place.refused(place_request(place.context, called(bota), placing(request))).code ==
        FaultCode::not_allowed);
  CHECK(place.must(place_request(place.context, called(anna), placing(request))).outcome.held);
}

TEST_CASE("For an officer there are no requests but the officer's own") {
  Workplace place({tests::center("c_oral", "p_oral")});
  const auto request = queued(place, officer("serik"));
  CHECK(place.refused(place_request(place.context, called(officer("dina")), placing(request))).code ==
        FaultCode::not_found);
}

TEST_CASE("After a decline the next nearest is asked, never the same center again, until none is left") {
  Workplace place({tests::center("c_oral", "p_oral", {tests::group("family5", 5, 3)}),
                   tests::center("c_aktau", "p_aktau")});
  auto outcome = place.must(open_request(place.context, called(anna), opening())).outcome;
  CHECK(outcome.center == CenterId{"c_oral"});
  const auto declined =
      place.must(decline_offer(place.context, called(staff_of("c_oral")), {outcome.offer, "no_staff", {}}));
  CHECK(declined.search_next);
  CHECK(place.free("c_oral", "family5") == 3);

  place.must(search_again(place.context, outcome.request));
  auto record = place.must(place.context.store.load_request(outcome.request));
  CHECK(record.state == RequestState::offered);
  CHECK(record.asked == std::vector{CenterId{"c_oral"}, CenterId{"c_aktau"}});

  place.must(decline_offer(place.context, called(staff_of("c_aktau")), {record.offer, "no_staff", {}}));
  place.sync();
  place.must(search_again(place.context, outcome.request));
  record = place.must(place.context.store.load_request(outcome.request));
  CHECK(record.state == RequestState::waiting);
  CHECK(record.offers.size() == 2);
}

TEST_CASE("Searching again does nothing for a request that has moved on") {
  Workplace place({tests::center("c_oral", "p_oral", {tests::group("family5", 5, 3)})});
  const auto outcome = place.must(open_request(place.context, called(anna), opening())).outcome;
  place.must(search_again(place.context, outcome.request));
  CHECK(place.free("c_oral", "family5") == 2);
}
