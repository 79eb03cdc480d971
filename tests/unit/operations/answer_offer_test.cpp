#include "operations/answer_offer.hpp"

#include "operations/change_request.hpp"
#include "operations/open_request.hpp"
#include "operations/place_request.hpp"
#include "operations/show_handover.hpp"
#include "support/catch.hpp"
#include "support/small_country.hpp"
#include "support/store_commands.hpp"
#include "support/workplace.hpp"

using namespace pana;
using namespace pana::test;
using namespace pana::operations;

namespace {

const Actor anna = operator_called("anna");

store::HoldOutcome offered(Workplace& place) {
  return place.must(open_request(place.context, called(anna), opening())).outcome;
}

}  // namespace

TEST_CASE("The referrer gets a code that turns the held unit into an occupied one") {
  Workplace place({tests::center("c_oral", "p_oral")});
  const auto staff = staff_of("c_oral");
  const auto held = offered(place);
  place.must(accept_offer(place.context, called(staff), {held.offer, {}}));
  const auto handover = place.must(show_handover(place.context, called(anna), {held.request}));
  CHECK(handover.arrival_code.size() == 6);

  std::string wrong = handover.arrival_code;
  wrong[0] = wrong[0] == '9' ? '0' : '9';
  CHECK(place.refused(confirm_arrival(place.context, called(staff), {held.offer, wrong, {}})).code ==
        FaultCode::wrong_credentials);
  place.must(confirm_arrival(place.context, called(staff), {held.offer, handover.arrival_code, {}}));
  place.sync();
  const auto& counters = place.board.find(CenterId{"c_oral"})->center.find("family5")->counters;
  CHECK(counters.occupied == 1);
  CHECK(counters.held == 0);
}

TEST_CASE("An arrival code cannot be guessed: after five wrong ones none is taken, and the unit stays held") {
  Workplace place({tests::center("c_oral", "p_oral")});
  const auto staff = staff_of("c_oral");
  const auto held = offered(place);
  place.must(accept_offer(place.context, called(staff), {held.offer, {}}));
  const auto code = place.must(show_handover(place.context, called(anna), {held.request})).arrival_code;
  const auto refused = [&](const std::string& given) {
    return place.refused(confirm_arrival(place.context, called(staff), {held.offer, given, {}}));
  };
  const std::string wrong = code == "000000" ? "000001" : "000000";
  for (std::int64_t left = 4; left >= 0; --left)
    CHECK(refused(wrong) == Fault{FaultCode::wrong_credentials, "/code", {{"left", left}}, false});
  // Right or wrong, the answer is the same now.
  CHECK(refused(wrong) == Fault{FaultCode::conflict, "/code", {{"tries", std::int64_t{5}}}, false});
  CHECK(refused(code) == refused(wrong));
  CHECK(place.free("c_oral", "family5") == 0);
  place.must(extend_offer(place.context, called(anna), {held.offer, {}}));

  std::size_t written = 0;
  for (const auto& entry : place.world.memory().recorded())
    written += entry.kind == "offer" && entry.id == held.offer.text && entry.outcome == "refused" ? 1 : 0;
  CHECK(written == 5);
}

TEST_CASE("Another center's offer does not exist for its staff") {
  Workplace place({tests::center("c_oral", "p_oral"), tests::center("c_aktau", "p_aktau")});
  const auto held = offered(place);
  const auto stranger = staff_of("c_aktau");
  CHECK(place.refused(accept_offer(place.context, called(stranger), {held.offer, {}})).code ==
        FaultCode::not_found);
  CHECK(place.refused(confirm_arrival(place.context, called(stranger), {held.offer, "123456", {}})).code ==
        FaultCode::not_found);
  CHECK(place.refused(extend_offer(place.context, called(stranger), {held.offer, {}})).code ==
        FaultCode::not_found);
}

TEST_CASE("A hold is extended once, by the referrer or the center") {
  Workplace place({tests::center("c_oral", "p_oral")});
  const auto held = offered(place);
  const auto accepted = place.must(accept_offer(place.context, called(staff_of("c_oral")), {held.offer, {}}));
  place.world.advance(minutes{30});
  const auto extended = place.must(extend_offer(place.context, called(anna), {held.offer, {}}));
  CHECK(*extended.outcome.held_until == *accepted.outcome.held_until + minutes{30});
  CHECK(place.refused(extend_offer(place.context, called(staff_of("c_oral")), {held.offer, {}})).code ==
        FaultCode::conflict);
}

TEST_CASE(
    "Who extended a hold gets the same answer again, also when the request is somebody else's by then") {
  Workplace place({tests::center("c_oral", "p_oral")});
  const auto berik = operator_called("berik");
  const auto request = place.must(open_request(place.context, called(anna), opening(false))).outcome.request;
  place.must(claim_request(place.context, called(berik), {request, {}}));
  const auto held = place.must(place_request(place.context, called(berik), {request, {}, {}})).outcome;
  place.must(accept_offer(place.context, called(staff_of("c_oral")), {held.offer, {}}));
  const auto caller = called(berik);
  const auto extended = place.must(extend_offer(place.context, caller, {held.offer, {}})).outcome;
  place.must(report_no_show(place.context, called(staff_of("c_oral")), {held.offer, {}}));

  const auto again = place.must(extend_offer(place.context, caller, {held.offer, {}})).outcome;
  CHECK(again.repeated);
  CHECK(again.held_until == extended.held_until);
  CHECK(place.refused(extend_offer(place.context, called(berik), {held.offer, {}})) ==
        fault(FaultCode::not_found, "/offer"));
}

TEST_CASE("A person who does not come leaves the unit free and the request with its opener") {
  Workplace place({tests::center("c_oral", "p_oral")});
  const auto held = offered(place);
  place.must(accept_offer(place.context, called(staff_of("c_oral")), {held.offer, {}}));
  const auto answer = place.must(report_no_show(place.context, called(staff_of("c_oral")), {held.offer, {}}));
  CHECK_FALSE(answer.search_next);
  CHECK(place.free("c_oral", "family5") == 1);
  const auto record = place.must(place.context.store.load_request(held.request));
  CHECK(record.state == RequestState::claimed);
  CHECK(record.owner == AccountId{"anna"});
}
