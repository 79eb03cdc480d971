#include "contract/follower.hpp"
#include "support/catch.hpp"
#include "support/store_commands.hpp"
#include "support/store_world.hpp"

// What leads to a center: kept beside its register entry, and shown step by step.
namespace pana::test {
namespace {

using Action = RequestAction;

const Handover oral{"+77000000116", MeetingPoint{MeetingKind::police_station, {"p_oral"}}};

store::PutCenter telling(HandoverChange handover) {
  auto command = put(center_of("c_a", {{"single", 1, 2}}));
  command.handover = std::move(handover);
  return command;
}

void put_and_offer(StoreWorld& world, HandoverChange handover = {true, oral}) {
  world.must(world.store().put_center(telling(std::move(handover))));
  world.must(world.store().hold_unit(open_and_hold("r1", "o1", {"c_a/single"})));
}

// Held for an hour's journey and the margin.
Instant accept(StoreWorld& world) {
  const auto accepted = answer("o1", Action::accept, staff_of("c_a"));
  return *world.must(world.store().answer_offer(accepted)).held_until;
}

store::ShowHandover look(minutes window = minutes{0}) {
  return {once_by(operator_called("op_a"), "handover.show"), {"r1"}, window};
}

Fault refused(StoreWorld& world, minutes window = minutes{0}) {
  const auto shown = world.wait(world.store().show_handover(look(window)));
  REQUIRE(shown.has_error());
  return shown.error();
}

Fault over(std::string state) {
  return {FaultCode::conflict, {}, {{"state", std::move(state)}}, false};
}

}  // namespace

TEMPLATE_TEST_CASE("the handover of an accepted offer is shown with its code, until the hold ends", "",
                   MemoryWorld, RedisWorld) {
  TestType world;
  put_and_offer(world);
  const auto held_until = accept(world);
  const auto shown = world.must(world.store().show_handover(look()));
  CHECK(shown.offer.text == "o1");
  CHECK(shown.handover == oral);
  CHECK(shown.arrival_code == "204961");
  CHECK(shown.expires_at == held_until);
  world.advance(held_until - world.now() - milliseconds{1});
  CHECK(world.must(world.store().show_handover(look())).expires_at == held_until);
  world.advance(milliseconds{1});
  auto late = over("accepted");
  late.figures.push_back({"window", std::string{"over"}});
  CHECK(refused(world) == late);
  CHECK(world.must(world.store().load_offer({"o1"})).looks == 2);
}

TEMPLATE_TEST_CASE("a window after the acceptance ends it sooner, and an extension does not open it again",
                   "", MemoryWorld, RedisWorld) {
  TestType world;
  put_and_offer(world);
  accept(world);
  const auto accepted = world.now();
  CHECK(world.must(world.store().show_handover(look(minutes{30}))).expires_at == accepted + minutes{30});
  world.advance(minutes{30} - milliseconds{1});
  world.must(world.store().show_handover(look(minutes{30})));
  world.advance(milliseconds{1});
  CHECK(refused(world, minutes{30}).figures.back().name == "window");
  world.must(world.store().extend_offer({once_by(staff_of("c_a")), {"o1"}, 60}));
  CHECK(refused(world, minutes{30}).figures.back().name == "window");
  CHECK(world.must(world.store().show_handover(look())).handover == oral);
}

TEMPLATE_TEST_CASE("nothing is shown before the acceptance, nor after an arrival, an absence or an end", "",
                   MemoryWorld, RedisWorld) {
  TestType world;
  put_and_offer(world);
  CHECK(refused(world) == over("offered"));
  SECTION("arrived") {
    accept(world);
    world.must(world.store().answer_offer(answer("o1", Action::arrive, staff_of("c_a"))));
    CHECK(refused(world) == over("placed"));
  }
  SECTION("no show") {
    accept(world);
    world.must(world.store().answer_offer(answer("o1", Action::no_show, staff_of("c_a"))));
    CHECK(refused(world) == over("claimed"));
  }
  SECTION("ended") {
    accept(world);
    world.must(world.store().change_request(change("r1", Action::end, operator_called("op_a"))));
    CHECK(refused(world) == over("ended"));
  }
  SECTION("declined") {
    world.must(world.store().answer_offer(answer("o1", Action::decline, staff_of("c_a"))));
    CHECK(refused(world) == over("waiting"));
  }
  SECTION("none") {
    auto none = look();
    none.request = {"r2"};
    CHECK(world.wait(world.store().show_handover(none)).error() == fault(FaultCode::not_found, "/request"));
  }
}

TEMPLATE_TEST_CASE(
    "a register entry that says nothing of the handover keeps it, and one that says none removes it", "",
    MemoryWorld, RedisWorld) {
  TestType world;
  const auto told = [&] { return world.must(world.store().has_handover({"c_a"})); };
  CHECK_FALSE(told());
  put_and_offer(world, {});
  CHECK_FALSE(told());
  accept(world);
  CHECK_FALSE(world.must(world.store().show_handover(look())).handover.has_value());
  world.must(world.store().put_center(telling({true, Handover{"111"}})));
  CHECK(told());
  world.must(world.store().put_center(telling({})));
  CHECK(world.must(world.store().show_handover(look())).handover == Handover{"111"});
  world.must(world.store().put_center(telling({true, std::nullopt})));
  CHECK_FALSE(told());
  CHECK_FALSE(world.must(world.store().show_handover(look())).handover.has_value());
  CHECK(world.must(world.store().show_handover(look())).arrival_code == "204961");
}

TEMPLATE_TEST_CASE("each look is one event for the center, one entry, and counted with the offer", "",
                   MemoryWorld, RedisWorld) {
  TestType world;
  put_and_offer(world);
  accept(world);
  Follower follower(world);
  for (std::int32_t looks = 1; looks <= 3; ++looks) {
    world.advance(minutes{1});
    world.must(world.store().show_handover(look()));
    const auto& event = follower.event(static_cast<std::size_t>(looks) - 1);
    CHECK(event.handover_shown == HandoverShown{{"o1"}, {"c_a"}});
    CHECK(event.at == world.now());
    CHECK_FALSE((event.offer || event.request || event.put));
    const auto offer = world.must(world.store().list_offers({"c_a"})).at(0);
    CHECK(offer.looks == looks);
    CHECK(offer.shown_at == world.now());
    const auto newest = world.must(world.store().read_audit("", 1)).records.at(0);
    CHECK(newest.verb + " " + newest.kind + " " + newest.id + " " + newest.outcome ==
          "handover.show request r1 shown");
    CHECK(newest.account == "op_a");
  }
}

TEMPLATE_TEST_CASE("a look that is refused leaves no event and is not counted", "", MemoryWorld, RedisWorld) {
  TestType world;
  put_and_offer(world);
  Follower follower(world);
  refused(world);
  accept(world);
  CHECK(follower.event(0).offer.has_value());
  CHECK(world.must(world.store().load_offer({"o1"})).looks == 0);
  CHECK_FALSE(world.must(world.store().load_offer({"o1"})).shown_at.has_value());
}

TEMPLATE_TEST_CASE("a handover stands in no snapshot and in no event of its center", "", MemoryWorld,
                   RedisWorld) {
  TestType world;
  world.must(world.store().put_center(telling({})));
  const auto before = world.must(world.store().snapshot()).centers.at(0);
  Follower follower(world);
  world.must(world.store().put_center(telling({true, oral})));
  CHECK(follower.event(0).put->center == before);
  CHECK(world.must(world.store().snapshot()).centers.at(0) == before);
}

TEST_CASE("a handover stands in Redis sealed, in a field of its own, and its change in the audit stream") {
  RedisWorld world;
  put_and_offer(world);
  const auto stored = std::string{world.command({"HGET", "{pana}:center:c_a", "handover"}).text()};
  REQUIRE_FALSE(stored.empty());
  CHECK(stored.find(oral.line) == std::string::npos);
  CHECK(*world.codec().open_handover({"c_a"}, stored) == oral);
  world.must(world.store().put_center(telling({true, std::nullopt})));
  std::vector<std::string> outcomes;
  for (const auto& record : world.must(world.store().read_audit("", 10)).records) {
    if (record.kind == "center") outcomes.push_back(record.outcome);
  }
  CHECK(outcomes == std::vector<std::string>{"handover_removed", "put", "handover_put", "put"});
}

TEST_CASE("a handover that somebody moved to another center in Redis is not shown") {
  RedisWorld world;
  put_and_offer(world);
  accept(world);
  auto other = put(center_of("c_b", {}));
  other.handover = {true, Handover{"+77000000666"}};
  world.must(world.store().put_center(other));
  const auto moved = std::string{world.command({"HGET", "{pana}:center:c_b", "handover"}).text()};
  world.command({"HSET", "{pana}:center:c_a", "handover", moved});
  CHECK(world.wait(world.store().show_handover(look())).error().code == FaultCode::internal_error);
}

}  // namespace pana::test
