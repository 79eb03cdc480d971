// Centers tell their figures.
#include "core/time.hpp"
#include "support/catch.hpp"
#include "support/redis_shell.hpp"
#include "support/requests.hpp"
#include "support/world.hpp"

namespace pana::test {
namespace {

json::object report_of(const std::string& unit, std::int64_t version, json::object figures) {
  figures["unit"] = unit;
  figures["version"] = version;
  return {
      {"center", center::oral}, {"units", json::array{json::value(std::move(figures))}}, {"key", new_key()}};
}

json::object adjustment(std::int64_t by) {
  return {{"center", center::oral}, {"unit", "single"}, {"by", by}, {"key", new_key()}};
}

// A center's staff at daemon 0, and what an operator at daemon 1 sees of the center.
struct Desk {
  World world;
  std::unique_ptr<Console> staff = world.console(0, staff_of(center::oral));
  std::unique_ptr<Console> op = world.console(1, "op_one");
  BoardCopy board;

  Desk() { board.watch(*op); }
  const UnitFigures& single() { return board.unit(center::oral, "single"); }
  void wait_for_version(std::int64_t version) {
    board.take_until(*op, [&] { return single().version >= version; });
  }
};

}  // namespace

TEST_CASE("a report with a stale version is refused with the current one, and nothing of it is taken") {
  Desk at;
  const auto first = at.staff->call("capacity.report", report_of("single", 1, {{"occupied", 3}}));
  CHECK(first.at("units").at(0).at("version").to_number<int>() == 2);
  at.wait_for_version(2);
  CHECK(at.single() == UnitFigures{4, 4, 3, 0, 0, 1, 2});

  auto two = report_of("family3", 1, {{"occupied", 1}});
  two.at("units").as_array().push_back(json::object{{"unit", "single"}, {"occupied", 0}, {"version", 1}});
  const auto refused = at.staff->expect_error("capacity.report", two);
  CHECK(refused.reason == "stale_version");
  CHECK(refused.at == "/units/1/version");
  CHECK(refused.data.at("unit").as_string() == "single");
  CHECK(refused.data.at("version").to_number<int>() == 2);

  at.staff->call("capacity.report", report_of("single", 2, {{"staffed", 2}, {"out_of_service", 1}}));
  at.wait_for_version(3);
  CHECK(at.single() == UnitFigures{4, 2, 3, 0, 1, 0, 3});
  CHECK(at.board.unit(center::oral, "family3").occupied == 0);
}

TEST_CASE("an adjustment counts up and down, and never below nothing or above the total") {
  Desk at;
  at.staff->call("capacity.adjust", adjustment(4));
  const auto full = at.staff->expect_error("capacity.adjust", adjustment(1));
  CHECK(full.reason == "invalid_params");
  CHECK(full.at == "/by");
  CHECK(full.data.at("total").to_number<int>() == 4);
  at.staff->call("capacity.adjust", adjustment(-4));
  CHECK(at.staff->expect_error("capacity.adjust", adjustment(-1)).at == "/by");
  at.wait_for_version(3);
  CHECK(at.single() == UnitFigures{4, 4, 0, 0, 0, 4, 3});
}

TEST_CASE("only what a person tells refreshes the confirmation: a hold, a decline and an expiry do not") {
  Desk at;
  const auto confirmed = [&] { return at.board.confirmed().at(center::oral); };
  const auto before = confirmed();
  const auto opened = open_request(*at.op, asking("p_atyrau", woman_alone(), nowhere_but({center::oral})));
  auto decline = change_of("offer", text_of(object_of(opened, "offer"), "offer"));
  decline["reason"] = "no_staff";
  at.staff->call("offer.decline", decline);
  const auto second = open_request(*at.op, asking("p_atyrau", woman_alone(), nowhere_but({center::oral})));
  RedisShell(at.world.redis().socket()).let_run_out({text_of(object_of(second, "offer"), "offer")});
  at.wait_for_version(5);
  CHECK(confirmed() == before);

  const auto told = at.staff->call("capacity.confirm", {{"center", center::oral}, {"key", new_key()}});
  CHECK(text_of(told, "confirmed_at") > before);
  at.board.take_until(*at.op, [&] { return confirmed() == text_of(told, "confirmed_at"); });
  const auto adjusted = at.staff->call("capacity.adjust", adjustment(1));
  CHECK(text_of(adjusted, "confirmed_at") > text_of(told, "confirmed_at"));
}

TEST_CASE("a center that does not accept people is not offered anything until it opens again") {
  Desk at;
  const json::object close{
      {"center", center::oral}, {"accepting", false}, {"reason", "quarantine"}, {"key", new_key()}};
  at.staff->call("center.accepting", close);
  at.board.take_until(*at.op, [&] { return !at.board.accepting().at(center::oral); });
  const auto basics = asking("p_atyrau", woman_alone(), nowhere_but({center::oral}));
  const auto opened = open_request(*at.op, basics);
  CHECK(text_of(opened, "state") == "waiting");
  CHECK(object_of(opened, "blocked").at("not_accepting").to_number<int>() == 1);
  at.staff->call("offer.list");
  at.staff->call("center.accepting", {{"center", center::oral}, {"accepting", true}, {"key", new_key()}});
  const auto ring = at.staff->next_notice("offer.changed");
  CHECK(object_of(ring, "offer").at("request") == opened.at("request"));
}

TEST_CASE("an operator may report on a center's behalf, another center may not") {
  Desk at;
  CHECK_NOTHROW(at.op->call("capacity.adjust", adjustment(1)));
  const auto refused =
      at.world.console(0, staff_of(center::aktau))->expect_error("capacity.adjust", adjustment(1));
  CHECK(refused.reason == "not_allowed");
  CHECK(refused.at == "/center");
}

TEST_CASE("overflow places that a coordinator opens are offered like others, and end by themselves") {
  Desk at;
  const auto coordinator = at.world.console(0, "coordinator_one");
  const auto overflow = [&](std::int64_t places, std::optional<Instant> until) {
    json::object params{{"center", center::oral}, {"unit", "single"}, {"places", places}, {"key", new_key()}};
    if (until) params["until"] = to_rfc3339(*until);
    return params;
  };
  const auto single = [&]() -> const UnitFigures& { return at.board.unit(center::oral, "single"); };
  const auto before = single();
  const auto soon = SystemClock{}.now() + seconds{3};
  coordinator->call("capacity.overflow", overflow(2, soon));
  at.board.take_until(*at.op, [&] { return single().free == before.free + 2; });
  // The daemon takes them back when the time has come.
  at.board.take_until(*at.op, [&] { return single().free == before.free; });
  CHECK(SystemClock{}.now() >= soon);
  CHECK(single().total == before.total);

  CHECK(coordinator->expect_error("capacity.overflow", overflow(1, soon)).at == "/until");
  CHECK(coordinator->expect_error("capacity.overflow", overflow(101, soon)).at == "/places");
  CHECK(coordinator->expect_error("capacity.overflow", overflow(1, std::nullopt)).at == "/until");
  CHECK(at.op->expect_error("capacity.overflow", overflow(0, std::nullopt)).reason == "not_allowed");
}

}  // namespace pana::test
