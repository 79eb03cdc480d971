#include "support/catch.hpp"
#include "support/store_commands.hpp"
#include "support/store_world.hpp"

// The register, and what centers report.
namespace pana::test {
namespace {

Center only_center(StoreWorld& world) {
  const auto snapshot = world.must(world.store().snapshot());
  REQUIRE(snapshot.centers.size() == 1);
  return snapshot.centers[0];
}

store::ReportCapacity report(std::vector<store::ReportCapacity::Unit> units) {
  return {once_by(staff_of("c_a")), {"c_a"}, std::move(units)};
}

}  // namespace

TEMPLATE_TEST_CASE("a new center is there whole, empty and fully staffed, in the order of registration", "",
                   MemoryWorld, RedisWorld) {
  TestType world;
  auto center = center_of("c_z", {{"single", 1, 4}, {"family5", 5, 2}});
  center.eligibility = {true, true, false, 13, 6};
  center.needs.add(Need::wheelchair);
  center.needs.add_code("interpreter:uz");
  center.operated_by = OperatedBy::state;
  center.units[1].step_free = true;
  center.units[1].who = UnitFor::adolescents;
  const auto outcome = world.must(world.store().put_center(put(center)));
  world.must(world.store().put_center(put(center_of("c_a", {}))));
  const auto snapshot = world.must(world.store().snapshot());
  REQUIRE(snapshot.centers.size() == 2);
  center.units[0].counters = {4, 4, 0, 0, 0, 1};
  center.units[1].counters = {2, 2, 0, 0, 0, 1};
  CHECK(snapshot.centers[0] == center);
  CHECK(snapshot.centers[1].id.text == "c_a");
  REQUIRE(outcome.units.size() == 2);
  CHECK(outcome.units[1] == UnitChanged{{"c_z"}, "family5", {2, 2, 0, 0, 0, 1}});
}

TEMPLATE_TEST_CASE("a new center is as confirmed and as accepting as its entry says", "", MemoryWorld,
                   RedisWorld) {
  TestType world;
  auto center = center_of("c_a", {{"single", 1, 4}});
  center.confirmed_at = world.now() - std::chrono::hours{1};
  center.acceptance = {false, "repairs", world.now() + std::chrono::hours{2}};
  CHECK(world.must(world.store().put_center(put(center))).confirmed_at == center.confirmed_at);
  CHECK(only_center(world).confirmed_at == center.confirmed_at);
  CHECK(only_center(world).acceptance == center.acceptance);
  CHECK_FALSE(world.must(world.store().hold_unit(open_and_hold("r1", "o1", {"c_a/single"}))).held);
}

TEMPLATE_TEST_CASE(
    "a changed entry keeps the live numbers, cuts staffed to the new total, and confirms nothing", "",
    MemoryWorld, RedisWorld) {
  TestType world;
  world.must(world.store().put_center(put(center_of("c_a", {{"single", 1, 4}, {"family3", 3, 2}}))));
  world.must(world.store().report_capacity(report({{"single", 1, 3, {}, {}}})));
  const auto confirmed = world.now();
  world.advance(minutes{5});
  world.must(world.store().set_accepting({once_by(staff_of("c_a")), {"c_a"}, {false, "no_staff", {}}}));
  const auto closed = world.now();
  world.advance(minutes{5});

  auto changed = center_of("c_a", {{"family3", 3, 2}, {"single", 1, 2}, {"family5", 5, 1}});
  changed.name.en = "Oral, new house";
  world.must(world.store().put_center(put(changed)));
  const auto center = only_center(world);
  CHECK(center.name.en == "Oral, new house");
  CHECK(confirmed != closed);
  CHECK(center.confirmed_at == closed);
  CHECK(center.acceptance.reason == "no_staff");
  REQUIRE(center.units.size() == 3);
  CHECK(center.units[0].counters == Counters{2, 2, 0, 0, 0, 1});
  CHECK(center.units[1].counters == Counters{2, 2, 3, 0, 0, 3});
  CHECK(center.units[1].counters.overfull());
  CHECK(center.units[2].counters == Counters{1, 1, 0, 0, 0, 1});
  // The new group is as closed as the center.
  CHECK_FALSE(world.must(world.store().hold_unit(open_and_hold("r1", "o1", {"c_a/family5"}))).held);
}

TEMPLATE_TEST_CASE("a group that holds or houses somebody does not leave the register", "", MemoryWorld,
                   RedisWorld) {
  TestType world;
  world.must(world.store().put_center(put(center_of("c_a", {{"single", 1, 2}, {"family3", 3, 2}}))));
  const bool held = GENERATE(false, true);
  if (held) {
    world.must(world.store().hold_unit(open_and_hold("r1", "o1", {"c_a/single"})));
  } else {
    world.must(world.store().adjust_capacity({once_by(staff_of("c_a")), {"c_a"}, "single", 1}));
  }
  const auto refused = world.wait(world.store().put_center(put(center_of("c_a", {{"family3", 3, 2}}))));
  CHECK(refused.error() == Fault{FaultCode::conflict,
                                 "/units",
                                 {{"unit", std::string{"single"}},
                                  {"occupied", std::int64_t{held ? 0 : 1}},
                                  {"held", std::int64_t{held ? 1 : 0}}},
                                 false});
  CHECK(only_center(world).units.size() == 2);
  world.must(world.store().put_center(put(center_of("c_a", {{"single", 1, 2}}))));
  CHECK(only_center(world).units.size() == 1);
}

TEMPLATE_TEST_CASE("an entry whose names would not do in Redis, or that names a group twice, is refused", "",
                   MemoryWorld, RedisWorld) {
  TestType world;
  for (const auto& center : {center_of("c a", {}), center_of("c_a", {{"family 3", 3, 1}}), center_of("", {}),
                             center_of("c_a", {{"single", 1, 1}, {"single", 1, 2}})}) {
    CHECK(world.wait(world.store().put_center(put(center))).error().code == FaultCode::invalid_params);
  }
  CHECK(world.must(world.store().snapshot()).centers.empty());
}

TEMPLATE_TEST_CASE("a report sets absolute figures, raises versions and confirms the center", "", MemoryWorld,
                   RedisWorld) {
  TestType world;
  world.must(world.store().put_center(put(center_of("c_a", {{"single", 1, 4}, {"family3", 3, 3}}))));
  CHECK_FALSE(only_center(world).confirmed_at.has_value());
  const auto outcome =
      world.must(world.store().report_capacity(report({{"family3", 1, 2, 3, {}}, {"single", 1, {}, {}, 1}})));
  CHECK(outcome.confirmed_at == world.now());
  REQUIRE(outcome.units.size() == 2);
  CHECK(outcome.units[0] == UnitChanged{{"c_a"}, "family3", {3, 3, 2, 0, 0, 2}});
  CHECK(outcome.units[1] == UnitChanged{{"c_a"}, "single", {4, 4, 0, 0, 1, 2}});
  CHECK(only_center(world).confirmed_at == world.now());
  CHECK(only_center(world).units[1].counters == outcome.units[0].counters);
}

TEMPLATE_TEST_CASE("a report without units says that nothing has changed", "", MemoryWorld, RedisWorld) {
  TestType world;
  world.must(world.store().put_center(put(center_of("c_a", {{"single", 1, 4}}))));
  world.advance(minutes{7});
  CHECK(world.must(world.store().report_capacity(report({}))).units.empty());
  CHECK(only_center(world).confirmed_at == world.now());
  CHECK(only_center(world).units[0].counters.version == 1);
}

TEMPLATE_TEST_CASE("a report on figures that somebody has changed since changes nothing at all", "",
                   MemoryWorld, RedisWorld) {
  TestType world;
  world.must(world.store().put_center(put(center_of("c_a", {{"single", 1, 4}, {"family3", 3, 3}}))));
  world.must(world.store().hold_unit(open_and_hold("r1", "o1", {"c_a/family3"})));
  const auto stale = world.wait(
      world.store().report_capacity(report({{"single", 1, 2, {}, {}}, {"family3", 1, 2, {}, {}}})));
  CHECK(stale.error() == Fault{FaultCode::stale_version,
                               "/units/1/version",
                               {{"unit", std::string{"family3"}}, {"version", std::int64_t{2}}},
                               false});
  CHECK(only_center(world).units[0].counters.occupied == 0);
  CHECK_FALSE(only_center(world).confirmed_at.has_value());
}

TEMPLATE_TEST_CASE("a report out of bounds is refused with the place of the figure", "", MemoryWorld,
                   RedisWorld) {
  TestType world;
  world.must(world.store().put_center(put(center_of("c_a", {{"single", 1, 4}}))));
  const auto at = [&](store::ReportCapacity::Unit unit) {
    const auto refused = world.wait(world.store().report_capacity(report({std::move(unit)})));
    REQUIRE(refused.has_error());
    return std::string{name_of(refused.error().code)} + " " + refused.error().at;
  };
  CHECK(at({"single", 1, 5, {}, {}}) == "invalid_params /units/0/occupied");
  CHECK(at({"single", 1, -1, {}, {}}) == "invalid_params /units/0/occupied");
  CHECK(at({"single", 1, {}, 5, {}}) == "invalid_params /units/0/staffed");
  CHECK(at({"single", 1, {}, {}, 5}) == "invalid_params /units/0/out_of_service");
  CHECK(at({"gone", 1, 1, {}, {}}) == "not_found /units/0/unit");
  const auto twice =
      world.wait(world.store().report_capacity(report({{"single", 1, 1, {}, {}}, {"single", 1, 2, {}, {}}})));
  CHECK(twice.error() == fault(FaultCode::invalid_params, "/units/1/unit"));
  auto elsewhere = report({});
  elsewhere.center = {"c_b"};
  CHECK(world.wait(world.store().report_capacity(elsewhere)).error() ==
        fault(FaultCode::not_found, "/center"));
}

TEMPLATE_TEST_CASE("an adjustment moves occupied within 0 and total, and confirms", "", MemoryWorld,
                   RedisWorld) {
  TestType world;
  world.must(world.store().put_center(put(center_of("c_a", {{"single", 1, 2}}))));
  const auto adjust = [&](std::int32_t by) {
    return world.wait(world.store().adjust_capacity({once_by(staff_of("c_a")), {"c_a"}, "single", by}));
  };
  CHECK(adjust(2)->units.at(0).counters == Counters{2, 2, 2, 0, 0, 2});
  CHECK(only_center(world).confirmed_at == world.now());
  CHECK(adjust(1).error() == Fault{FaultCode::invalid_params,
                                   "/by",
                                   {{"occupied", std::int64_t{2}}, {"total", std::int64_t{2}}},
                                   false});
  CHECK(adjust(-3).error().at == "/by");
  CHECK(adjust(-1)->units.at(0).counters.occupied == 1);
  CHECK(world.wait(world.store().adjust_capacity({once_by(staff_of("c_a")), {"c_a"}, "gone", 1})).error() ==
        fault(FaultCode::not_found, "/unit"));
  CHECK(world.wait(world.store().adjust_capacity({once_by(staff_of("c_a")), {"c_b"}, "single", 1})).error() ==
        fault(FaultCode::not_found, "/center"));
}

TEMPLATE_TEST_CASE("opening and closing a center confirms it and leaves its counters alone", "", MemoryWorld,
                   RedisWorld) {
  TestType world;
  world.must(world.store().put_center(put(center_of("c_a", {{"single", 1, 2}}))));
  const Acceptance closed{false, "quarantine", world.now() + std::chrono::hours{3}};
  const auto outcome = world.must(world.store().set_accepting({once_by(staff_of("c_a")), {"c_a"}, closed}));
  CHECK(outcome.confirmed_at == world.now());
  CHECK(outcome.units.empty());
  CHECK(only_center(world).acceptance == closed);
  CHECK(only_center(world).units[0].counters.version == 1);
  world.must(world.store().set_accepting({once_by(staff_of("c_a")), {"c_a"}, {}}));
  CHECK(only_center(world).acceptance == Acceptance{});
  CHECK(world.wait(world.store().set_accepting({once_by(staff_of("c_a")), {"c_b"}, {}})).error() ==
        fault(FaultCode::not_found, "/center"));
}

TEMPLATE_TEST_CASE("neither a hold nor its end confirms a center", "", MemoryWorld, RedisWorld) {
  TestType world;
  world.must(world.store().put_center(put(center_of("c_a", {{"single", 1, 2}}))));
  world.must(world.store().hold_unit(open_and_hold("r1", "o1", {"c_a/single"})));
  world.must(world.store().answer_offer(answer("o1", RequestAction::accept, staff_of("c_a"))));
  world.must(world.store().answer_offer(answer("o1", RequestAction::arrive, staff_of("c_a"))));
  CHECK_FALSE(only_center(world).confirmed_at.has_value());
}

}  // namespace pana::test
