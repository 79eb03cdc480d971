// Scenario 6: a center does not answer or declines, and the next nearest is asked by itself.
#include "support/catch.hpp"
#include "support/redis_shell.hpp"
#include "support/requests.hpp"
#include "support/world.hpp"

namespace pana::test {
namespace {

// The next state of a request that its operator is told of.
json::object next_change(Console& console, std::string_view state) {
  return console.next_notice("request.changed", [&](const json::object& params) {
    return object_of(params, "request").at("state").as_string() == state;
  });
}

std::vector<std::pair<std::string, std::string>> chain_of(Console& console, const std::string& request) {
  std::vector<std::pair<std::string, std::string>> chain;
  const auto shown = console.call("request.show", {{"request", request}});
  for (const auto& link : shown.at("offers").as_array()) {
    chain.emplace_back(link.at("center").as_string(), link.at("state").as_string());
  }
  return chain;
}

std::unique_ptr<Console> staff_at_work(World& world, std::size_t which, const std::string& center) {
  auto console = world.console(which, staff_of(center));
  console->call("offer.list");
  return console;
}

json::object next_offer(Console& staff) {
  const auto ring = staff.next_notice("offer.changed", [](const json::object& params) {
    return object_of(params, "offer").at("state").as_string() == "offered";
  });
  return object_of(ring, "offer");
}

void decline_next(Console& staff) {
  auto answer = change_of("offer", text_of(next_offer(staff), "offer"));
  answer["reason"] = "no_staff";
  CHECK(text_of(staff.call("offer.decline", answer), "state") == "declined");
}

const std::vector<std::string> short_limits{"time_limits.standard.reminder_s=5",
                                            "time_limits.standard.alarm_s=5",
                                            "time_limits.standard.answer_s=10"};

}  // namespace

TEST_CASE("a center that does not answer in time is passed over for the next nearest, by itself, for good") {
  World world({short_limits, {}, {}});
  const auto op = world.console(0, "op_one");
  const auto oral = staff_at_work(world, 0, center::oral);
  const auto aktobe = staff_at_work(world, 1, center::aktobe);
  const auto aktau = staff_at_work(world, 0, center::aktau);

  const auto opened = open_request(*op, asking("p_atyrau", woman_with_four(), {{"home_place", true}}));
  const auto request = text_of(opened, "request");
  op->call("request.watch", {{"request", request}});
  CHECK(text_of(next_offer(*oral), "request") == request);

  // Nobody does anything; ten seconds later:
  const auto second = next_offer(*aktobe);
  CHECK(text_of(second, "request") == request);
  CHECK(text_of(second, "made_at") >= text_of(object_of(opened, "offer"), "answer_by"));
  CHECK(text_of(object_of(next_change(*op, "offered"), "offer"), "center") == center::aktobe);

  RedisShell(world.redis().socket()).let_run_out({text_of(second, "offer")});
  CHECK(text_of(next_offer(*aktau), "request") == request);
  CHECK(chain_of(*op, request) ==
        std::vector<std::pair<std::string, std::string>>{
            {center::oral, "expired"}, {center::aktobe, "expired"}, {center::aktau, "offered"}});
  const auto late =
      oral->expect_error("offer.accept", change_of("offer", text_of(object_of(opened, "offer"), "offer")));
  CHECK(late.reason == "already_answered");
}

TEST_CASE(
    "a decline goes to the next nearest by itself, each center is asked once, and then the request waits") {
  World world;
  const auto op = world.console(0, "op_one");
  const auto oral = staff_at_work(world, 1, center::oral);
  const auto aktobe = staff_at_work(world, 0, center::aktobe);
  const auto aktau = staff_at_work(world, 1, center::aktau);
  const auto atyrau = staff_at_work(world, 1, center::atyrau);
  BoardCopy board;
  board.watch(*op);
  const json::object one_more{{"center", center::atyrau}, {"unit", "family5"}, {"by", 1}, {"key", new_key()}};
  atyrau->call("capacity.adjust", one_more);
  board.take_until(*op, [&] { return board.unit(center::atyrau, "family5").free == 0; });

  const auto four = nowhere_but({center::oral, center::aktobe, center::aktau, center::atyrau});
  const auto opened = open_request(*op, asking("p_atyrau", woman_with_four(), four));
  const auto request = text_of(opened, "request");
  op->call("request.watch", {{"request", request}});
  decline_next(*oral);
  decline_next(*aktobe);
  decline_next(*aktau);
  for (int i = 0; i < 3; ++i) next_change(*op, "waiting");
  const std::vector<std::pair<std::string, std::string>> declined{
      {center::oral, "declined"}, {center::aktobe, "declined"}, {center::aktau, "declined"}};
  CHECK(chain_of(*op, request) == declined);

  // A place that becomes free is offered to it.
  const json::object one_less{
      {"center", center::atyrau}, {"unit", "family5"}, {"by", -1}, {"key", new_key()}};
  atyrau->call("capacity.adjust", one_less);
  CHECK(text_of(next_offer(*atyrau), "request") == request);
  auto all = declined;
  all.emplace_back(center::atyrau, "offered");
  CHECK(chain_of(*op, request) == all);
}

TEST_CASE("a freed unit goes to the most urgent of those who wait, and among them to the oldest") {
  World world;
  const auto exclude = nowhere_but({center::atyrau});
  const auto open = [&](std::string_view urgency) {
    return open_request(*world.console(0, "op_one"), asking("p_atyrau", woman_with_four(), exclude, urgency));
  };
  const auto first = open("standard");
  CHECK(text_of(first, "state") == "offered");
  const auto standard = open("standard");
  const auto emergency = open("emergency");
  const auto later_emergency = open("emergency");
  CHECK(text_of(emergency, "state") == "waiting");
  CHECK(object_of(emergency, "blocked").at("no_free_unit").to_number<int>() == 1);
  std::vector<std::string> turn{text_of(emergency, "request"), text_of(later_emergency, "request"),
                                text_of(standard, "request")};

  // One daemon, fresh, which has looked through those who wait: their next search is most of a minute away.
  world.daemon(1).kill_now();
  world.daemon(0).kill_now();
  world.daemon(0).start();
  world.daemon(0).wait_until_ready();
  const auto op = world.console(0, "op_one");
  const auto atyrau = staff_at_work(world, 0, center::atyrau);
  RedisShell redis(world.redis().socket());
  auto holder = text_of(first, "request");
  const auto wait_until_searched = [&] {
    while (!redis.all_wait_for(turn, seconds{30})) op->notice_within("queue.changed", milliseconds{10});
  };
  wait_until_searched();
  while (!turn.empty()) {
    op->call("request.end", withdrawal_of(holder));
    holder = text_of(next_offer(*atyrau), "request");
    REQUIRE(holder == turn.front());
    turn.erase(turn.begin());
    wait_until_searched();
  }
}

}  // namespace pana::test
