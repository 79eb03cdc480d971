#include "support/catch.hpp"
#include "support/store_commands.hpp"
#include "support/store_world.hpp"

// The same key gets the first answer; a different call with it is refused.
namespace pana::test {
namespace {

using Action = RequestAction;

Cursor cursor_of(StoreWorld& world) {
  return world.must(world.store().snapshot()).cursor;
}

// Sends a command twice; the second must be answered like the first, and change nothing, also when time has
// passed.
template <class Send>
void send_twice(StoreWorld& world, Send send) {
  auto first = world.must(send());
  CHECK_FALSE(first.repeated);
  const auto before = cursor_of(world);
  world.advance(minutes{20});
  auto second = world.must(send());
  CHECK(second.repeated);
  CHECK(cursor_of(world) == before);
}

void prepare(StoreWorld& world) {
  world.must(world.store().put_center(put(center_of("c_a", {{"single", 1, 4}}))));
}

}  // namespace

TEMPLATE_TEST_CASE("every command that changes something is answered once per key", "", MemoryWorld,
                   RedisWorld) {
  TestType world;
  auto& store = world.store();
  prepare(world);
  const auto put_again = put(center_of("c_a", {{"single", 1, 4}}));
  send_twice(world, [&] { return store.put_center(put_again); });
  const auto open = open_as(RequestState::queued, "r_open");
  send_twice(world, [&] { return store.open_request(open); });
  const auto held = open_and_hold("r1", "o1", {"c_a/single"});
  send_twice(world, [&] { return store.hold_unit(held); });
  const auto accept = answer("o1", Action::accept, staff_of("c_a"));
  send_twice(world, [&] { return store.answer_offer(accept); });
  const store::ExtendOffer extend{once_by(operator_called("op_a")), {"o1"}, 60};
  send_twice(world, [&] { return store.extend_offer(extend); });
  const auto end = change("r1", Action::end, operator_called("op_a"));
  send_twice(world, [&] { return store.change_request(end); });
  const store::ReportCapacity report{once_by(staff_of("c_a")), {"c_a"}, {}};
  send_twice(world, [&] { return store.report_capacity(report); });
  const store::AdjustCapacity adjust{once_by(staff_of("c_a")), {"c_a"}, "single", 1};
  send_twice(world, [&] { return store.adjust_capacity(adjust); });
  const store::SetAccepting close{once_by(staff_of("c_a")), {"c_a"}, {false, "repairs", {}}};
  send_twice(world, [&] { return store.set_accepting(close); });
}

TEMPLATE_TEST_CASE("a repeated hold names the request, offer and center of the first", "", MemoryWorld,
                   RedisWorld) {
  TestType world;
  prepare(world);
  auto command = open_and_hold("r1", "o1", {"c_a/single"});
  const auto first = world.must(world.store().hold_unit(command));
  world.advance(minutes{1});
  // A daemon that meets the call again makes new ids; the fingerprint is of the caller's parameters only.
  command.request = {"r2"};
  command.offer = {"o2"};
  auto second = world.must(world.store().hold_unit(command));
  CHECK(second.repeated);
  CHECK(second.request == first.request);
  CHECK(second.offer == first.offer);
  CHECK(second.state == first.state);
  CHECK(second.center == first.center);
  CHECK(second.unit == first.unit);
  CHECK(second.travel_min == first.travel_min);
  CHECK(second.route == first.route);
  CHECK(second.made_at == first.made_at);
  CHECK(second.answer_by == first.answer_by);
}

TEMPLATE_TEST_CASE("a repeated opening names the first request", "", MemoryWorld, RedisWorld) {
  TestType world;
  auto command = open_as(RequestState::queued, "r1");
  world.must(world.store().open_request(command));
  command.request = {"r2"};
  const auto second = world.must(world.store().open_request(command));
  CHECK(second.repeated);
  CHECK(second.request.text == "r1");
  CHECK(world.wait(world.store().load_request({"r2"})).has_error());
}

TEMPLATE_TEST_CASE("a repeated answer keeps the first outcome though the offer has gone on", "", MemoryWorld,
                   RedisWorld) {
  TestType world;
  prepare(world);
  world.must(world.store().hold_unit(open_and_hold("r1", "o1", {"c_a/single"})));
  const auto accept = answer("o1", Action::accept, staff_of("c_a"));
  const auto first = world.must(world.store().answer_offer(accept));
  world.must(world.store().answer_offer(answer("o1", Action::arrive, staff_of("c_a"))));
  const auto second = world.must(world.store().answer_offer(accept));
  CHECK(second.repeated);
  CHECK(second.offer_state == OfferState::accepted);
  CHECK(second.request_state == RequestState::accepted);
  CHECK(second.held_until == first.held_until);
}

TEMPLATE_TEST_CASE("a key used for a different call is refused, and only for its own account", "",
                   MemoryWorld, RedisWorld) {
  TestType world;
  prepare(world);
  auto command = open_and_hold("r1", "o1", {"c_a/single"});
  world.must(world.store().hold_unit(command));
  auto other = open_and_hold("r2", "o2", {"c_a/single"});
  other.once.key = command.once.key;
  CHECK(world.wait(world.store().hold_unit(other)).error() == fault(FaultCode::key_reused));
  // Not even where the fingerprint begins alike.
  other.once.fingerprint = command.once.fingerprint + "0";
  CHECK(world.wait(world.store().hold_unit(other)).error() == fault(FaultCode::key_reused));
  other.once.actor = operator_called("op_b");
  CHECK_FALSE(world.must(world.store().hold_unit(other)).repeated);
}

TEMPLATE_TEST_CASE("a refused call is not remembered: the same key may come again", "", MemoryWorld,
                   RedisWorld) {
  TestType world;
  prepare(world);
  const auto claim = change("r1", Action::claim, operator_called("op_a"));
  CHECK(world.wait(world.store().change_request(claim)).error().code == FaultCode::not_found);
  world.must(world.store().open_request(open_as(RequestState::queued, "r1")));
  CHECK_FALSE(world.must(world.store().change_request(claim)).repeated);
}

TEMPLATE_TEST_CASE("the daemon's own actions have no key and are not remembered", "", MemoryWorld,
                   RedisWorld) {
  TestType world;
  prepare(world);
  store::AdjustCapacity command{once_by({{"system"}, Role::system, {}, {}}), {"c_a"}, "single", 1};
  command.once.key.clear();
  world.must(world.store().adjust_capacity(command));
  CHECK(world.must(world.store().adjust_capacity(command)).units.at(0).counters.occupied == 2);
}

}  // namespace pana::test
