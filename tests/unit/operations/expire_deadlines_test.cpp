#include "operations/expire_deadlines.hpp"

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

// All that is due, reminders too.
void work_off(Workplace& place) {
  while (place.must(expire_deadlines(place.context)) > 0) {
  }
}
}  // namespace

TEST_CASE("Silence gives the unit back and goes on with the next nearest center by itself") {
  Workplace place({tests::center("c_oral", "p_oral"), tests::center("c_aktau", "p_aktau")});
  const auto held = place.must(open_request(place.context, called(anna), opening())).outcome;
  place.world.advance(default_time_limits[0].answer - seconds{1});
  work_off(place);
  CHECK(place.free("c_oral", "family5") == 0);

  place.world.advance(seconds{1});
  place.sync();
  CHECK(place.must(expire_deadlines(place.context)) == 1);
  CHECK(place.free("c_oral", "family5") == 1);
  const auto record = place.must(place.context.store.load_request(held.request));
  CHECK(record.state == RequestState::offered);
  CHECK(place.must(place.context.store.load_offer(record.offer)).center == CenterId{"c_aktau"});
  CHECK(place.must(place.context.store.load_offer(held.offer)).state == OfferState::expired);
}

TEST_CASE("A hold that runs out gives its unit back once and the request to its opener") {
  Workplace place({tests::center("c_oral", "p_oral")});
  const auto held = place.must(open_request(place.context, called(anna), opening())).outcome;
  const auto accepted = place.must(accept_offer(place.context, called(staff_of("c_oral")), {held.offer, {}}));
  place.world.advance(*accepted.outcome.held_until - place.now());
  work_off(place);
  CHECK(place.free("c_oral", "family5") == 1);
  CHECK(place.must(expire_deadlines(place.context)) == 0);
  CHECK(place.must(place.context.store.load_request(held.request)).state == RequestState::claimed);
}

TEST_CASE("A claim that runs out puts the request back into the queue") {
  Workplace place({tests::center("c_oral", "p_oral")});
  const auto request = place.must(open_request(place.context, called(anna), opening(false))).outcome.request;
  place.must(claim_request(place.context, called(anna), {request, {}}));
  place.world.advance(default_time_limits[0].claim);
  work_off(place);
  CHECK(place.must(place.context.store.load_request(request)).state == RequestState::queued);
}

TEST_CASE("A waiting request is served when a unit is freed, the most urgent first") {
  Workplace place({tests::center("c_oral", "p_oral")});
  const auto first = place.must(open_request(place.context, called(anna), opening())).outcome;
  place.sync();
  place.must(open_request(place.context, called(anna), opening()));
  auto emergency = opening();
  emergency.basics.urgency = Urgency::emergency;
  const auto urgent = place.must(open_request(place.context, called(anna), emergency)).outcome;
  CHECK(urgent.state == RequestState::waiting);

  place.must(end_request(place.context, called(anna), {first.request, "withdrawn", "changed_mind", {}}));
  place.world.advance(store::search_again_after);
  place.sync();
  place.must(expire_deadlines(place.context));
  CHECK(place.must(place.context.store.load_request(urgent.request)).state == RequestState::offered);
}
