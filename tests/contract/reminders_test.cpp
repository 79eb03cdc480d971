#include "support/catch.hpp"
#include "support/store_commands.hpp"
#include "support/store_world.hpp"

// Reminders and alarms come before anything runs out, each once, whoever takes what is due and however often.
namespace pana::test {
namespace {

using Action = RequestAction;
const Actor op = operator_called("op_a");

// What every event so far has reminded of.
std::vector<Reminded> reminded(StoreWorld& world) {
  auto* const redis = dynamic_cast<RedisWorld*>(&world);
  const auto events =
      redis != nullptr ? redis->events() : dynamic_cast<MemoryWorld&>(world).ledger().events();
  std::vector<Reminded> list;
  for (const auto& event : events) {
    if (event.reminded) list.push_back(*event.reminded);
  }
  return list;
}

// Takes what is due and tells the reminders among it, twice, as two daemons would whose lease was too short.
std::size_t tell_due(StoreWorld& world) {
  std::size_t told = 0;
  for (const auto& due : world.must(world.store().take_due(99, seconds{5}))) {
    if (due.kind != store::Due::Kind::reminder) continue;
    for (int daemon = 0; daemon < 2; ++daemon) told += world.must(world.store().remind({due.id})) ? 1 : 0;
  }
  return told;
}

// Advances until just before that time, where nothing may be told, and then to it, where one must be.
Reminded next_after(StoreWorld& world, milliseconds time) {
  world.advance(time - milliseconds{1});
  CHECK(tell_due(world) == 0);
  world.advance(milliseconds{1});
  CHECK(tell_due(world) == 1);
  return reminded(world).back();
}

store::RequestRecord request_of(StoreWorld& world) {
  return world.must(world.store().load_request({"r1"}));
}

void hold_one(StoreWorld& world) {
  world.must(world.store().put_center(put(center_of("c_a", {{"single", 1, 1}}))));
  world.must(world.store().hold_unit(open_and_hold("r1", "o1", {"c_a/single"})));
}

}  // namespace

TEMPLATE_TEST_CASE("an offer without an answer is a reminder to its center, then an alarm, then it runs out",
                   "", MemoryWorld, RedisWorld) {
  TestType world;
  hold_one(world);
  const Reminded expected{{"r1"},          ReminderKind::unanswered,
                          false,           world.now() + some_limits.answer,
                          {"op_a"},        {"op_a"},
                          Urgency::urgent, {"o1"},
                          {"c_a"}};
  CHECK(next_after(world, some_limits.reminder) == expected);
  auto alarm = expected;
  alarm.alarm = true;
  CHECK(next_after(world, some_limits.alarm - some_limits.reminder) == alarm);
  world.advance(some_limits.answer - some_limits.alarm);
  CHECK(tell_due(world) == 0);
  CHECK(reminded(world).size() == 2);
}

TEMPLATE_TEST_CASE("an answer in time leaves nothing to be told of the offer", "", MemoryWorld, RedisWorld) {
  TestType world;
  hold_one(world);
  world.must(world.store().answer_offer(answer("o1", Action::accept, staff_of("c_a"))));
  world.advance(some_limits.alarm);
  CHECK(tell_due(world) == 0);
  CHECK_FALSE(world.must(world.store().remind({"r1"})));
}

TEMPLATE_TEST_CASE("half an hour before a hold ends owner and center hear that nobody has arrived", "",
                   MemoryWorld, RedisWorld) {
  TestType world;
  hold_one(world);
  const auto accepted = world.must(world.store().answer_offer(answer("o1", Action::accept, staff_of("c_a"))));
  const auto told = next_after(world, *accepted.held_until - world.now() - minutes{30});
  CHECK(told.kind == ReminderKind::not_arrived);
  CHECK_FALSE(told.alarm);
  CHECK(told.deadline == *accepted.held_until);
  CHECK(told.center.text == "c_a");
  // An extension plans another one.
  const auto longer = world.must(world.store().extend_offer({once_by(op), {"o1"}, 60}));
  CHECK(next_after(world, *longer.held_until - world.now() - minutes{30}).deadline == *longer.held_until);
  world.advance(minutes{30});
  CHECK(tell_due(world) == 0);
}

TEMPLATE_TEST_CASE("who has claimed a request is reminded when most of the lease has passed", "", MemoryWorld,
                   RedisWorld) {
  TestType world;
  world.must(world.store().open_request(open_as(RequestState::queued, "r1")));
  world.must(world.store().change_request(change("r1", Action::claim, operator_called("op_b"))));
  const auto told = next_after(world, milliseconds{some_limits.claim} * 7 / 10);
  CHECK(told.kind == ReminderKind::claim_ends);
  CHECK(told.owner.text == "op_b");
  CHECK(told.opener.text == "op_a");
  CHECK(told.deadline == request_of(world).deadline);
  world.advance(some_limits.claim);
  CHECK(tell_due(world) == 0);
}

TEMPLATE_TEST_CASE("nobody claims a queued request: alarms without end, and the next one is its deadline", "",
                   MemoryWorld, RedisWorld) {
  TestType world;
  world.must(world.store().open_request(open_as(RequestState::queued, "r1")));
  auto told = next_after(world, some_limits.reminder);
  CHECK(told.kind == ReminderKind::unclaimed);
  CHECK(told.alarm);
  next_after(world, some_limits.alarm - some_limits.reminder);
  for (int i = 0; i < 3; ++i) {
    told = next_after(world, some_limits.alarm);
    CHECK(told.deadline == world.now() + some_limits.alarm);
    CHECK(request_of(world).deadline == told.deadline);
  }
  // Where nobody was there to tell them, the missed ones are left out.
  world.advance(some_limits.alarm * 5);
  CHECK(tell_due(world) == 1);
  next_after(world, some_limits.alarm);
}

TEMPLATE_TEST_CASE("a request that waits too long is an alarm, however often it is searched for", "",
                   MemoryWorld, RedisWorld) {
  TestType world;
  world.must(world.store().open_request(open_as(RequestState::waiting, "r1")));
  world.advance(seconds{60});
  auto searching = hold("r1", 1, "o1", {});
  searching.wait_if_none = true;
  world.must(world.store().hold_unit(searching));
  const auto told = next_after(world, some_limits.reminder - seconds{60});
  CHECK(told.kind == ReminderKind::waiting);
  CHECK(told.alarm);
  CHECK(told.deadline == request_of(world).deadline);
  next_after(world, some_limits.alarm - some_limits.reminder);
  next_after(world, some_limits.alarm);
}

TEMPLATE_TEST_CASE("a crash between taking and telling loses no reminder", "", MemoryWorld, RedisWorld) {
  TestType world;
  hold_one(world);
  world.advance(some_limits.reminder);
  CHECK(world.must(world.store().take_due(9, seconds{5})).size() == 1);
  CHECK(tell_due(world) == 0);
  world.advance(seconds{5});
  CHECK(tell_due(world) == 1);
  CHECK(tell_due(world) == 0);
}

TEMPLATE_TEST_CASE(
    "whatever state it is in, an open request has an owner and a deadline, and its end leaves none", "",
    MemoryWorld, RedisWorld) {
  TestType world;
  const auto has_both = [&] {
    const auto request = request_of(world);
    INFO(name_of(request.state));
    CHECK_FALSE(request.owner.empty());
    CHECK(request.deadline.value_or(Instant{}) > world.now() - milliseconds{1});
  };
  world.must(world.store().put_center(put(center_of("c_a", {{"single", 1, 2}}))));
  world.must(world.store().open_request(open_as(RequestState::queued, "r1")));
  has_both();
  world.must(world.store().change_request(change("r1", Action::claim, op)));
  has_both();
  world.must(world.store().hold_unit(hold("r1", 2, "o1", {"c_a/single"})));
  has_both();
  world.must(world.store().answer_offer(answer("o1", Action::accept, staff_of("c_a"))));
  has_both();
  world.must(world.store().answer_offer(answer("o1", GENERATE(Action::no_show, Action::refuse), op)));
  has_both();
  world.must(world.store().change_request(change("r1", Action::end, op)));
  world.advance(std::chrono::hours{100});
  CHECK(world.must(world.store().take_due(9, seconds{5})).empty());
  CHECK_FALSE(world.must(world.store().remind({"r1"})));
}

}  // namespace pana::test
