// Scenario 1, the whole road: from the operator's call to the person's arrival, through two daemons.
#include "support/catch.hpp"
#include "support/json_schema.hpp"
#include "support/requests.hpp"
#include "support/world.hpp"

namespace pana::test {
namespace {

const std::string unit = "family5";

// Everybody who is at work in this story: the operator at daemon 0, the center's staff at daemon 1, and a
// board open at each daemon.
struct AtWork {
  World world;
  std::unique_ptr<Console> op = world.console(0, "op_one");
  std::unique_ptr<Console> oral = world.console(1, staff_of(center::oral));
  std::unique_ptr<Console> aktau = world.console(0, staff_of(center::aktau));
  std::array<std::unique_ptr<Console>, 2> watchers{world.console(0, "op_two"),
                                                   world.console(1, "coordinator_one")};
  std::array<BoardCopy, 2> boards;

  AtWork() {
    oral->call("offer.list");
    aktau->call("offer.list");
    for (std::size_t i = 0; i < 2; ++i) boards.at(i).watch(*watchers.at(i));
  }

  // Waits until every open board shows these figures of Oral's last family5.
  void every_board_shows(std::int64_t free, std::int64_t held, std::int64_t occupied) {
    for (std::size_t i = 0; i < 2; ++i) {
      const auto& now = boards.at(i).unit(center::oral, unit);
      boards.at(i).take_until(
          *watchers.at(i), [&] { return now.free == free && now.held == held && now.occupied == occupied; });
      CHECK(boards.at(i).relapses().empty());
    }
  }

  json::object open_from_atyrau() {
    return open_request(*op, asking("p_atyrau", woman_with_four(), {{"home_place", true}}, "urgent"));
  }
};

std::vector<std::string> members_of(const json::object& object) {
  std::vector<std::string> names;
  for (const auto& member : object) names.emplace_back(member.key());
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace

TEST_CASE("a request becomes a held bed at the nearest center, and everybody concerned hears of it") {
  AtWork at;
  at.every_board_shows(1, 0, 0);

  const auto opened = at.open_from_atyrau();
  const auto request = text_of(opened, "request");
  CHECK(text_of(opened, "state") == "offered");
  const auto& offer = object_of(opened, "offer");
  CHECK(text_of(offer, "center") == center::oral);
  CHECK(text_of(offer, "unit") == unit);
  CHECK(offer.at("travel_min").as_int64() == 372);
  CHECK(object_of(opened, "candidate").at("km").as_int64() == 495);
  at.every_board_shows(0, 1, 0);
  at.op->call("request.watch", {{"request", request}});

  // The center's screen rings, at the other daemon: bands and needs, and no more.
  const auto ring = at.oral->next_notice("offer.changed");
  const auto& asked = object_of(ring, "offer");
  CHECK(asked.at("offer") == offer.at("offer"));
  CHECK(text_of(asked, "origin_region") == "23");
  CHECK(members_of(asked) == std::vector<std::string>{"answer_by", "center", "household", "made_at", "needs",
                                                      "offer", "origin_region", "request", "state",
                                                      "transport", "travel_min", "unit", "urgency"});
  const auto& children = object_of(asked, "household").at("children").as_array();
  REQUIRE(children.size() == 3);
  CHECK(children.at(2) == json::value{{"band", "14-15"}, {"girls", 0}, {"boys", 1}});
  CHECK(json::serialize(ring).find("p_atyrau") == std::string::npos);

  const auto accepted = at.oral->call("offer.accept", change_of("offer", text_of(offer, "offer")));
  CHECK(text_of(accepted, "state") == "accepted");
  const auto told = at.op->next_notice("request.changed");
  CHECK(text_of(object_of(told, "request"), "request") == request);
  CHECK(text_of(object_of(told, "request"), "state") == "accepted");
  CHECK(text_of(object_of(told, "offer"), "center") == center::oral);
  CHECK(object_of(told, "offer").at("held_until") == accepted.at("held_until"));
  at.every_board_shows(0, 1, 0);

  // The person is there: held becomes occupied.
  const auto handover = at.op->call("handover.show", {{"request", request}});
  const auto code = text_of(handover, "arrival_code");
  CHECK(code.size() == 6);
  auto arrival = change_of("offer", text_of(offer, "offer"));
  arrival["code"] = code;
  CHECK(text_of(at.oral->call("offer.arrived", arrival), "state") == "arrived");
  CHECK(text_of(object_of(at.op->next_notice("request.changed"), "request"), "state") == "placed");
  at.every_board_shows(0, 0, 1);

  // Nobody else's screen rang.
  CHECK_FALSE(at.aktau->notice_within("offer.changed", milliseconds{0}));
  CHECK(at.aktau->call("offer.list").at("offers").as_array().empty());
}

TEST_CASE("an arrival needs the right code, and a wrong one changes nothing") {
  AtWork at;
  const auto opened = at.open_from_atyrau();
  const auto offer = text_of(object_of(opened, "offer"), "offer");
  at.oral->call("offer.accept", change_of("offer", offer));
  const auto handover = at.op->call("handover.show", {{"request", text_of(opened, "request")}});
  auto wrong = text_of(handover, "arrival_code");
  wrong.back() = wrong.back() == '9' ? '0' : static_cast<char>(wrong.back() + 1);

  auto arrival = change_of("offer", offer);
  arrival["code"] = wrong;
  const auto refused = at.oral->expect_error("offer.arrived", arrival);
  CHECK(refused.reason == "wrong_credentials");
  CHECK(refused.at == "/code");
  at.every_board_shows(0, 1, 0);
}

TEST_CASE("who does not come frees the unit, and the request is back with its operator") {
  AtWork at;
  const auto opened = at.open_from_atyrau();
  at.op->call("request.watch", {{"request", text_of(opened, "request")}});
  const auto offer = text_of(object_of(opened, "offer"), "offer");
  at.oral->call("offer.accept", change_of("offer", offer));
  at.every_board_shows(0, 1, 0);
  at.oral->call("offer.no_show", change_of("offer", offer));
  const auto told = at.op->next_notice("request.changed", [](const json::object& params) {
    return text_of(object_of(params, "request"), "state") != "accepted";
  });
  CHECK(text_of(object_of(told, "request"), "state") == "claimed");
  CHECK(text_of(object_of(told, "request"), "owner") == "op_one");
  CHECK(text_of(object_of(told, "offer"), "state") == "no_show");
  at.every_board_shows(1, 0, 0);
}

TEST_CASE("who ends a request gives its unit back in the same step") {
  AtWork at;
  const auto opened = at.open_from_atyrau();
  at.every_board_shows(0, 1, 0);
  auto end = change_of("request", text_of(opened, "request"));
  end["outcome"] = "withdrawn";
  end["reason"] = "changed_mind";
  CHECK(text_of(at.op->call("request.end", end), "state") == "ended");
  at.every_board_shows(1, 0, 0);
  const auto told = at.oral->next_notice("offer.changed", [](const json::object& params) {
    return text_of(object_of(params, "offer"), "state") != "offered";
  });
  CHECK(text_of(object_of(told, "offer"), "state") == "withdrawn");
  const auto late =
      at.oral->expect_error("offer.accept", change_of("offer", text_of(object_of(opened, "offer"), "offer")));
  CHECK(late.reason == "already_answered");
}

TEST_CASE("an offer is extended once, by its center or by the referrer") {
  AtWork at;
  const auto opened = at.open_from_atyrau();
  const auto offer = text_of(object_of(opened, "offer"), "offer");
  CHECK(at.op->expect_error("offer.extend", change_of("offer", offer)).reason == "conflict");
  const auto accepted = at.oral->call("offer.accept", change_of("offer", offer));
  CHECK(at.aktau->expect_error("offer.extend", change_of("offer", offer)).reason == "not_found");
  const auto extended = at.op->call("offer.extend", change_of("offer", offer));
  CHECK(text_of(extended, "held_until") >= text_of(accepted, "held_until"));
  CHECK(at.oral->expect_error("offer.extend", change_of("offer", offer)).reason == "conflict");
}

}  // namespace pana::test
