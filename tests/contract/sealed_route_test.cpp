#include <set>

#include "support/catch.hpp"
#include "support/store_commands.hpp"
#include "support/store_world.hpp"

// How far the person has to go says from where she comes: it is sealed with the offer.
namespace pana::test {

using Action = RequestAction;

namespace {

// Three centers, of which the first two are full; the way to the third takes 1234 minutes.
store::HoldUnit far_away(StoreWorld& world, const std::string& request, const std::string& offer) {
  for (const auto* id : {"c_a", "c_b", "c_c"})
    world.must(world.store().put_center(put(center_of(id, {{"single", 1, id[2] == 'c' ? 100 : 0}}))));
  auto command = open_and_hold(request, offer, {"c_a/single", "c_b/single", "c_c/single"});
  command.candidates[2].travel_min = 1234;
  command.candidates[2].route = "1234|1722|1|15";
  return command;
}

std::string texts_of(RedisWorld& world, const std::vector<std::string>& words) {
  std::string text;
  const auto reply = world.command(words);
  const auto append = [&](auto&& self, store::redis::ReplyView part) -> void {
    text.append(part.text()).append("\n");
    for (std::size_t n = 0; n < part.size(); ++n) self(self, part[n]);
  };
  append(append, reply.view());
  return text;
}

}  // namespace

TEMPLATE_TEST_CASE("an offer tells its travel time and route, at once, later, repeated, and in every event",
                   "", MemoryWorld, RedisWorld) {
  TestType world;
  const auto command = far_away(world, "r1", "o1");
  const auto held = world.must(world.store().hold_unit(command));
  CHECK(held.center.text == "c_c");
  for (const auto& outcome : {held, world.must(world.store().hold_unit(command))}) {
    CHECK(outcome.travel_min == 1234);
    CHECK(outcome.route == "1234|1722|1|15");
  }
  const auto record = world.must(world.store().load_offer({"o1"}));
  CHECK(record.travel_min == 1234);
  CHECK(record.route == "1234|1722|1|15");
  CHECK(world.must(world.store().list_offers({"c_c"})).at(0).travel_min == 1234);
}

TEMPLATE_TEST_CASE("an accepted unit stays held for the travel time in full hours, and the margin", "",
                   MemoryWorld, RedisWorld) {
  TestType world;
  world.must(world.store().hold_unit(far_away(world, "r1", "o1")));
  auto accept = answer("o1", Action::accept, staff_of("c_c"));
  accept.travel_min = 1234;
  const auto outcome = world.must(world.store().answer_offer(accept));
  CHECK(*outcome.held_until == world.now() + std::chrono::hours{21} + some_limits.arrival_margin);
}

TEST_CASE("later events of an offer tell its travel time, and nothing more of what is sealed") {
  RedisWorld world;
  world.must(world.store().hold_unit(far_away(world, "r1", "o1")));
  world.must(world.store().answer_offer(answer("o1", Action::accept, staff_of("c_c"))));
  world.must(world.store().extend_offer({once_by(operator_called("op_a")), {"o1"}, 60}));
  world.must(world.store().change_request(change("r1", Action::end, operator_called("op_a"))));
  int told = 0;
  for (const auto& event : world.events()) {
    if (!event.offer) continue;
    CHECK(event.offer->travel_min == 1234);
    CHECK(event.offer->sealed.empty() == (event.offer->state != OfferState::offered));
    ++told;
  }
  CHECK(told == 4);
}

TEST_CASE("neither the travel time nor the route stands in Redis") {
  RedisWorld world;
  const auto command = far_away(world, "r1", "o1");
  world.must(world.store().hold_unit(command));
  auto accept = answer("o1", Action::accept, staff_of("c_c"));
  accept.travel_min = 1234;
  world.must(world.store().answer_offer(accept));
  const auto once = "{pana}:once:" + command.once.actor.account.text + ":" + command.once.key;
  for (const auto& words : {std::vector<std::string>{"HGETALL", "{pana}:offer:o1"},
                            {"HGETALL", "{pana}:request:r1"},
                            {"GET", once},
                            {"XRANGE", "{pana}:events", "-", "+"}}) {
    const auto text = texts_of(world, words);
    REQUIRE(text.size() > 20);
    for (const auto* canary : {" 1234", "1234|", "1722"}) CHECK(text.find(canary) == std::string::npos);
  }
}

TEST_CASE("which of the sealed routes is the offer's own does not tell how many nearer centers were full") {
  RedisWorld world;
  auto command = far_away(world, "r_", "o_");
  std::set<std::string> slots;
  for (int i = 0; i < 60; ++i) {
    command.request = command.open->request = {"r" + std::to_string(i)};
    command.offer = {"o" + std::to_string(i)};
    command.once = once_by(operator_called("op_a"));
    CHECK(world.must(world.store().hold_unit(command)).travel_min == 1234);
    const std::string fixed{world.command({"HGET", "{pana}:offer:o" + std::to_string(i), "fixed"}).text()};
    const auto unit = fixed.find(" single ");
    slots.insert(fixed.substr(unit + 8, 1));
  }
  CHECK(slots == std::set<std::string>{"0", "1", "2"});
}

}  // namespace pana::test
