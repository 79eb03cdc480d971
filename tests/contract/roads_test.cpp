#include "support/catch.hpp"
#include "support/store_commands.hpp"
#include "support/store_world.hpp"

// Closures of roads, and what the store does for looking again at open offers.
namespace pana::test {
namespace {

using Action = RequestAction;

const Actor saule{{"saule"}, Role::coordinator, {}, {}};

Closure closure(const StoreWorld& world, std::string id, std::string from, std::string to,
                minutes lasts = minutes{60}) {
  return {{std::move(id)}, {std::move(from)}, {std::move(to)}, world.now(), world.now() + lasts};
}

store::RoadOutcome close(StoreWorld& world, Closure closure) {
  return world.must(world.store().close_road({once_by(saule, "road.close"), std::move(closure)}));
}

std::string due(StoreWorld& world) {
  std::string text;
  for (const auto& one : world.must(world.store().take_due(9, seconds{5})))
    text += (one.kind == store::Due::Kind::road ? "road " : "other ") + one.id + " ";
  return text;
}

Fault refused(StoreWorld& world, store::CloseRoad command) {
  const auto result = world.wait(world.store().close_road(std::move(command)));
  REQUIRE(result.has_error());
  return result.error();
}

std::vector<Event> events(MemoryWorld& world) {
  return world.ledger().events();
}
std::vector<Event> events(RedisWorld& world) {
  return world.events();
}

}  // namespace

TEMPLATE_TEST_CASE("a closed road is listed and in the snapshot until somebody opens it", "", MemoryWorld,
                   RedisWorld) {
  TestType world;
  const auto later = [&] {
    auto one = closure(world, "k2", "p_b", "p_c");
    one.begins += minutes{30};
    one.vehicles = bit(Vehicle::bus);
    return one;
  }();
  const auto now = closure(world, "k3", "p_a", "p_b");
  close(world, later);
  CHECK(close(world, now).closure == now);
  CHECK(world.must(world.store().list_roads()) == std::vector{now, later});
  CHECK(world.must(world.store().snapshot()).closures == std::vector{later, now});

  CHECK(world.must(world.store().open_road({once_by(saule, "road.open"), {"k3"}})).closure == now);
  CHECK(world.must(world.store().list_roads()) == std::vector{later});
  const auto again = world.wait(world.store().open_road({once_by(saule, "road.open"), {"k3"}}));
  REQUIRE(again.has_error());
  CHECK(describe(again.error()) == "not_found at /closure");
}

TEMPLATE_TEST_CASE("every daemon is told of a road that closes and opens", "", MemoryWorld, RedisWorld) {
  TestType world;
  const auto road = closure(world, "k1", "p_a", "p_b");
  close(world, road);
  world.must(world.store().open_road({once_by(saule, "road.open"), {"k1"}}));
  const auto told = events(world);
  REQUIRE(told.size() == 2);
  CHECK(told[0].road == RoadChanged{road, true});
  CHECK(told[1].road == RoadChanged{road, false});
}

TEMPLATE_TEST_CASE("a later word on the same section and vehicles replaces the earlier and keeps its id", "",
                   MemoryWorld, RedisWorld) {
  TestType world;
  close(world, closure(world, "k1", "p_a", "p_b"));
  auto longer = closure(world, "k2", "p_b", "p_a", minutes{600});
  CHECK(close(world, longer).closure.id == ClosureId{"k1"});
  longer.id = {"k1"};
  CHECK(world.must(world.store().list_roads()) == std::vector{longer});

  auto buses = closure(world, "k3", "p_a", "p_b");
  buses.vehicles = bit(Vehicle::bus);
  close(world, buses);
  CHECK(world.must(world.store().list_roads()).size() == 2);
}

TEMPLATE_TEST_CASE("a closure that is over before it begins, or by now, is refused", "", MemoryWorld,
                   RedisWorld) {
  TestType world;
  auto road = closure(world, "k1", "p_a", "p_b", minutes{0});
  const auto once = once_by(saule, "road.close");
  CHECK(describe(refused(world, {once, road})).starts_with("invalid_params at /until"));
  road.begins = world.now() + minutes{60};
  road.until = world.now() + minutes{59};
  CHECK(describe(refused(world, {once, road})).starts_with("invalid_params at /until"));
  CHECK(world.must(world.store().list_roads()).empty());
  CHECK(events(world).empty());
}

TEMPLATE_TEST_CASE("the same key closes and opens a road once", "", MemoryWorld, RedisWorld) {
  TestType world;
  const store::CloseRoad closing{once_by(saule, "road.close"), closure(world, "k1", "p_a", "p_b")};
  world.must(world.store().close_road(closing));
  const store::OpenRoad opening{once_by(saule, "road.open"), {"k1"}};
  world.must(world.store().open_road(opening));
  const auto closed = world.must(world.store().close_road(closing));
  CHECK(closed.repeated);
  CHECK(closed.closure == closing.closure);
  CHECK(world.must(world.store().open_road(opening)).repeated);
  CHECK(world.must(world.store().list_roads()).empty());
  CHECK(events(world).size() == 2);
}

TEMPLATE_TEST_CASE("looking again is due until somebody has done it, also after a daemon has died", "",
                   MemoryWorld, RedisWorld) {
  TestType world;
  const auto road = close(world, closure(world, "k1", "p_a", "p_b")).closure;
  CHECK(due(world) == "road k1 ");
  CHECK(due(world).empty());  // leased
  world.advance(seconds{5});
  CHECK(due(world) == "road k1 ");
  CHECK(world.must(world.store().looked_at_road({{"k1"}, road, road.until})));
  world.advance(minutes{59});
  CHECK(due(world).empty());
  world.advance(minutes{1});
  CHECK(due(world) == "road k1 ");
}

TEMPLATE_TEST_CASE("who looked at a road that has changed meanwhile has not looked", "", MemoryWorld,
                   RedisWorld) {
  TestType world;
  const auto road = close(world, closure(world, "k1", "p_a", "p_b")).closure;
  CHECK(due(world) == "road k1 ");
  world.must(world.store().open_road({once_by(saule, "road.open"), {"k1"}}));
  CHECK_FALSE(world.must(world.store().looked_at_road({{"k1"}, road, road.until})));
  CHECK(due(world) == "road k1 ");
  CHECK(world.must(world.store().looked_at_road({{"k1"}, std::nullopt, std::nullopt})));
  world.advance(minutes{600});
  CHECK(due(world).empty());
}

TEMPLATE_TEST_CASE("the daemon takes a closure back when its time is over, and not before", "", MemoryWorld,
                   RedisWorld) {
  TestType world;
  close(world, closure(world, "k1", "p_a", "p_b"));
  const store::OpenRoad over{{{{"system"}, Role::system, {}, {}}, "road.over"}, {"k1"}, true};
  world.advance(minutes{60} - milliseconds{1});
  const auto early = world.wait(world.store().open_road(over));
  REQUIRE(early.has_error());
  CHECK(early.error().figures == std::vector<Figure>{{"due_in_ms", std::int64_t{1}}});
  world.advance(milliseconds{1});
  world.must(world.store().open_road(over));
  CHECK(world.must(world.store().list_roads()).empty());
}

TEMPLATE_TEST_CASE("an offer that is cut off gives its unit back once and its request waits, due at once", "",
                   MemoryWorld, RedisWorld) {
  TestType world;
  world.must(world.store().put_center(put(center_of("c_a", {{"single", 1, 1}}))));
  world.must(world.store().hold_unit(open_and_hold("r1", "o1", {"c_a/single"})));
  CHECK(world.must(world.store().list_open_offers()) == std::vector<OfferId>{{"o1"}});
  const Actor daemon{{"system"}, Role::system, {}, {}};
  auto cut = answer("o1", Action::cut_off, daemon);
  cut.once.key.clear();
  const auto outcome = world.must(world.store().answer_offer(cut));
  CHECK(outcome.offer_state == OfferState::withdrawn);
  CHECK(outcome.request_state == RequestState::waiting);
  CHECK(world.must(world.store().snapshot()).centers[0].units[0].counters.held == 0);
  CHECK(world.must(world.store().list_open_offers()).empty());
  CHECK(due(world) == "other r1 ");
  const auto again = world.wait(world.store().answer_offer(cut));
  REQUIRE(again.has_error());
  CHECK(again.error().code == FaultCode::already_answered);
  CHECK(world.must(world.store().snapshot()).centers[0].units[0].counters.held == 0);
}

TEMPLATE_TEST_CASE("people on the road are never cut off", "", MemoryWorld, RedisWorld) {
  TestType world;
  world.must(world.store().put_center(put(center_of("c_a", {{"single", 1, 1}}))));
  world.must(world.store().hold_unit(open_and_hold("r1", "o1", {"c_a/single"})));
  world.must(world.store().answer_offer(answer("o1", Action::accept, staff_of("c_a"))));
  const auto cut = world.wait(
      world.store().answer_offer(answer("o1", Action::cut_off, {{"system"}, Role::system, {}, {}})));
  REQUIRE(cut.has_error());
  CHECK(cut.error().code == FaultCode::already_answered);
}

TEMPLATE_TEST_CASE("an accepted unit stays held for as much longer as the way has become, once", "",
                   MemoryWorld, RedisWorld) {
  TestType world;
  world.must(world.store().put_center(put(center_of("c_a", {{"single", 1, 1}}))));
  world.must(world.store().hold_unit(open_and_hold("r1", "o1", {"c_a/single"})));
  world.must(world.store().answer_offer(answer("o1", Action::accept, staff_of("c_a"))));
  const auto before = world.must(world.store().load_offer({"o1"}));
  const auto version = world.must(world.store().load_request({"r1"})).version;
  const store::RerouteOffer command{{{{"system"}, Role::system, {}, {}}, "offer.reroute"},
                                    {"o1"},
                                    version,
                                    before.body,
                                    before.route,
                                    before.travel_min + 150,
                                    true,
                                    minutes{180}};
  world.must(world.store().reroute_offer(command));
  const auto after = world.must(world.store().load_offer({"o1"}));
  CHECK(after.travel_min == before.travel_min + 150);
  CHECK(after.route == before.route);
  CHECK(after.body == before.body);
  CHECK(*after.held_until == *before.held_until + minutes{180});
  CHECK(world.must(world.store().load_request({"r1"})).deadline == after.held_until);
  const auto again = world.wait(world.store().reroute_offer(command));
  REQUIRE(again.has_error());
  CHECK(again.error().code == FaultCode::stale_version);

  const auto told = events(world).back();
  REQUIRE(told.offer);
  CHECK(told.offer->travel_min == after.travel_min);
  CHECK(told.offer->held_until == after.held_until);
  CHECK(told.rerouted == RouteChanged{true});
  world.advance(*before.held_until - world.now());
  // A reminder is due before, the hold is not.
  for (const auto& one : world.must(world.store().take_due(9, seconds{5})))
    CHECK(one.kind == store::Due::Kind::reminder);
}

TEMPLATE_TEST_CASE("that no road leads there is told and kept, and the unit stays held", "", MemoryWorld,
                   RedisWorld) {
  TestType world;
  world.must(world.store().put_center(put(center_of("c_a", {{"single", 1, 1}}))));
  world.must(world.store().hold_unit(open_and_hold("r1", "o1", {"c_a/single"})));
  const auto offer = world.must(world.store().load_offer({"o1"}));
  world.must(world.store().reroute_offer({{{{"system"}, Role::system, {}, {}}, "offer.reroute"},
                                          {"o1"},
                                          1,
                                          offer.body,
                                          offer.route,
                                          offer.travel_min,
                                          false}));
  CHECK_FALSE(world.must(world.store().load_offer({"o1"})).reachable);
  CHECK(events(world).back().rerouted == RouteChanged{false});
  CHECK(world.must(world.store().snapshot()).centers[0].units[0].counters.held == 1);
}

}  // namespace pana::test
