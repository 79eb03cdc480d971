// Overflow places that a coordinator opens for a time, in both stores.
#include "support/catch.hpp"
#include "support/store_commands.hpp"
#include "support/store_world.hpp"

namespace pana::test {
namespace {

const Actor carla{{"carla"}, Role::coordinator, {}, {}};
const Actor the_system{{"system"}, Role::system, {}, {}};

void register_center(StoreWorld& world, std::int32_t total = 5) {
  world.must(world.store().put_center(put(center_of("c_a", {{"single", 1, total}}))));
}

store::OpenOverflow overflow(StoreWorld& world, std::int32_t places, minutes time, Actor actor = carla) {
  store::OpenOverflow command{once_by(std::move(actor), "capacity.overflow"), {"c_a"}, "single", places};
  if (places > 0) command.until = world.now() + time;
  return command;
}

UnitGroup group_of(StoreWorld& world) {
  return world.must(world.store().snapshot()).centers.at(0).units.at(0);
}

Fault refused(StoreWorld& world, store::OpenOverflow command) {
  const auto outcome = world.wait(world.store().open_overflow(std::move(command)));
  REQUIRE(outcome.has_error());
  return outcome.error();
}

}  // namespace

TEMPLATE_TEST_CASE("overflow places count in total and staffed until they are taken back", "", MemoryWorld,
                   RedisWorld) {
  TestType world;
  register_center(world);
  const auto until = world.now() + minutes{90};
  const auto opened = world.must(world.store().open_overflow(overflow(world, 3, minutes{90})));
  CHECK(opened.units.at(0).counters == Counters{8, 8, 0, 0, 0, 2});
  CHECK(group_of(world).counters == Counters{8, 8, 0, 0, 0, 2});
  CHECK(group_of(world).overflow == Overflow{3, until});
  CHECK_FALSE(world.must(world.store().snapshot()).centers.at(0).confirmed_at);
  world.must(world.store().open_overflow(overflow(world, 1, minutes{30})));
  CHECK(group_of(world).counters == Counters{6, 6, 0, 0, 0, 3});
  world.must(world.store().open_overflow(overflow(world, 0, minutes{0})));
  CHECK(group_of(world).counters == Counters{5, 5, 0, 0, 0, 4});
  CHECK(group_of(world).overflow == Overflow{});
  world.advance(minutes{600});
  CHECK(world.must(world.store().take_due(9, seconds{5})).empty());
}

TEMPLATE_TEST_CASE("their end is a deadline; what is occupied stays, overfull and never negative", "",
                   MemoryWorld, RedisWorld) {
  TestType world;
  register_center(world);
  world.must(world.store().open_overflow(overflow(world, 3, minutes{90})));
  world.must(world.store().adjust_capacity({once_by(staff_of("c_a")), {"c_a"}, "single", 7}));
  CHECK(refused(world, overflow(world, 0, minutes{0}, the_system)).code == FaultCode::conflict);
  world.advance(minutes{90});
  const auto due = world.must(world.store().take_due(9, seconds{5}));
  REQUIRE(due.size() == 1);
  CHECK(due[0].kind == store::Due::Kind::overflow);
  CHECK(due[0].id == "c_a/single");
  world.must(world.store().open_overflow(overflow(world, 0, minutes{0}, the_system)));
  const auto counters = group_of(world).counters;
  CHECK(counters == Counters{5, 5, 7, 0, 0, 4});
  CHECK(counters.free() == 0);
  CHECK(counters.overfull());
  CHECK(refused(world, overflow(world, 0, minutes{0}, the_system)).code == FaultCode::conflict);
  world.advance(seconds{6});
  CHECK(world.must(world.store().take_due(9, seconds{5})).empty());
}

TEMPLATE_TEST_CASE("an import of the register neither loses nor doubles overflow places", "", MemoryWorld,
                   RedisWorld) {
  TestType world;
  register_center(world);
  world.must(world.store().open_overflow(overflow(world, 3, minutes{90})));
  register_center(world);
  register_center(world);
  CHECK(group_of(world).counters == Counters{8, 8, 0, 0, 0, 2});
  CHECK(group_of(world).overflow.places == 3);
  register_center(world, 4);
  CHECK(group_of(world).counters == Counters{7, 7, 0, 0, 0, 3});
  world.must(world.store().put_center(put(center_of("c_a", {{"double", 2, 1}}))));
  world.advance(minutes{90});
  CHECK(world.must(world.store().take_due(9, seconds{5})).empty());
}

TEMPLATE_TEST_CASE("overflow in the past, too far ahead or of an unknown unit is refused by its member", "",
                   MemoryWorld, RedisWorld) {
  TestType world;
  register_center(world);
  CHECK(refused(world, overflow(world, 1, minutes{0})).at == "/until");
  CHECK(refused(world, overflow(world, 1, minutes{30 * 24 * 60 + 1})).at == "/until");
  world.must(world.store().open_overflow(overflow(world, 1, minutes{30 * 24 * 60})));
  auto unknown = overflow(world, 1, minutes{9});
  unknown.unit = "none";
  CHECK(refused(world, unknown).at == "/unit");
  unknown.center = {"c_none"};
  CHECK(refused(world, unknown).at == "/center");
}

TEMPLATE_TEST_CASE("the same call opens overflow places once", "", MemoryWorld, RedisWorld) {
  TestType world;
  register_center(world);
  const auto command = overflow(world, 3, minutes{90});
  CHECK_FALSE(world.must(world.store().open_overflow(command)).repeated);
  CHECK(world.must(world.store().open_overflow(command)).repeated);
  CHECK(group_of(world).counters.total == 8);
}

}  // namespace pana::test
