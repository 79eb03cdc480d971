// How centers have dealt with their offers, as both stores keep it.
#include "support/catch.hpp"
#include "support/store_commands.hpp"
#include "support/store_world.hpp"

namespace pana::test {
namespace {

using Action = RequestAction;
using How = Response::How;

const Actor the_system{{"system"}, Role::system, {}, {}};

void register_center(StoreWorld& world) {
  world.must(world.store().put_center(put(center_of("c_a", {{"single", 1, 200}}))));
}

void offer(StoreWorld& world, const std::string& number) {
  REQUIRE(
      world.must(world.store().hold_unit(open_and_hold("r" + number, "o" + number, {"c_a/single"}))).held);
}

void give(StoreWorld& world, store::AnswerOffer command) {
  world.must(world.store().answer_offer(std::move(command)));
}

store::AnswerOffer no_bed(const std::string& id) {
  auto command = answer(id, Action::decline, staff_of("c_a"));
  command.reason = "no_bed_after_all";
  return command;
}

std::vector<Response> kept(StoreWorld& world) {
  return world.must(world.store().load_responses({"c_a"}));
}

}  // namespace

TEMPLATE_TEST_CASE("each answer and each silence is kept with its time, the newest first", "", MemoryWorld,
                   RedisWorld) {
  TestType world;
  register_center(world);
  CHECK(kept(world).empty());
  for (const auto* number : {"1", "2", "3", "4"}) offer(world, number);
  world.advance(seconds{61});
  give(world, answer("o1", Action::accept, staff_of("c_a")));
  give(world, no_bed("o2"));
  world.advance(seconds{9});
  give(world, answer("o3", Action::decline, operator_called("op_a")));
  world.advance(some_limits.answer);
  give(world, answer("o4", Action::answer_ran_out, the_system));
  const auto day = std::chrono::floor<std::chrono::days>(world.now());
  const auto now = kept(world);
  REQUIRE(now.size() == 4);
  CHECK(now[0] == Response{How::silent, seconds{70} + some_limits.answer, day});
  CHECK(now[1].how == How::declined);
  CHECK(now[1].after == seconds{70});
  CHECK(now[2].how == How::no_bed);
  CHECK(now[3].how == How::accepted);
  CHECK(now[3].after == seconds{61});
}

TEMPLATE_TEST_CASE("what comes after an acceptance, a withdrawal and a repeated call add nothing", "",
                   MemoryWorld, RedisWorld) {
  TestType world;
  register_center(world);
  offer(world, "1");
  offer(world, "2");
  const auto accepted = answer("o1", Action::accept, staff_of("c_a"));
  give(world, accepted);
  give(world, accepted);
  give(world, answer("o1", Action::no_show, staff_of("c_a")));
  world.must(world.store().change_request(change("r2", Action::end, operator_called("op_a"))));
  const auto now = kept(world);
  REQUIRE(now.size() == 1);
  CHECK(now[0].how == How::accepted);
}

TEMPLATE_TEST_CASE("the last 101 are kept", "", MemoryWorld, RedisWorld) {
  TestType world;
  register_center(world);
  for (int i = 0; i < 103; ++i) {
    const auto number = std::to_string(i);
    offer(world, number);
    give(world, i < 2 ? no_bed("o" + number) : answer("o" + number, Action::decline, staff_of("c_a")));
  }
  const auto now = kept(world);
  REQUIRE(now.size() == responses_kept);
  CHECK(now.back().how == How::declined);
}

TEMPLATE_TEST_CASE("an offer keeps who told its state: the center, or an operator on its behalf", "",
                   MemoryWorld, RedisWorld) {
  TestType world;
  register_center(world);
  offer(world, "1");
  const auto by = [&] { return world.must(world.store().load_offer({"o1"})).answered_by; };
  CHECK_FALSE(by());
  give(world, answer("o1", Action::accept, operator_called("op_a")));
  CHECK(by() == Role::hotline_operator);
  world.must(world.store().extend_offer({once_by(staff_of("c_a")), {"o1"}, 60}));
  CHECK(by() == Role::hotline_operator);
  give(world, answer("o1", Action::arrive, staff_of("c_a")));
  CHECK(by() == Role::center);
  auto again = answer("o1", Action::accept, staff_of("c_a"));
  const auto refused = world.wait(world.store().answer_offer(again));
  REQUIRE(refused.has_error());
  CHECK(refused.error().code == FaultCode::already_answered);
}

TEST_CASE("the events of an offer tell who answered it") {
  RedisWorld world;
  register_center(world);
  offer(world, "1");
  give(world, answer("o1", Action::accept, operator_called("op_a")));
  world.must(world.store().change_request(change("r1", Action::end, operator_called("op_a"))));
  const auto events = world.events();
  REQUIRE(events.size() == 4);
  CHECK_FALSE(events[1].offer->answered_by);
  CHECK(events[2].offer->answered_by == Role::hotline_operator);
  CHECK(events[3].offer->answered_by == Role::hotline_operator);
}

}  // namespace pana::test
