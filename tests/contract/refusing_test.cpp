#include "support/catch.hpp"
#include "support/store_commands.hpp"
#include "support/store_world.hpp"

// The person refuses a place; a center is asked again; a request ends without a place.
namespace pana::test {
namespace {

using Action = RequestAction;
const Actor op = operator_called("op_a");

void hold_one(StoreWorld& world) {
  world.must(world.store().put_center(put(center_of("c_a", {{"single", 1, 1}}))));
  world.must(world.store().hold_unit(open_and_hold("r1", "o1", {"c_a/single"})));
}

store::RequestRecord request_of(StoreWorld& world) {
  return world.must(world.store().load_request({"r1"}));
}

Counters counters(StoreWorld& world) {
  return world.must(world.store().snapshot()).centers[0].units[0].counters;
}

}  // namespace

TEMPLATE_TEST_CASE(
    "what the person refuses, offered or accepted, gives its unit back once and is due at once", "",
    MemoryWorld, RedisWorld) {
  TestType world;
  hold_one(world);
  if (GENERATE(false, true))
    world.must(world.store().answer_offer(answer("o1", Action::accept, staff_of("c_a"))));
  const auto refused = world.must(world.store().answer_offer(answer("o1", Action::refuse, op)));
  CHECK(refused.offer_state == OfferState::refused);
  CHECK(refused.request_state == RequestState::waiting);
  CHECK(counters(world).held == 0);
  CHECK(world.must(world.store().load_offer({"o1"})).reason == "too_far");
  CHECK(request_of(world).refused == std::vector<OfferId>{{"o1"}});
  const auto due = world.must(world.store().take_due(9, seconds{5}));
  REQUIRE(due.size() == 1);
  CHECK(due[0].kind == store::Due::Kind::request);
  CHECK(world.wait(world.store().answer_offer(answer("o1", Action::refuse, op))).error().code ==
        FaultCode::already_answered);
  CHECK(counters(world).held == 0);
}

TEMPLATE_TEST_CASE("a decline is no refusal of the person", "", MemoryWorld, RedisWorld) {
  TestType world;
  hold_one(world);
  world.must(world.store().answer_offer(answer("o1", Action::decline, staff_of("c_a"))));
  CHECK(request_of(world).refused.empty());
  CHECK(world.must(world.store().load_offer({"o1"})).state == OfferState::declined);
}

TEMPLATE_TEST_CASE("a center that was asked is asked again only where that is said", "", MemoryWorld,
                   RedisWorld) {
  TestType world;
  hold_one(world);
  world.must(world.store().answer_offer(answer("o1", Action::refuse, op)));
  const auto version = request_of(world).version;
  CHECK_FALSE(world.must(world.store().hold_unit(hold("r1", version, "o2", {"c_a/single"}))).held);
  auto again = hold("r1", version, "o2", {"c_a/single"});
  again.ask_again = true;
  CHECK(world.must(world.store().hold_unit(again)).offer.text == "o2");
  CHECK(request_of(world).offers == std::vector<OfferId>{{"o1"}, {"o2"}});
  again.wait_if_none = true;
  again.once = once_by(op);
  CHECK(world.wait(world.store().hold_unit(again)).error().at == "/ask_again");
}

TEMPLATE_TEST_CASE("what blocked a request is kept with its end, told, and not readable in Redis", "",
                   MemoryWorld, RedisWorld) {
  TestType world;
  world.must(world.store().open_request(open_as(RequestState::queued, "r1")));
  auto ending = change("r1", Action::end, op);
  ending.outcome = "unmet_eligibility";
  ending.reason.clear();
  ending.blocked = {{"boy_age_max", 3}, {"no_free_unit", 2}};
  world.must(world.store().change_request(ending));
  CHECK(request_of(world).blocked == ending.blocked);
  auto* const redis = dynamic_cast<RedisWorld*>(static_cast<StoreWorld*>(&world));
  const auto events = redis != nullptr
                          ? redis->events()
                          : dynamic_cast<MemoryWorld&>(static_cast<StoreWorld&>(world)).ledger().events();
  CHECK(events.back().request->blocked == ending.blocked);
  if (redis == nullptr) return;
  const auto stored = redis->command({"HGET", "{pana}:request:r1", "blocked"});
  CHECK_FALSE(stored.text().empty());
  CHECK(stored.text().find("boy_age_max") == std::string_view::npos);
}

TEMPLATE_TEST_CASE("the snapshot tells who waits, the most urgent first", "", MemoryWorld, RedisWorld) {
  TestType world;
  world.must(world.store().open_request(open_as(RequestState::waiting, "r_standard", Urgency::standard)));
  world.must(world.store().open_request(open_as(RequestState::queued, "r_queued", Urgency::urgent)));
  world.must(world.store().open_request(open_as(RequestState::waiting, "r_urgent", Urgency::urgent)));
  const auto waiting = world.must(world.store().snapshot()).waiting;
  CHECK(waiting == std::vector<Turn>{{Urgency::urgent, world.now(), {"r_urgent"}},
                                     {Urgency::standard, world.now(), {"r_standard"}}});
}

}  // namespace pana::test
