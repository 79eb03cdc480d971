#include "support/catch.hpp"
#include "support/store_commands.hpp"
#include "support/store_world.hpp"

// Opening, claiming, releasing and ending requests; the queue.
namespace pana::test {
namespace {

using Action = RequestAction;

store::RequestRecord request_of(StoreWorld& world) {
  return world.must(world.store().load_request({"r1"}));
}

}  // namespace

TEMPLATE_TEST_CASE("a queued request has its opener as owner, and the first alarm as its deadline", "",
                   MemoryWorld, RedisWorld) {
  TestType world;
  const auto outcome = world.must(world.store().open_request(open_as(RequestState::queued, "r1")));
  CHECK(outcome.request.text == "r1");
  CHECK(outcome.state == RequestState::queued);
  CHECK(outcome.version == 1);
  CHECK(outcome.owner.text == "op_a");
  CHECK(outcome.deadline == world.now() + some_limits.reminder);
  CHECK(request_of(world).opener.text == "op_a");
  CHECK(request_of(world).body == some_request_body());
}

TEMPLATE_TEST_CASE("a request opened as waiting is searched for again in a minute", "", MemoryWorld,
                   RedisWorld) {
  TestType world;
  const auto outcome = world.must(world.store().open_request(open_as(RequestState::waiting, "r1")));
  CHECK(outcome.deadline == world.now() + store::search_again_after);
  world.advance(store::search_again_after);
  CHECK(world.must(world.store().take_due(9, seconds{5})).size() == 1);
}

TEMPLATE_TEST_CASE("a request opens as queued or waiting only, and once", "", MemoryWorld, RedisWorld) {
  TestType world;
  CHECK(world.wait(world.store().open_request(open_as(RequestState::offered, "r1"))).error() ==
        fault(FaultCode::invalid_params, "/state"));
  world.must(world.store().open_request(open_as(RequestState::queued, "r1")));
  CHECK(world.wait(world.store().open_request(open_as(RequestState::queued, "r1"))).error().code ==
        FaultCode::conflict);
}

TEMPLATE_TEST_CASE("the queue is the most urgent first, then the oldest, and no longer than asked for", "",
                   MemoryWorld, RedisWorld) {
  TestType world;
  int number = 0;
  for (const auto urgency : {Urgency::standard, Urgency::emergency, Urgency::urgent, Urgency::emergency}) {
    world.must(
        world.store().open_request(open_as(number % 2 == 0 ? RequestState::queued : RequestState::waiting,
                                           "r" + std::to_string(number), urgency)));
    ++number;
    world.advance(seconds{1});
  }
  const auto queue = world.must(world.store().list_queue(9));
  std::string order;
  for (const auto& request : queue) order += request.request.text;
  CHECK(order == "r1r3r2r0");
  CHECK(world.must(world.store().list_queue(2)).size() == 2);
  CHECK(world.must(world.store().list_queue(0)).empty());
}

TEMPLATE_TEST_CASE(
    "open requests are found again by who opened them and by who owns them, until they are over", "",
    MemoryWorld, RedisWorld) {
  TestType world;
  world.must(world.store().open_request(open_as(RequestState::queued, "r1")));
  world.advance(seconds{1});
  world.must(world.store().open_request(open_as(RequestState::queued, "r2", Urgency::emergency)));
  const auto of = [&](const char* account) {
    std::string ids;
    for (const auto& request : world.must(world.store().list_requests({account}, 9)))
      ids += request.request.text;
    return ids;
  };
  CHECK(of("op_a") == "r2r1");
  CHECK(of("op_b").empty());
  world.must(world.store().change_request(change("r1", Action::claim, operator_called("op_b"))));
  CHECK(of("op_b") == "r1");
  CHECK(of("op_a") == "r2r1");
  CHECK(world.must(world.store().list_requests({"op_a"}, 1)).size() == 1);
  world.must(world.store().change_request(change("r1", Action::end, operator_called("op_b"))));
  CHECK(of("op_b").empty());
  CHECK(of("op_a") == "r2");
}

TEMPLATE_TEST_CASE("an account finds what it owns or has opened while it is open, the most urgent first", "",
                   MemoryWorld, RedisWorld) {
  TestType world;
  auto& store = world.store();
  const auto own = [&](const char* account, std::size_t limit = 9) {
    std::string ids;
    for (const auto& request : world.must(store.list_requests({account}, limit)))
      ids += request.request.text + " ";
    return ids;
  };
  const auto berik = operator_called("op_b");
  world.must(store.put_center(put(center_of("c_a", {{"single", 1, 3}}))));
  world.must(store.open_request(open_as(RequestState::queued, "r1")));
  world.must(store.open_request(open_as(RequestState::waiting, "r2", Urgency::emergency)));
  world.must(store.hold_unit(open_and_hold("r3", "o3", {"c_a/single"})));
  CHECK(own("op_a") == "r2 r1 r3 ");
  CHECK(own("op_a", 1) == "r2 ");
  CHECK(own("op_a", 0).empty());
  CHECK(own("op_b").empty());

  world.must(store.change_request(change("r1", Action::claim, berik)));
  CHECK(own("op_b") == "r1 ");
  CHECK(own("op_a") == "r2 r1 r3 ");
  world.must(store.change_request(change("r1", Action::release, berik)));
  CHECK(own("op_b").empty());

  // Nobody came: the request goes back to who opened it.
  world.must(store.change_request(change("r1", Action::claim, berik)));
  world.must(store.hold_unit(hold("r1", 4, "o1", {"c_a/single"})));
  world.must(store.answer_offer(answer("o1", Action::accept, staff_of("c_a"))));
  CHECK(own("op_b") == "r1 ");
  world.must(store.answer_offer(answer("o1", Action::no_show, staff_of("c_a"))));
  CHECK(own("op_b").empty());

  // What is over is nobody's: ended by another owner, or arrived.
  world.must(store.change_request(change("r2", Action::claim, berik)));
  world.must(store.change_request(change("r2", Action::end, berik)));
  world.must(store.answer_offer(answer("o3", Action::accept, staff_of("c_a"))));
  world.must(store.answer_offer(answer("o3", Action::arrive, staff_of("c_a"))));
  CHECK(own("op_a") == "r1 ");
  CHECK(own("op_b").empty());
}

TEMPLATE_TEST_CASE("a claim makes its account the owner for the time of the lease", "", MemoryWorld,
                   RedisWorld) {
  TestType world;
  world.must(
      world.store().open_request(open_as(GENERATE(RequestState::queued, RequestState::waiting), "r1")));
  const auto outcome =
      world.must(world.store().change_request(change("r1", Action::claim, operator_called("op_b"))));
  CHECK(outcome.request.text == "r1");
  CHECK(outcome.state == RequestState::claimed);
  CHECK(outcome.owner.text == "op_b");
  CHECK(outcome.version == 2);
  CHECK(outcome.deadline == world.now() + some_limits.claim);
  CHECK(world.must(world.store().list_queue(9)).size() == 1);
  const auto again =
      world.wait(world.store().change_request(change("r1", Action::claim, operator_called("op_c"))));
  CHECK(again.error() == Fault{FaultCode::conflict, {}, {{"state", std::string{"claimed"}}}, false});
}

TEMPLATE_TEST_CASE("a released request is its opener's again, and alarms begin anew", "", MemoryWorld,
                   RedisWorld) {
  TestType world;
  world.must(world.store().open_request(open_as(RequestState::queued, "r1")));
  world.must(world.store().change_request(change("r1", Action::claim, operator_called("op_b"))));
  const auto outcome =
      world.must(world.store().change_request(change("r1", Action::release, operator_called("op_b"))));
  CHECK(outcome.state == RequestState::queued);
  CHECK(outcome.owner.text == "op_a");
  CHECK(outcome.deadline == world.now() + some_limits.reminder);
}

TEMPLATE_TEST_CASE("only who claimed a request releases it, and not once somebody else has it", "",
                   MemoryWorld, RedisWorld) {
  TestType world;
  world.must(world.store().open_request(open_as(RequestState::queued, "r1")));
  world.must(world.store().change_request(change("r1", Action::claim, operator_called("op_b"))));
  const auto by_opener =
      world.wait(world.store().change_request(change("r1", Action::release, operator_called("op_a"))));
  CHECK(by_opener.error() == fault(FaultCode::not_allowed, "/request"));
  world.advance(some_limits.claim);
  world.must(world.store().change_request(
      change("r1", Action::claim_ran_out, Actor{{"system"}, Role::system, {}, {}})));
  world.must(world.store().change_request(change("r1", Action::claim, operator_called("op_c"))));
  const auto late =
      world.wait(world.store().change_request(change("r1", Action::release, operator_called("op_b"))));
  CHECK(late.error() == fault(FaultCode::not_allowed, "/request"));
  CHECK(request_of(world).state == RequestState::claimed);
  CHECK(request_of(world).owner.text == "op_c");
}

TEMPLATE_TEST_CASE("a claim runs out when its lease has, not before", "", MemoryWorld, RedisWorld) {
  TestType world;
  world.must(world.store().open_request(open_as(RequestState::queued, "r1")));
  world.must(world.store().change_request(change("r1", Action::claim, operator_called("op_b"))));
  const Actor system{{"system"}, Role::system, {}, {}};
  const auto early = world.wait(world.store().change_request(change("r1", Action::claim_ran_out, system)));
  CHECK(early.error() ==
        Fault{FaultCode::conflict, {}, {{"due_in_ms", milliseconds{some_limits.claim}.count()}}, false});
  world.advance(some_limits.claim);
  const auto outcome = world.must(world.store().change_request(change("r1", Action::claim_ran_out, system)));
  CHECK(outcome.state == RequestState::queued);
  CHECK(outcome.owner.text == "op_a");
}

TEMPLATE_TEST_CASE("ending withdraws the open offer and gives its unit back exactly once", "", MemoryWorld,
                   RedisWorld) {
  TestType world;
  world.must(world.store().put_center(put(center_of("c_a", {{"single", 1, 1}}))));
  world.must(world.store().hold_unit(open_and_hold("r1", "o1", {"c_a/single"})));
  if (GENERATE(false, true)) {
    world.must(world.store().answer_offer(answer("o1", Action::accept, staff_of("c_a"))));
  }
  const auto outcome =
      world.must(world.store().change_request(change("r1", Action::end, operator_called("op_a"))));
  CHECK(outcome.state == RequestState::ended);
  CHECK(request_of(world).outcome == "withdrawn");
  CHECK(request_of(world).reason == "too_far");
  CHECK_FALSE(request_of(world).deadline.has_value());
  CHECK(world.must(world.store().load_offer({"o1"})).state == OfferState::withdrawn);
  CHECK(world.must(world.store().list_offers({"c_a"})).empty());
  CHECK(world.must(world.store().snapshot()).centers[0].units[0].counters == Counters{1, 1, 0, 0, 0, 3});
  world.advance(std::chrono::hours{100});
  CHECK(world.must(world.store().take_due(9, seconds{5})).empty());
  CHECK(world.wait(world.store().change_request(change("r1", Action::end, operator_called("op_a"))))
            .error()
            .code == FaultCode::conflict);
  CHECK(world.wait(world.store().answer_offer(answer("o1", Action::arrive, staff_of("c_a")))).error().code ==
        FaultCode::already_answered);
  CHECK(world.must(world.store().snapshot()).centers[0].units[0].counters.held == 0);
}

TEMPLATE_TEST_CASE("ending after a decline does not touch the declined offer", "", MemoryWorld, RedisWorld) {
  TestType world;
  world.must(world.store().put_center(put(center_of("c_a", {{"single", 1, 1}}))));
  world.must(world.store().hold_unit(open_and_hold("r1", "o1", {"c_a/single"})));
  world.must(world.store().answer_offer(answer("o1", Action::decline, staff_of("c_a"))));
  world.must(world.store().change_request(change("r1", Action::end, operator_called("op_a"))));
  CHECK(world.must(world.store().load_offer({"o1"})).state == OfferState::declined);
  CHECK(world.must(world.store().snapshot()).centers[0].units[0].counters.held == 0);
  CHECK(world.must(world.store().list_queue(9)).empty());
}

TEMPLATE_TEST_CASE("a change that is none of a request, or of a request that does not exist, is refused", "",
                   MemoryWorld, RedisWorld) {
  TestType world;
  CHECK(world.wait(world.store().change_request(change("r1", Action::claim, operator_called("op_a"))))
            .error()
            .code == FaultCode::not_found);
  CHECK(world.wait(world.store().load_request({"r1"})).error().code == FaultCode::not_found);
  CHECK(world.wait(world.store().load_offer({"o1"})).error().code == FaultCode::not_found);
  world.must(world.store().open_request(open_as(RequestState::queued, "r1")));
  CHECK(world.wait(world.store().change_request(change("r1", Action::accept, operator_called("op_a"))))
            .error() == fault(FaultCode::invalid_params, "/action"));
  CHECK(world.wait(world.store().change_request(change("r1", Action::release, operator_called("op_a"))))
            .error() == Fault{FaultCode::conflict, {}, {{"state", std::string{"queued"}}}, false});
}

}  // namespace pana::test
