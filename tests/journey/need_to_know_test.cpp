// Who sees what: officers regions and, once accepted, their center; centers the offers made to them.
#include <boost/json/serialize.hpp>

#include "support/catch.hpp"
#include "support/requests.hpp"
#include "support/world.hpp"

namespace pana::test {
namespace {

// Every id and every name of a center.
std::vector<std::string> names_of_centers() {
  std::vector<std::string> names;
  for (const auto& entry : demo_register()) {
    names.push_back(text_of(entry.as_object(), "center"));
    for (const auto& name : entry.at("name").as_object()) names.emplace_back(name.value().as_string());
  }
  return names;
}

bool names_a_center(const json::object& told) {
  static const auto names = names_of_centers();
  const auto text = json::serialize(told);
  return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
    return text.find('"' + name + '"') != std::string::npos;
  });
}

std::string state_told(const json::object& params) {
  return text_of(object_of(params, "offer"), "state");
}

}  // namespace

TEST_CASE("an officer sees regions with yes or no, and no center") {
  World world;
  const auto officer = world.console(0, "officer_one");
  const auto board = officer->call("board.watch");
  CHECK(board.at("regions").as_array().size() == 18);
  CHECK_FALSE(board.contains("centers"));
  CHECK_FALSE(names_a_center(board));

  // Both centers of West Kazakhstan close: its yes becomes a no.
  for (const auto& id : {center::oral, center::aksai}) {
    const auto staff = world.console(1, staff_of(id));
    staff->call("center.accepting",
                {{"center", id}, {"accepting", false}, {"reason", "quarantine"}, {"key", new_key()}});
  }
  const auto changed = officer->next_notice("board.changed");
  CHECK(changed.at("regions") ==
        json::value(json::array{json::object{{"region", "27"}, {"available", false}}}));
  CHECK_FALSE(names_a_center(changed));
}

TEST_CASE("an officer learns which center it is once it has accepted, and not before") {
  World world;
  const auto officer = world.console(0, "officer_one");
  const auto oral = world.console(1, staff_of(center::oral));
  auto basics = asking("p_atyrau", woman_with_four(), {{"home_place", true}}, "emergency");
  basics["origin"] = {{"region", "23"}};
  const auto opened = open_request(*officer, basics);
  CHECK(text_of(opened, "state") == "offered");
  CHECK_FALSE(names_a_center(opened));
  const json::object request{{"request", text_of(opened, "request")}};
  CHECK_FALSE(names_a_center(officer->call("request.watch", request)));
  CHECK_FALSE(names_a_center(officer->call("request.show", request)));
  CHECK(officer->expect_error("handover.show", request).reason == "conflict");

  oral->call("offer.accept", change_of("offer", text_of(object_of(opened, "offer"), "offer")));
  const auto told = officer->next_notice("request.changed");
  CHECK(state_told(told) == "accepted");
  CHECK(text_of(object_of(told, "offer"), "center") == center::oral);
  const auto shown = officer->call("request.show", request);
  CHECK(shown.at("offers").at(0).at("center").as_string() == center::oral);
  CHECK(text_of(officer->call("handover.show", request), "arrival_code").size() == 6);
}

TEST_CASE("a declining center is never named to the officer") {
  World world;
  const auto officer = world.console(0, "officer_one");
  const auto opened =
      open_request(*officer, asking("p_atyrau", woman_with_four(), {{"home_place", true}}, "emergency"));
  const json::object request{{"request", text_of(opened, "request")}};
  officer->call("request.watch", request);
  auto decline = change_of("offer", text_of(object_of(opened, "offer"), "offer"));
  decline["reason"] = "no_staff";
  world.console(1, staff_of(center::oral))->call("offer.decline", decline);
  for (;;) {
    const auto told = officer->next_notice("request.changed");
    CHECK_FALSE(names_a_center(told));
    if (state_told(told) == "offered") break;
  }
  const auto shown = officer->call("request.show", request);
  CHECK(shown.at("offers").as_array().size() == 2);
  CHECK_FALSE(names_a_center(shown));
}

TEST_CASE("another's request does not exist for an officer") {
  auto& world = shared_world();
  const auto one = world.console(0, "officer_one");
  const auto two = world.console(1, "officer_two");
  const auto opened = open_request(*one, asking("p_atyrau", woman_alone(), {}, "standard"), "queue");
  const json::object request{{"request", text_of(opened, "request")}};
  for (const auto* method : {"request.show", "request.watch", "handover.show"}) {
    CAPTURE(method);
    CHECK(two->expect_error(method, request).reason == "not_found");
  }
  CHECK(two->expect_error("request.end", withdrawal_of(text_of(opened, "request"))).reason == "not_found");
  CHECK(two->expect_error("request.place", change_of("request", text_of(opened, "request"))).reason ==
        "not_found");
  one->call("request.end", withdrawal_of(text_of(opened, "request")));
}

TEST_CASE("another center's offer does not exist for a center") {
  World world;
  const auto op = world.console(0, "op_one");
  const auto aktau = world.console(1, staff_of(center::aktau));
  aktau->call("offer.list");
  const auto opened = open_request(*op, asking("p_atyrau", woman_with_four(), {{"home_place", true}}));
  const auto offer = text_of(object_of(opened, "offer"), "offer");
  for (const auto* method : {"offer.accept", "offer.extend", "offer.no_show"}) {
    CAPTURE(method);
    CHECK(aktau->expect_error(method, change_of("offer", offer)).reason == "not_found");
  }
  auto decline = change_of("offer", offer);
  decline["reason"] = "no_staff";
  CHECK(aktau->expect_error("offer.decline", decline).reason == "not_found");
  auto arrival = change_of("offer", offer);
  arrival["code"] = "123456";
  CHECK(aktau->expect_error("offer.arrived", arrival).reason == "not_found");
  CHECK(aktau->call("offer.list").at("offers").as_array().empty());
  CHECK_FALSE(aktau->notice_within("offer.changed", milliseconds{0}));
}

TEST_CASE("a center sees of the board its own entry only") {
  const auto staff = shared_world().console(0, staff_of(center::oral));
  const auto board = staff->call("board.watch");
  REQUIRE(board.at("centers").as_array().size() == 1);
  CHECK(board.at("centers").at(0).at("center").as_string() == center::oral);
}

}  // namespace pana::test
