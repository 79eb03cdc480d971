#include "contract/follower.hpp"
#include "support/catch.hpp"
#include "support/store_commands.hpp"
#include "support/store_world.hpp"

// Every committed event reaches every consumer, in order, once.
namespace pana::test {
namespace {

using Action = RequestAction;

}  // namespace

TEMPLATE_TEST_CASE("a feed begins with the state as it is", "", MemoryWorld, RedisWorld) {
  TestType world;
  world.must(world.store().put_center(put(center_of("c_a", {{"single", 1, 2}}))));
  Follower follower(world);
  CHECK(follower.connected);
  REQUIRE(follower.starts.size() == 1);
  CHECK(follower.starts[0].centers.size() == 1);
  CHECK(follower.starts[0].cursor == world.must(world.store().snapshot()).cursor);
  CHECK(follower.events.empty());
}

TEMPLATE_TEST_CASE("a put center comes with its live numbers", "", MemoryWorld, RedisWorld) {
  TestType world;
  Follower follower(world);
  world.must(world.store().put_center(put(center_of("c_a", {{"single", 1, 2}}))));
  const auto& event = follower.event(0);
  REQUIRE(event.put.has_value());
  CHECK(event.put->center == world.must(world.store().snapshot()).centers[0]);
  CHECK(event.put->center.units[0].counters == Counters{2, 2, 0, 0, 0, 1});
  CHECK(event.units.empty());
  CHECK_FALSE(event.confirmed.has_value());
  CHECK(event.cursor == world.must(world.store().snapshot()).cursor);
  CHECK(event.at == world.now());
}

TEMPLATE_TEST_CASE("one event tells everything that one step changed", "", MemoryWorld, RedisWorld) {
  TestType world;
  world.must(world.store().put_center(put(center_of("c_a", {{"single", 1, 2}}))));
  Follower follower(world);
  world.must(world.store().hold_unit(open_and_hold("r1", "o1", {"c_a/single"})));
  const auto opened_at = world.now();
  auto event = follower.event(0);
  REQUIRE(event.offer.has_value());
  CHECK(*world.store().unseal({"o1"}, event.offer->sealed) == some_offer_body());
  CHECK(world.store().unseal({"o2"}, event.offer->sealed).has_error());
  event.offer->sealed.clear();
  CHECK(event.units == std::vector<UnitChanged>{{{"c_a"}, "single", {2, 2, 0, 1, 0, 2}}});
  CHECK(*event.offer == OfferChanged{{"o1"},
                                     {"r1"},
                                     {"c_a"},
                                     "single",
                                     OfferState::offered,
                                     60,
                                     opened_at,
                                     opened_at + some_limits.answer,
                                     std::nullopt,
                                     {}});
  CHECK(*event.request ==
        RequestChanged{{"r1"}, RequestState::offered, {"op_a"}, {"op_a"}, Urgency::urgent, opened_at, {}, 1});

  world.advance(seconds{1});
  world.must(world.store().answer_offer(answer("o1", Action::accept, staff_of("c_a"))));
  const auto& accepted = follower.event(1);
  CHECK(accepted.units.empty());
  CHECK(accepted.offer->state == OfferState::accepted);
  CHECK(accepted.offer->held_until == world.now() + minutes{60} + some_limits.arrival_margin);
  CHECK(accepted.offer->sealed.empty());
  CHECK(accepted.request->state == RequestState::accepted);
  CHECK(accepted.request->version == 2);

  world.must(world.store().answer_offer(answer("o1", Action::arrive, staff_of("c_a"))));
  const auto& arrived = follower.event(2);
  CHECK(arrived.units.at(0).counters == Counters{2, 2, 1, 0, 0, 3});
  CHECK(arrived.request->outcome == "placed");
}

TEMPLATE_TEST_CASE("reports and closings tell the confirmation", "", MemoryWorld, RedisWorld) {
  TestType world;
  world.must(world.store().put_center(put(center_of("c_a", {{"single", 1, 2}}))));
  Follower follower(world);
  world.must(world.store().report_capacity({once_by(staff_of("c_a")), {"c_a"}, {{"single", 1, 1, {}, {}}}}));
  CHECK(follower.event(0).units.at(0).counters.occupied == 1);
  CHECK(*follower.event(0).confirmed == CenterConfirmed{{"c_a"}, world.now(), std::nullopt});
  const Acceptance closed{false, "repairs", world.now() + minutes{5}};
  world.must(world.store().set_accepting({once_by(staff_of("c_a")), {"c_a"}, closed}));
  CHECK(*follower.event(1).confirmed == CenterConfirmed{{"c_a"}, world.now(), closed});
  CHECK(follower.event(1).units.empty());
}

TEMPLATE_TEST_CASE("what changed nothing makes no event", "", MemoryWorld, RedisWorld) {
  TestType world;
  world.must(world.store().put_center(put(center_of("c_a", {{"single", 1, 0}}))));
  Follower follower(world);
  const auto open = open_as(RequestState::waiting, "r1");
  world.must(world.store().hold_unit(open_and_hold("r2", "o1", {"c_a/single"})));
  CHECK(world.wait(world.store().load_offer({"o1"})).has_error());
  world.must(world.store().open_request(open));
  world.must(world.store().open_request(open));
  world.must(world.store().take_due(9, seconds{5}));
  world.must(world.store().change_request(change("r1", Action::end, operator_called("op_a"))));
  CHECK(follower.event(1).request->state == RequestState::ended);
  CHECK(follower.event(0).request->state == RequestState::waiting);
  CHECK(follower.events.size() == 2);
}

TEMPLATE_TEST_CASE("two followers get the same events in the same order", "", MemoryWorld, RedisWorld) {
  TestType world;
  Follower one(world);
  Follower two(world);
  for (int i = 0; i < 50; ++i) {
    world.must(world.store().open_request(open_as(RequestState::queued, "r" + std::to_string(i))));
  }
  one.event(49);
  two.event(49);
  CHECK(one.events == two.events);
  for (std::size_t i = 1; i < one.events.size(); ++i) CHECK(one.events[i - 1].cursor < one.events[i].cursor);
}

}  // namespace pana::test
