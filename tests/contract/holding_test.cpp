#include "support/catch.hpp"
#include "support/store_commands.hpp"
#include "support/store_world.hpp"

// Holding a unit: one test runs on the store in memory and on a real Redis.
namespace pana::test {

using store::HoldUnit;

namespace {

Counters counters_of(StoreWorld& world, std::size_t center, std::size_t unit = 0) {
  return world.must(world.store().snapshot()).centers.at(center).units.at(unit).counters;
}

}  // namespace

TEMPLATE_TEST_CASE("the first candidate with a free unit is held", "", MemoryWorld, RedisWorld) {
  TestType world;
  auto& store = world.store();
  world.must(store.put_center(put(center_of("c_near", {{"single", 1, 0}, {"family3", 3, 2}}))));
  world.must(store.put_center(put(center_of("c_far", {{"family3", 3, 2}}))));

  const auto outcome = world.wait(
      store.hold_unit(open_and_hold("r1", "o1", {"c_near/single", "c_near/family3", "c_far/family3"})));
  REQUIRE(outcome.has_value());
  CHECK(outcome->held);
  CHECK_FALSE(outcome->repeated);
  CHECK(outcome->request.text == "r1");
  CHECK(outcome->state == RequestState::offered);
  CHECK(outcome->offer.text == "o1");
  CHECK(outcome->center.text == "c_near");
  CHECK(outcome->unit == "family3");
  CHECK(outcome->travel_min == 120);
  CHECK(outcome->route == "120|80|0|0");
  CHECK(outcome->made_at == world.now());
  CHECK(outcome->answer_by == world.now() + some_limits.answer);
  CHECK(counters_of(world, 0, 1) == Counters{2, 2, 0, 1, 0, 2});
  CHECK(counters_of(world, 1).held == 0);
}

TEMPLATE_TEST_CASE("a held request and its offer read back as they were told", "", MemoryWorld, RedisWorld) {
  TestType world;
  auto& store = world.store();
  world.must(store.put_center(put(center_of("c_a", {{"family3", 3, 2}}))));
  world.must(store.hold_unit(open_and_hold("r1", "o1", {"c_a/family3"})));

  const auto request = world.wait(store.load_request({"r1"}));
  REQUIRE(request.has_value());
  store::RequestRecord expected;
  expected.request = {"r1"};
  expected.state = RequestState::offered;
  expected.urgency = Urgency::urgent;
  expected.limits = some_limits;
  expected.opener = expected.owner = {"op_a"};
  expected.opened_at = world.now();
  expected.deadline = world.now() + some_limits.answer;
  expected.asked = {{"c_a"}};
  expected.offer = {"o1"};
  expected.offers = {{"o1"}};
  expected.version = 1;
  expected.body = some_request_body();
  CHECK(*request == expected);

  const auto offer = world.wait(store.load_offer({"o1"}));
  REQUIRE(offer.has_value());
  store::OfferRecord held;
  held.offer = {"o1"};
  held.request = {"r1"};
  held.center = {"c_a"};
  held.unit = "family3";
  held.route = "60|80|0|0";
  held.travel_min = 60;
  held.made_at = world.now();
  held.answer_by = world.now() + some_limits.answer;
  held.body = some_offer_body();
  CHECK(*offer == held);
  CHECK(world.must(store.list_offers({"c_a"})) == std::vector{held});
}

TEMPLATE_TEST_CASE("a unit is never held twice: the next request gets the next candidate", "", MemoryWorld,
                   RedisWorld) {
  TestType world;
  auto& store = world.store();
  world.must(store.put_center(put(center_of("c_a", {{"single", 1, 1}}))));
  world.must(store.put_center(put(center_of("c_b", {{"single", 1, 1}}))));
  CHECK(world.must(store.hold_unit(open_and_hold("r1", "o1", {"c_a/single", "c_b/single"}))).center.text ==
        "c_a");
  CHECK(world.must(store.hold_unit(open_and_hold("r2", "o2", {"c_a/single", "c_b/single"}))).center.text ==
        "c_b");
  const auto none = world.wait(store.hold_unit(open_and_hold("r3", "o3", {"c_a/single", "c_b/single"})));
  CHECK_FALSE(none->held);
}

TEMPLATE_TEST_CASE("what is occupied, out of service or not staffed is not free", "", MemoryWorld,
                   RedisWorld) {
  TestType world;
  auto& store = world.store();
  world.must(store.put_center(put(center_of("c_a", {{"single", 1, 3}}))));
  store::ReportCapacity report{once_by(staff_of("c_a")), {"c_a"}, {{"single", 1, 1, {}, {}}}};
  report.units[0].staffed = GENERATE(3, 2, 1);
  report.units[0].out_of_service = 1;
  const bool room = *report.units[0].staffed >= 2;
  world.must(store.report_capacity(report));
  CHECK(world.must(store.hold_unit(open_and_hold("r1", "o1", {"c_a/single"}))).held == room);
  CHECK_FALSE(world.must(store.hold_unit(open_and_hold("r2", "o2", {"c_a/single"}))).held);
}

TEMPLATE_TEST_CASE("a center that takes nobody in is passed over until its closing ends", "", MemoryWorld,
                   RedisWorld) {
  TestType world;
  auto& store = world.store();
  world.must(store.put_center(put(center_of("c_a", {{"single", 1, 5}}))));
  const auto close = [&](std::optional<Instant> until) {
    store::SetAccepting command{once_by(staff_of("c_a")), {"c_a"}, {false, "quarantine", until}};
    REQUIRE(world.wait(store.set_accepting(command)).has_value());
  };
  close(world.now() + minutes{10});
  CHECK_FALSE(world.must(store.hold_unit(open_and_hold("r1", "o1", {"c_a/single"}))).held);
  world.advance(minutes{10});
  CHECK(world.must(store.hold_unit(open_and_hold("r2", "o2", {"c_a/single"}))).held);
  close(std::nullopt);
  world.advance(std::chrono::hours{1000});
  CHECK_FALSE(world.must(store.hold_unit(open_and_hold("r3", "o3", {"c_a/single"}))).held);
  world.must(store.set_accepting({once_by(staff_of("c_a")), {"c_a"}, {}}));
  CHECK(world.must(store.hold_unit(open_and_hold("r4", "o4", {"c_a/single"}))).held);
}

TEMPLATE_TEST_CASE("a center or unit that does not exist is passed over", "", MemoryWorld, RedisWorld) {
  TestType world;
  auto& store = world.store();
  world.must(store.put_center(put(center_of("c_a", {{"single", 1, 1}}))));
  const auto outcome =
      world.wait(store.hold_unit(open_and_hold("r1", "o1", {"c_gone/single", "c_a/gone", "c_a/single"})));
  CHECK(outcome->center.text == "c_a");
}

TEMPLATE_TEST_CASE("where none has room and nobody wants to wait, nothing is left behind", "", MemoryWorld,
                   RedisWorld) {
  TestType world;
  auto& store = world.store();
  world.must(store.put_center(put(center_of("c_a", {{"single", 1, 0}}))));
  world.must(store.put_center(put(center_of("c_b", {{"single", 1, 1}}))));
  const auto before = world.must(store.snapshot()).cursor;
  auto command = open_and_hold("r1", "o1", {"c_a/single"});
  const auto outcome = world.wait(store.hold_unit(command));
  REQUIRE(outcome.has_value());
  CHECK_FALSE(outcome->held);
  CHECK(world.wait(store.load_request({"r1"})).error().code == FaultCode::not_found);
  CHECK(world.must(store.snapshot()).cursor == before);
  // The same key may come again with other candidates.
  command.candidates[0].center = {"c_b"};
  const auto again = world.wait(store.hold_unit(command));
  CHECK(again->held);
  CHECK_FALSE(again->repeated);
}

TEMPLATE_TEST_CASE("where none has room a new request waits and is due in a minute", "", MemoryWorld,
                   RedisWorld) {
  TestType world;
  auto& store = world.store();
  auto command = open_and_hold("r1", "o1", {});
  command.wait_if_none = true;
  const auto outcome = world.wait(store.hold_unit(command));
  REQUIRE(outcome.has_value());
  CHECK_FALSE(outcome->held);
  CHECK(outcome->state == RequestState::waiting);
  const auto request = world.wait(store.load_request({"r1"}));
  CHECK(request->state == RequestState::waiting);
  CHECK(request->version == 1);
  CHECK(request->deadline == world.now() + store::search_again_after);
  CHECK(request->body == some_request_body());
  CHECK(world.must(store.list_queue(10)).size() == 1);
  CHECK(world.must(store.take_due(10, seconds{5})).empty());
  world.advance(store::search_again_after);
  CHECK(world.must(store.take_due(10, seconds{5})).at(0).id == "r1");
}

TEMPLATE_TEST_CASE("a claimed request that finds no place waits and keeps its owner", "", MemoryWorld,
                   RedisWorld) {
  TestType world;
  auto& store = world.store();
  world.must(store.open_request(open_as(RequestState::queued, "r1")));
  world.must(store.change_request(change("r1", RequestAction::claim, operator_called("op_b"))));
  auto command = hold("r1", 2, "o1", {});
  command.wait_if_none = true;
  CHECK(world.must(store.hold_unit(command)).state == RequestState::waiting);
  const auto request = world.wait(store.load_request({"r1"}));
  CHECK(request->owner.text == "op_b");
  CHECK(request->version == 3);
  // A further search in vain only moves the deadline: nobody's version grows stale by it.
  world.advance(seconds{10});
  command = hold("r1", 3, "o1", {});
  command.wait_if_none = true;
  world.must(store.hold_unit(command));
  const auto later = world.wait(store.load_request({"r1"}));
  CHECK(later->version == 3);
  CHECK(later->deadline == world.now() + store::search_again_after);
}

TEMPLATE_TEST_CASE("holding for a queued request takes it from the queue and keeps its owner", "",
                   MemoryWorld, RedisWorld) {
  TestType world;
  auto& store = world.store();
  world.must(store.put_center(put(center_of("c_a", {{"single", 1, 1}}))));
  world.must(store.open_request(open_as(RequestState::queued, "r1")));
  const auto claims = GENERATE(false, true);
  if (claims) {
    world.must(store.change_request(change("r1", RequestAction::claim, operator_called("op_b"))));
  }
  REQUIRE(world.must(store.hold_unit(hold("r1", claims ? 2 : 1, "o1", {"c_a/single"}))).held);
  CHECK(world.must(store.load_request({"r1"})).owner.text == (claims ? "op_b" : "op_a"));
  CHECK(world.must(store.list_queue(10)).empty());
  // The claim's deadline is gone; the offer's stands.
  world.advance(some_limits.answer);
  const auto due = world.wait(store.take_due(10, seconds{5}));
  // And the reminder of it, which came before.
  REQUIRE(due->size() == 2);
  CHECK(due->at(0).kind == store::Due::Kind::reminder);
  CHECK(due->at(1).id == "o1");
}

TEMPLATE_TEST_CASE("a center is asked at most once for one request", "", MemoryWorld, RedisWorld) {
  TestType world;
  auto& store = world.store();
  world.must(store.put_center(put(center_of("c_a", {{"single", 1, 5}, {"double", 2, 5}}))));
  world.must(store.put_center(put(center_of("c_ab", {{"single", 1, 5}}))));
  world.must(store.hold_unit(open_and_hold("r1", "o1", {"c_a/single"})));
  world.must(store.answer_offer(answer("o1", RequestAction::decline, staff_of("c_a"))));
  const auto outcome = world.wait(store.hold_unit(hold("r1", 2, "o2", {"c_a/double", "c_ab/single"})));
  CHECK(outcome->center.text == "c_ab");
  const auto request = world.wait(store.load_request({"r1"}));
  CHECK(request->asked == std::vector<CenterId>{{"c_a"}, {"c_ab"}});
  CHECK(request->offers == std::vector<OfferId>{{"o1"}, {"o2"}});
  CHECK(request->offer.text == "o2");
}

TEMPLATE_TEST_CASE(
    "holding refuses an unknown request, another version, a state that does not permit it, and an id "
    "that is taken",
    "", MemoryWorld, RedisWorld) {
  TestType world;
  auto& store = world.store();
  world.must(store.put_center(put(center_of("c_a", {{"single", 1, 5}}))));
  CHECK(world.wait(store.hold_unit(hold("r1", 1, "o1", {"c_a/single"}))).error().code ==
        FaultCode::not_found);
  world.must(store.hold_unit(open_and_hold("r1", "o1", {"c_a/single"})));
  const auto stale = world.wait(store.hold_unit(hold("r1", 0, "o2", {"c_a/single"})));
  CHECK(stale.error() == Fault{FaultCode::stale_version, {}, {{"version", std::int64_t{1}}}, false});
  const auto state = world.wait(store.hold_unit(hold("r1", 1, "o2", {"c_a/single"})));
  CHECK(state.error() == Fault{FaultCode::conflict, {}, {{"state", std::string{"offered"}}}, false});
  CHECK(world.wait(store.hold_unit(open_and_hold("r1", "o2", {"c_a/single"}))).error().code ==
        FaultCode::conflict);
  CHECK(counters_of(world, 0).held == 1);
}

TEMPLATE_TEST_CASE("more candidates than agreed are refused", "", MemoryWorld, RedisWorld) {
  TestType world;
  const std::vector<std::string> nine(store::most_candidates + 1, "c_a/single");
  const auto refused = world.wait(world.store().hold_unit(open_and_hold("r1", "o1", nine)));
  CHECK(refused.error().code == FaultCode::invalid_params);
}

}  // namespace pana::test
