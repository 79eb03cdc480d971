// Scenario 9: a center at Shymkent has to be left by 32 people, one household at a time, none split.
#include <map>
#include <set>

#include "support/catch.hpp"
#include "support/panactl.hpp"
#include "support/requests.hpp"
#include "support/world.hpp"

namespace pana::test {
namespace {

const std::string snowdrop = "c_ysofyk";  // 79-01, at Shymkent
using Unit = BoardCopy::UnitName;

json::object child(std::string_view band, int girls, int boys) {
  return {{"band", band}, {"girls", girls}, {"boys", boys}};
}

json::object leaving(int women, json::array children = {}) {
  return {{"household", json::object{{"women", women}, {"children", std::move(children)}}},
          {"urgency", "urgent"}};
}

// Ten households, 32 people.
json::array all_leaving() {
  return {leaving(1, {child("3-6", 1, 0), child("7-11", 0, 1)}),
          leaving(1, {child("0-2", 1, 0)}),
          leaving(1, {child("7-11", 1, 0), child("14-15", 0, 1)}),
          leaving(1, {child("0-2", 0, 1), child("3-6", 1, 1), child("12-13", 1, 0)}),
          leaving(1, {child("3-6", 2, 0), child("7-11", 0, 1)}),
          leaving(1),
          leaving(2),
          leaving(1, {child("3-6", 1, 1), child("12-13", 1, 0)}),
          leaving(1, {child("7-11", 0, 2)}),
          leaving(1, {child("3-6", 1, 0), child("7-11", 2, 0), child("16-17", 0, 1)})};
}

json::object all_of_snowdrop() {
  return {{"center", snowdrop}, {"households", all_leaving()}};
}

World::Options with_the_south() {
  World::Options options;
  options.more_accounts.push_back({"coordinator_south", "coordinator", "", {"79"}});
  for (const auto* id : {"c_8sec3z", "c_xjxawg", "c_xtknco", "c_tnz352", "c_7ek9ab"})
    options.more_accounts.push_back({staff_of(id), "center", id});
  return options;
}

// A coordinator of Shymkent at each daemon, and two boards of the whole country.
struct AtWork {
  World world{with_the_south()};
  std::array<std::unique_ptr<Console>, 2> south{world.console(0, "coordinator_south"),
                                                world.console(1, "coordinator_south")};
  std::array<std::unique_ptr<Console>, 2> watchers{world.console(0, "coordinator_one"),
                                                   world.console(1, "coordinator_one")};
  std::array<BoardCopy, 2> boards;

  AtWork() {
    for (std::size_t i = 0; i < 2; ++i) boards.at(i).watch(*watchers.at(i));
  }

  json::object place(std::size_t which, const json::value& line) {
    auto params = all_leaving().at(static_cast<std::size_t>(line.at("household").as_int64())).as_object();
    params["center"] = snowdrop;
    params["to"] = line.at("candidate").at("center");
    params["unit"] = line.at("candidate").at("unit");
    params["key"] = new_key();
    return south.at(which)->call("relocation.place", params);
  }
};

Unit unit_of(const json::value& line) {
  const auto& to = line.at("candidate").as_object();
  return {text_of(to, "center"), text_of(to, "unit")};
}

std::map<Unit, std::int64_t> held(const BoardCopy& board) {
  std::map<Unit, std::int64_t> held;
  for (const auto& [unit, figures] : board.units()) {
    if (figures.held > 0) held[unit] = figures.held;
  }
  return held;
}

}  // namespace

TEST_CASE("a center is left by 32 people: one plan, one household at a time, none split, every bed counted") {
  AtWork at;
  const auto plan = at.south[0]->call("relocation.plan", all_of_snowdrop());
  const auto& assigned = plan.at("assigned").as_array();
  CHECK(plan.at("unplaced").as_array().empty());
  REQUIRE(assigned.size() == 10);
  std::map<Unit, std::int64_t> planned;
  for (const auto& line : assigned) ++planned[unit_of(line)];
  for (const auto& [unit, count] : planned) {
    CHECK(unit.first != snowdrop);
    CHECK(count <= at.boards[0].units().at(unit).free);
  }
  CHECK(held(at.boards[0]).empty());  // a plan holds nothing
  CHECK(at.south[1]->call("relocation.plan", all_of_snowdrop()) == plan);

  std::set<std::string> requests;
  for (std::size_t i = 0; i < assigned.size(); ++i) {
    const auto placed = at.place(i % 2, assigned[i]);
    CHECK(text_of(placed, "state") == "offered");
    const auto& offer = object_of(placed, "offer");
    CHECK(Unit{text_of(offer, "center"), text_of(offer, "unit")} == unit_of(assigned[i]));
    requests.insert(text_of(placed, "request"));
  }
  CHECK(requests.size() == 10);
  for (std::size_t i = 0; i < 2; ++i) {
    at.boards.at(i).take_until(*at.watchers.at(i), [&] { return held(at.boards.at(i)) == planned; });
    CHECK(at.boards.at(i).relapses().empty());
  }
  CHECK(at.boards[0].units() == at.boards[1].units());
}

TEST_CASE("a coordinator follows the households that they move, hands them over, and sees no other request") {
  AtWork at;
  const auto plan = at.south[0]->call("relocation.plan", all_of_snowdrop());
  const auto& first = plan.at("assigned").at(0);
  const auto placed = at.place(0, first);
  const json::object request{{"request", placed.at("request")}};
  CHECK(text_of(at.south[1]->call("request.watch", request), "state") == "offered");
  CHECK(at.south[0]->expect_error("handover.show", request).reason == "conflict");

  const auto staff = at.world.console(1, staff_of(unit_of(first).first));
  staff->call("offer.accept", change_of("offer", text_of(object_of(placed, "offer"), "offer")));
  const auto told = at.south[1]->next_notice("request.changed");
  CHECK(text_of(object_of(told, "request"), "state") == "accepted");
  CHECK(text_of(object_of(told, "offer"), "center") == unit_of(first).first);
  CHECK(text_of(at.south[0]->call("handover.show", request), "arrival_code").size() == 6);

  const auto of_operator = open_request(*at.world.console(0, "op_one"), asking("p_atyrau", woman_alone()));
  for (const auto* method : {"request.show", "request.watch", "handover.show"}) {
    CAPTURE(method);
    CHECK(at.watchers[0]->expect_error(method, request).reason == "not_found");
    CHECK(at.south[0]->expect_error(method, {{"request", of_operator.at("request")}}).reason == "not_found");
  }
  CHECK(at.south[0]->expect_error("request.queue").reason == "not_allowed");
  CHECK(text_of(at.south[0]->call("request.end", withdrawal_of(text_of(placed, "request"))), "state") ==
        "ended");
}

TEST_CASE("a unit of the plan that somebody has taken meanwhile is refused, and a new plan has another") {
  AtWork at;
  const json::object one{{"center", snowdrop}, {"households", json::array{all_leaving().at(3)}}};
  auto moving = one.at("households").at(0).as_object();
  moving["center"] = snowdrop;
  const auto line = at.south[0]->call("relocation.plan", one).at("assigned").at(0);
  moving["to"] = line.at("candidate").at("center");
  moving["unit"] = line.at("candidate").at("unit");
  for (auto left = at.boards[0].units().at(unit_of(line)).free; left > 0; --left) {
    moving["key"] = new_key();
    at.south[0]->call("relocation.place", moving);
  }
  moving["key"] = new_key();
  CHECK(at.south[0]->expect_error("relocation.place", moving).reason == "no_place");
  at.boards[0].take_until(*at.watchers[0], [&] { return at.boards[0].units().at(unit_of(line)).free == 0; });
  CHECK(unit_of(at.south[0]->call("relocation.plan", one).at("assigned").at(0)) != unit_of(line));
}

TEST_CASE("a center is relocated by coordinators of its region only") {
  AtWork at;
  auto params = all_of_snowdrop();
  params["center"] = center::oral;
  CHECK(at.south[0]->expect_error("relocation.plan", params).reason == "not_allowed");
  CHECK(at.world.console(0, "op_one")->expect_error("relocation.plan", all_of_snowdrop()).reason ==
        "not_allowed");
}

TEST_CASE("panactl shows the plan as a table, and holds the units household by household") {
  AtWork at;
  const std::vector<std::string> words{"relocate",    "79-01",
                                       "--household", "women=1 girl:3-6 boy:7-11",
                                       "--household", "women=2 urgency=urgent"};
  auto only_plan = words;
  only_plan.emplace_back("--plan");
  const auto planned = panactl(at.world, "coordinator_south", test_password, only_plan);
  CAPTURE(planned.output);
  CHECK(planned.code == 0);
  CHECK(planned.output.find("HOUSEHOLD  PEOPLE") != std::string::npos);
  CHECK(planned.output.find("request r") == std::string::npos);

  CHECK(panactl(at.world, "coordinator_south", test_password, words).code == 2);  // nobody there to say yes
  auto at_once = words;
  at_once.emplace_back("--yes");
  const auto moved = panactl(at.world, "coordinator_south", test_password, at_once);
  CAPTURE(moved.output);
  CHECK(moved.code == 0);
  CHECK(moved.output.find("Household 2: request r") != std::string::npos);
  at.boards[1].take_until(*at.watchers[1], [&] {
    std::int64_t all = 0;
    for (const auto& [unit, count] : held(at.boards[1])) all += count;
    return all == 2;
  });
}

}  // namespace pana::test
