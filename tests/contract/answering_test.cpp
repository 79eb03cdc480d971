#include <algorithm>

#include "support/catch.hpp"
#include "support/store_commands.hpp"
#include "support/store_world.hpp"

// What follows from the answer to an offer, or from silence.
namespace pana::test {
namespace {

using Action = RequestAction;

// A center with one unit type of two, and an offer o1 of it to request r1 (version 1).
void offer_one(StoreWorld& world) {
  world.must(world.store().put_center(put(center_of("c_a", {{"single", 1, 2}}))));
  REQUIRE(world.must(world.store().hold_unit(open_and_hold("r1", "o1", {"c_a/single"}))).held);
}

void accept_one(StoreWorld& world) {
  offer_one(world);
  world.must(world.store().answer_offer(answer("o1", Action::accept, staff_of("c_a"))));
}

Counters counters_of(StoreWorld& world) {
  return world.must(world.store().snapshot()).centers.at(0).units.at(0).counters;
}

store::RequestRecord request_of(StoreWorld& world) {
  return world.must(world.store().load_request({"r1"}));
}
store::OfferRecord offer_of(StoreWorld& world) {
  return world.must(world.store().load_offer({"o1"}));
}

Actor the_system() {
  return {{"system"}, Role::system, {}, {}};
}

}  // namespace

TEMPLATE_TEST_CASE("an accepted unit stays held for the travel time and the margin", "", MemoryWorld,
                   RedisWorld) {
  TestType world;
  offer_one(world);
  world.advance(minutes{3});
  const auto outcome = world.must(world.store().answer_offer(answer("o1", Action::accept, staff_of("c_a"))));
  const auto held_until = world.now() + minutes{60} + some_limits.arrival_margin;
  CHECK(outcome.request.text == "r1");
  CHECK(outcome.offer_state == OfferState::accepted);
  CHECK(outcome.request_state == RequestState::accepted);
  CHECK(outcome.held_until == held_until);
  CHECK(offer_of(world).held_until == held_until);
  CHECK(offer_of(world).arrival_code == "204961");
  CHECK(request_of(world).deadline == held_until);
  CHECK(request_of(world).version == 2);
  CHECK(counters_of(world) == Counters{2, 2, 0, 1, 0, 2});
  world.advance(minutes{60} + some_limits.arrival_margin - milliseconds{1});
  CHECK(world.must(world.store().remind({"r1"})));
  CHECK(world.must(world.store().take_due(9, seconds{5})).empty());
  world.advance(milliseconds{1});
  CHECK(world.must(world.store().take_due(9, seconds{5})).size() == 1);
}

TEMPLATE_TEST_CASE("an answer just after its time still counts while nobody has taken the offer back", "",
                   MemoryWorld, RedisWorld) {
  TestType world;
  offer_one(world);
  world.advance(some_limits.answer + seconds{1});
  const auto accepted = world.must(world.store().answer_offer(answer("o1", Action::accept, staff_of("c_a"))));
  CHECK(accepted.offer_state == OfferState::accepted);
  const auto late =
      world.wait(world.store().answer_offer(answer("o1", Action::answer_ran_out, the_system())));
  CHECK(late.error().code == FaultCode::already_answered);
}

TEMPLATE_TEST_CASE("a decline gives the unit back and sends the request on at once", "", MemoryWorld,
                   RedisWorld) {
  TestType world;
  offer_one(world);
  const auto outcome = world.must(world.store().answer_offer(answer("o1", Action::decline, staff_of("c_a"))));
  CHECK(outcome.offer_state == OfferState::declined);
  CHECK(outcome.request_state == RequestState::waiting);
  CHECK_FALSE(outcome.held_until.has_value());
  CHECK(offer_of(world).reason == "no_staff");
  CHECK(counters_of(world) == Counters{2, 2, 0, 0, 0, 3});
  CHECK(request_of(world).deadline == world.now());
  CHECK(request_of(world).asked == std::vector<CenterId>{{"c_a"}});
  CHECK(world.must(world.store().list_queue(9)).size() == 1);
  CHECK(world.must(world.store().list_offers({"c_a"})).empty());
  const auto due = world.must(world.store().take_due(9, seconds{5}));
  REQUIRE(due.size() == 1);
  CHECK(due[0].kind == store::Due::Kind::request);
  CHECK(due[0].id == "r1");
}

TEMPLATE_TEST_CASE("silence counts as an answer only when the time has run out", "", MemoryWorld,
                   RedisWorld) {
  TestType world;
  offer_one(world);
  world.advance(some_limits.answer - milliseconds{250});
  const auto early =
      world.wait(world.store().answer_offer(answer("o1", Action::answer_ran_out, the_system())));
  CHECK(early.error() == Fault{FaultCode::conflict, {}, {{"due_in_ms", std::int64_t{250}}}, false});
  world.advance(milliseconds{250});
  const auto outcome =
      world.must(world.store().answer_offer(answer("o1", Action::answer_ran_out, the_system())));
  CHECK(outcome.offer_state == OfferState::expired);
  CHECK(outcome.request_state == RequestState::waiting);
  CHECK(counters_of(world).held == 0);
}

TEMPLATE_TEST_CASE("an arrival turns held into occupied and ends the request as placed", "", MemoryWorld,
                   RedisWorld) {
  TestType world;
  accept_one(world);
  const auto outcome = world.must(world.store().answer_offer(answer("o1", Action::arrive, staff_of("c_a"))));
  CHECK(outcome.offer_state == OfferState::arrived);
  CHECK(outcome.request_state == RequestState::placed);
  CHECK(counters_of(world) == Counters{2, 2, 1, 0, 0, 3});
  CHECK(request_of(world).outcome == "placed");
  CHECK_FALSE(request_of(world).deadline.has_value());
  CHECK(world.must(world.store().list_offers({"c_a"})).empty());
  CHECK(world.must(world.store().list_queue(9)).empty());
  world.advance(std::chrono::hours{100});
  CHECK(world.must(world.store().take_due(9, seconds{5})).empty());
}

TEMPLATE_TEST_CASE("where nobody comes, the opener takes the request up again and the unit is free", "",
                   MemoryWorld, RedisWorld) {
  TestType world;
  accept_one(world);
  const auto action = GENERATE(Action::no_show, Action::hold_ran_out);
  if (action == Action::hold_ran_out) {
    const auto early = world.wait(world.store().answer_offer(answer("o1", action, the_system())));
    CHECK(early.error().code == FaultCode::conflict);
    world.advance(minutes{60} + some_limits.arrival_margin);
  }
  const auto outcome = world.must(world.store().answer_offer(answer("o1", action, the_system())));
  CHECK(outcome.offer_state == (action == Action::no_show ? OfferState::no_show : OfferState::expired));
  CHECK(outcome.request_state == RequestState::claimed);
  CHECK(request_of(world).owner.text == "op_a");
  CHECK(request_of(world).deadline == world.now() + some_limits.claim);
  CHECK(counters_of(world) == Counters{2, 2, 0, 0, 0, 3});
  CHECK(world.must(world.store().list_queue(9)).size() == 1);
}

TEMPLATE_TEST_CASE("where nobody comes, the request goes to its opener, whoever had claimed it", "",
                   MemoryWorld, RedisWorld) {
  TestType world;
  world.must(world.store().put_center(put(center_of("c_a", {{"single", 1, 2}}))));
  world.must(world.store().open_request(open_as(RequestState::queued, "r1")));
  world.must(world.store().change_request(change("r1", Action::claim, operator_called("op_b"))));
  world.must(world.store().hold_unit(hold("r1", 2, "o1", {"c_a/single"})));
  world.must(world.store().answer_offer(answer("o1", Action::accept, staff_of("c_a"))));
  CHECK(request_of(world).owner.text == "op_b");
  world.must(world.store().answer_offer(answer("o1", Action::no_show, staff_of("c_a"))));
  CHECK(request_of(world).owner.text == "op_a");
}

TEMPLATE_TEST_CASE("an offer is answered once: what comes later is told its state", "", MemoryWorld,
                   RedisWorld) {
  TestType world;
  offer_one(world);
  world.must(world.store().answer_offer(answer("o1", Action::decline, staff_of("c_a"))));
  const auto version = counters_of(world).version;
  for (const auto action : {Action::accept, Action::decline, Action::answer_ran_out, Action::arrive,
                            Action::no_show, Action::hold_ran_out, Action::end}) {
    const auto refused = world.wait(world.store().answer_offer(answer("o1", action, staff_of("c_a"))));
    CHECK(refused.error() ==
          Fault{FaultCode::already_answered, {}, {{"state", std::string{"declined"}}}, false});
  }
  CHECK(counters_of(world).version == version);
}

TEMPLATE_TEST_CASE(
    "wrong arrival codes are counted and written down, and after five of them no code is taken", "",
    MemoryWorld, RedisWorld) {
  TestType world;
  accept_one(world);
  const auto arrive = [&](bool wrong) {
    auto command = answer("o1", Action::arrive, staff_of("c_a"));
    command.wrong_code = wrong;
    return world.wait(world.store().answer_offer(std::move(command)));
  };
  const auto before = counters_of(world);
  const auto version = request_of(world).version;
  SECTION("before, the right one is") {
    for (int i = 0; i < 4; ++i) CHECK(arrive(true).error().code == FaultCode::wrong_credentials);
    CHECK(arrive(false).value().offer_state == OfferState::arrived);
  }
  SECTION("afterwards it is not, and the unit stays held") {
    for (std::int64_t left = 4; left >= 0; --left)
      CHECK(arrive(true).error() == Fault{FaultCode::wrong_credentials, "/code", {{"left", left}}, false});
    const Fault over{FaultCode::conflict, "/code", {{"tries", std::int64_t{5}}}, false};
    CHECK(arrive(true).error() == over);
    CHECK(arrive(false).error() == over);
    CHECK(counters_of(world) == before);
    CHECK(request_of(world).version == version);
    const auto page = world.must(world.store().read_audit({}, 50));
    const auto refused = std::count_if(page.records.begin(), page.records.end(), [](const auto& record) {
      return record.account == "staff_c_a" && record.kind == "offer" && record.id == "o1" &&
             record.outcome == "refused";
    });
    CHECK(refused == 5);
  }
}

TEMPLATE_TEST_CASE("center staff do not learn that an offer to another center exists", "", MemoryWorld,
                   RedisWorld) {
  TestType world;
  offer_one(world);
  const auto hidden = world.wait(world.store().answer_offer(answer("o1", Action::accept, staff_of("c_b"))));
  const auto missing = world.wait(world.store().answer_offer(answer("o9", Action::accept, staff_of("c_b"))));
  CHECK(hidden.error() == missing.error());
  CHECK(hidden.error().code == FaultCode::not_found);
  CHECK(world.wait(world.store().extend_offer({once_by(staff_of("c_b")), {"o1"}})).error() ==
        missing.error());
  CHECK(offer_of(world).state == OfferState::offered);
}

TEMPLATE_TEST_CASE("an accepted hold is extended once, counted from now", "", MemoryWorld, RedisWorld) {
  TestType world;
  accept_one(world);
  world.advance(minutes{30});
  const auto outcome = world.must(world.store().extend_offer({once_by(operator_called("op_a")), {"o1"}, 60}));
  const auto held_until = world.now() + minutes{60} + some_limits.arrival_margin;
  CHECK(outcome.held_until == held_until);
  CHECK(outcome.offer_state == OfferState::accepted);
  CHECK(outcome.request_state == RequestState::accepted);
  CHECK(offer_of(world).extended);
  CHECK(request_of(world).deadline == held_until);
  CHECK(request_of(world).version == 3);
  const auto twice = world.wait(world.store().extend_offer({once_by(operator_called("op_a")), {"o1"}, 60}));
  CHECK(twice.error() == Fault{FaultCode::conflict, {}, {{"extended", std::int64_t{1}}}, false});
}

TEMPLATE_TEST_CASE("an offer that is not accepted is not extended", "", MemoryWorld, RedisWorld) {
  TestType world;
  offer_one(world);
  const auto open = world.wait(world.store().extend_offer({once_by(operator_called("op_a")), {"o1"}, 60}));
  CHECK(open.error() == Fault{FaultCode::conflict, {}, {{"state", std::string{"offered"}}}, false});
  world.must(world.store().answer_offer(answer("o1", Action::decline, staff_of("c_a"))));
  const auto over = world.wait(world.store().extend_offer({once_by(operator_called("op_a")), {"o1"}, 60}));
  CHECK(over.error().code == FaultCode::already_answered);
  CHECK(world.wait(world.store().extend_offer({once_by(operator_called("op_a")), {"o9"}})).error().code ==
        FaultCode::not_found);
}

TEMPLATE_TEST_CASE("a center's open offers are listed oldest first", "", MemoryWorld, RedisWorld) {
  TestType world;
  world.must(world.store().put_center(put(center_of("c_a", {{"single", 1, 5}}))));
  for (const auto* offer : {"o9", "o1", "o5"}) {
    world.must(world.store().hold_unit(open_and_hold("r_" + std::string{offer}, offer, {"c_a/single"})));
    world.advance(seconds{1});
  }
  world.must(world.store().answer_offer(answer("o1", Action::accept, staff_of("c_a"))));
  const auto offers = world.must(world.store().list_offers({"c_a"}));
  REQUIRE(offers.size() == 3);
  CHECK(offers[0].offer.text == "o9");
  CHECK(offers[1].state == OfferState::accepted);
  CHECK(offers[2].offer.text == "o5");
  CHECK(world.must(world.store().list_offers({"c_b"})).empty());
}

}  // namespace pana::test
