// Holds that run out while two daemons work on deadlines.
#include "support/catch.hpp"
#include "support/redis_shell.hpp"
#include "support/requests.hpp"
#include "support/world.hpp"

namespace pana::test {
namespace {

const std::string unit = "single";
constexpr int units = 4;  // single beds at Oral

// Every single bed at Oral is held for a request that fits nowhere else.
struct AllHeld {
  World world;
  std::unique_ptr<Console> op = world.console(0, "op_one");
  std::unique_ptr<Console> oral = world.console(1, staff_of(center::oral));
  RedisShell redis{world.redis().socket()};
  BoardCopy board;
  std::vector<std::string> requests;
  std::vector<std::string> offers;

  AllHeld() {
    board.watch(*op);
    hold();
  }

  void hold() {
    requests.clear();
    offers.clear();
    for (int i = 0; i < units; ++i) {
      const auto opened = open_request(*op, asking("p_atyrau", woman_alone(), nowhere_but({center::oral})));
      requests.push_back(text_of(opened, "request"));
      offers.push_back(text_of(object_of(opened, "offer"), "offer"));
    }
  }

  void end_all() {
    for (const auto& request : requests) op->call("request.end", withdrawal_of(request));
  }

  const UnitFigures& figures() { return board.unit(center::oral, unit); }
  // Two changes for every hold: held and given back.
  void wait_until_given_back(std::int64_t rounds) {
    board.take_until(*op, [&] { return figures().version >= 1 + rounds * units * 2; });
    CHECK(figures().version == 1 + rounds * units * 2);
    CHECK(figures().held == 0);
    CHECK(figures().free == units);
  }
};

}  // namespace

TEST_CASE("units whose center stays silent are given back exactly once, with two daemons at work on it") {
  AllHeld at;
  for (std::int64_t round = 1; round <= 5; ++round) {
    at.redis.let_run_out(at.offers);
    at.wait_until_given_back(round);
    at.end_all();
    at.hold();
  }
  CHECK(at.board.relapses().empty());
}

TEST_CASE("units that were accepted and nobody came for are given back exactly once") {
  AllHeld at;
  at.oral->call("offer.list");
  for (const auto& offer : at.offers) at.oral->call("offer.accept", change_of("offer", offer));
  at.op->call("request.watch", {{"request", at.requests.front()}});
  at.redis.let_run_out(at.offers);
  at.wait_until_given_back(1);
  for (const auto& request : at.requests) {
    const auto shown = at.op->call("request.show", {{"request", request}});
    CHECK(text_of(shown, "state") == "claimed");
    CHECK(text_of(shown, "owner") == "op_one");
    CHECK(shown.at("offers").at(0).at("state").as_string() == "expired");
  }
  // It is too late to arrive.
  for (std::size_t i = 0; i < at.offers.size(); ++i) {
    auto arrival = change_of("offer", at.offers.at(i));
    arrival["code"] = "000000";
    const auto refused = at.oral->expect_error("offer.arrived", arrival);
    CHECK(refused.reason == "already_answered");
  }
}

}  // namespace pana::test
