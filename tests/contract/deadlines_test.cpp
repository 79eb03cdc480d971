#include "support/catch.hpp"
#include "support/store_commands.hpp"
#include "support/store_world.hpp"

// Deadlines are taken by a lease, so that any daemon may do the work and a crash loses none.
namespace pana::test {
namespace {

std::string ids(const std::vector<store::Due>& due) {
  std::string text;
  for (const auto& one : due) text += one.id + " ";
  return text;
}

}  // namespace

TEMPLATE_TEST_CASE("a deadline is given to one taker and comes again after its lease", "", MemoryWorld,
                   RedisWorld) {
  TestType world;
  world.must(world.store().open_request(open_as(RequestState::waiting, "r1")));
  world.advance(store::search_again_after);
  CHECK(ids(world.must(world.store().take_due(9, seconds{5}))) == "r1 ");
  CHECK(world.must(world.store().take_due(9, seconds{5})).empty());
  world.advance(seconds{5} - milliseconds{1});
  CHECK(world.must(world.store().take_due(9, seconds{5})).empty());
  world.advance(milliseconds{1});
  CHECK(ids(world.must(world.store().take_due(9, seconds{5}))) == "r1 ");
}

TEMPLATE_TEST_CASE("deadlines come the latest first, at most as many as asked for", "", MemoryWorld,
                   RedisWorld) {
  TestType world;
  for (const auto* id : {"r3", "r1", "r2"}) {
    world.must(world.store().open_request(open_as(RequestState::waiting, id)));
    world.advance(seconds{1});
  }
  world.advance(store::search_again_after);
  CHECK(ids(world.must(world.store().take_due(2, seconds{5}))) == "r3 r1 ");
  CHECK(ids(world.must(world.store().take_due(2, seconds{5}))) == "r2 ");
}

TEMPLATE_TEST_CASE("work that was done does not come again", "", MemoryWorld, RedisWorld) {
  TestType world;
  world.must(world.store().put_center(put(center_of("c_a", {{"single", 1, 1}}))));
  world.must(world.store().open_request(open_as(RequestState::waiting, "r1")));
  world.advance(store::search_again_after);
  world.must(world.store().take_due(9, seconds{5}));
  world.must(world.store().hold_unit(hold("r1", 1, "o1", {"c_a/single"})));
  world.advance(seconds{5});
  CHECK(world.must(world.store().take_due(9, seconds{5})).empty());
}

TEMPLATE_TEST_CASE("the status counts open requests and tells how late the deadlines are", "", MemoryWorld,
                   RedisWorld) {
  TestType world;
  world.must(world.store().put_center(put(center_of("c_a", {{"single", 1, 5}}))));
  world.must(world.store().open_request(open_as(RequestState::queued, "r1")));
  world.must(world.store().open_request(open_as(RequestState::waiting, "r2")));
  world.must(world.store().hold_unit(open_and_hold("r3", "o3", {"c_a/single"})));
  world.must(world.store().hold_unit(open_and_hold("r4", "o4", {"c_a/single"})));
  world.must(world.store().change_request(change("r4", RequestAction::end, operator_called("op_a"))));
  world.advance(store::search_again_after + milliseconds{700});
  const auto status = world.must(world.store().status());
  CHECK(status.open_requests == 3);
  CHECK(status.deadlines_due == 1);
  CHECK(status.oldest_due_ms == 700);
  CHECK((status.role == "master" || status.role == "memory"));
  CHECK_FALSE(status.version.empty());
}

}  // namespace pana::test
