// Figures that tell of many people and of nobody: months that are over, and how many wait in each region.
#include "store/keys.hpp"
#include "support/catch.hpp"
#include "support/redis_shell.hpp"
#include "support/requests.hpp"
#include "support/world.hpp"

namespace pana::test {
namespace {

const json::object some_years{{"from", "2024-01"}, {"to", "2026-12"}};

std::string queued_from(Console& op, const std::string& place) {
  return text_of(open_request(op, asking(place, woman_alone()), "queue"), "request");
}

// "23 2, 27 1".
std::string waiting(Console& console) {
  std::string words;
  const auto shown = console.call("request.waiting");
  for (const auto& one : shown.at("regions").as_array()) {
    if (!words.empty()) words += ", ";
    words += text_of(one.as_object(), "region") + " " + std::to_string(one.at("waiting").as_int64());
  }
  return words;
}

}  // namespace

TEST_CASE("what was counted of a month that is over is told without small figures, and then forgotten") {
  World world;
  RedisShell shell(world.redis().socket());
  const auto counted = [&](const std::string& what, int count) {
    shell.number({"HSET", std::string{store::keys::tallies}, "2025-10 " + what, std::to_string(count)});
  };
  counted("withdrawn", 7);
  counted("duplicate", 3);
  for (const auto& center : {center::oral, center::aksai, center::aktobe}) counted("accepted " + center, 4);
  for (const std::size_t which : {0U, 1U}) world.daemon(which).kill_now();
  world.daemon(0).start();
  REQUIRE(world.daemon(0).logs("month_summarised"));
  world.daemon(1).start();
  for (const std::size_t which : {0U, 1U}) world.daemon(which).wait_until_ready();

  const auto coordinator = world.console(0, "coordinator_one");
  const auto months = coordinator->call("report.summary", some_years).at("months").as_array();
  REQUIRE(months.size() == 1);
  CHECK(text_of(months[0].as_object(), "month") == "2025-10");
  CHECK(months[0].at("figures") == json::value{{"withdrawn", 7}, {"accepted", 12}});
  CHECK(shell.number({"HLEN", std::string{store::keys::tallies}}) == 0);

  CHECK(world.console(1, "auditor_one")->call("report.summary", some_years).at("months") == months);
  CHECK(world.console(1, "op_one")->expect_error("report.summary", some_years).reason == "not_allowed");
  const auto refused = coordinator->expect_error("report.summary", {{"from", "2026-02"}, {"to", "2026-01"}});
  CHECK(refused.reason + " " + refused.at == "invalid_params /to");
  const auto no_day =
      coordinator->expect_error("report.summary", {{"from", "2026-02-01"}, {"to", "2026-03"}});
  CHECK(no_day.at == "/from");
}

TEST_CASE("a coordinator sees at once how many wait in which region, of the own regions only") {
  World world{{{}, {}, {{"coordinator_west", "coordinator", "", {"27"}}}}};
  const auto op = world.console(0, "op_one");
  const auto whole = world.console(1, "coordinator_one");
  const auto west = world.console(1, "coordinator_west");
  CHECK(waiting(*whole).empty());
  CHECK(waiting(*west).empty());
  const auto first = queued_from(*op, "p_atyrau");
  const auto notice = whole->next_notice("waiting.changed");
  CHECK(notice.size() == 1);
  queued_from(*op, "p_atyrau");
  queued_from(*op, "p_oral");
  CHECK(waiting(*west) == "27 1");
  CHECK(waiting(*whole) == "23 2, 27 1");
  op->call("request.end", withdrawal_of(first));
  CHECK(waiting(*whole) == "23 1, 27 1");
  CHECK(op->expect_error("request.waiting").reason == "not_allowed");
}

}  // namespace pana::test
