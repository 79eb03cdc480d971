// Honest freshness: only a person's report confirms a center's figures.
#include "support/catch.hpp"
#include "support/store_commands.hpp"
#include "support/store_world.hpp"

namespace pana::test {
namespace {

using Action = RequestAction;

const Actor the_system{{"system"}, Role::system, {}, {}};
const Actor staff = staff_of("c_a");

std::optional<Instant> confirmed(StoreWorld& world) {
  return world.must(world.store().snapshot()).centers.at(0).confirmed_at;
}

}  // namespace

TEMPLATE_TEST_CASE("no hold, answer, silence, arrival, no-show, end, deadline or import confirms figures", "",
                   MemoryWorld, RedisWorld) {
  TestType world;
  auto& store = world.store();
  const auto entry = center_of("c_a", {{"single", 1, 9}});
  world.must(store.put_center(put(entry)));
  CHECK_FALSE(confirmed(world));
  world.must(store.report_capacity({once_by(staff), {"c_a"}, {}}));
  const auto before = confirmed(world);
  REQUIRE(before == world.now());
  const auto still = [&] {
    CHECK(confirmed(world) == before);
    world.advance(minutes{1});
  };
  const auto offer = [&](const std::string& number) {
    world.must(store.hold_unit(open_and_hold("r" + number, "o" + number, {"c_a/single"})));
  };
  const auto happens = [&](const std::string& id, Action action, const Actor& actor) {
    world.must(store.answer_offer(answer(id, action, actor)));
    still();
  };
  world.advance(minutes{1});
  for (const auto* number : {"1", "2", "3", "4", "5"}) offer(number);
  still();
  for (const auto* id : {"o1", "o2", "o3"}) happens(id, Action::accept, staff);
  happens("o4", Action::decline, staff);
  happens("o1", Action::arrive, staff);
  happens("o2", Action::no_show, operator_called("op_a"));
  world.advance(some_limits.answer);
  happens("o5", Action::answer_ran_out, the_system);
  world.advance(minutes{600});
  happens("o3", Action::hold_ran_out, the_system);
  world.must(store.take_due(9, seconds{0}));
  still();
  world.must(store.change_request(change("r3", Action::end, operator_called("op_a"))));
  still();
  auto more = entry;
  more.units[0].counters.total = 7;
  more.confirmed_at = world.now();  // what a register file says is no confirmation
  world.must(store.put_center(put(more)));
  still();
}

TEMPLATE_TEST_CASE("each report of a person confirms them: for the center, and on its behalf", "",
                   MemoryWorld, RedisWorld) {
  TestType world;
  auto& store = world.store();
  world.must(store.put_center(put(center_of("c_a", {{"single", 1, 9}}))));
  for (const auto& actor : {staff, operator_called("op_a")}) {
    world.advance(minutes{1});
    world.must(store.report_capacity({once_by(actor), {"c_a"}, {}}));
    CHECK(confirmed(world) == world.now());
    world.advance(minutes{1});
    world.must(store.adjust_capacity({once_by(actor), {"c_a"}, "single", 1}));
    CHECK(confirmed(world) == world.now());
    world.advance(minutes{1});
    world.must(store.set_accepting({once_by(actor), {"c_a"}, {false, "no_staff", {}}}));
    CHECK(confirmed(world) == world.now());
  }
}

}  // namespace pana::test
