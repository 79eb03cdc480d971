// Scenario 6: a center does not answer: a reminder to it, an alarm to the operators, then the next nearest.
// Each is told once, though two daemons look for what is due.
#include <algorithm>

#include "support/catch.hpp"
#include "support/requests.hpp"
#include "support/world.hpp"

namespace pana::test {
namespace {

const std::vector<std::string> short_limits{
    "time_limits.standard.reminder_s=5", "time_limits.standard.alarm_s=6", "time_limits.standard.answer_s=10",
    "time_limits.standard.claim_s=30"};

std::size_t count_of(Console& console, std::string_view method) {
  const auto& notices = console.notices();
  return static_cast<std::size_t>(
      std::count_if(notices.begin(), notices.end(),
                    [&](const json::object& notice) { return notice.at("method").as_string() == method; }));
}

json::object next_reminder(Console& console, std::string_view method) {
  return object_of(console.next_notice(method), "reminder");
}

std::string next_offer(Console& staff) {
  return text_of(object_of(staff.next_notice("offer.changed"), "offer"), "offer");
}

}  // namespace

TEST_CASE(
    "a silent center is reminded, then the operators are alarmed, then the next nearest is asked: each "
    "once") {
  World world({short_limits, {}, {}});
  const auto officer = world.console(0, "officer_one");
  const auto queue = world.console(1, "op_two");
  const auto oral = world.console(1, staff_of(center::oral));
  const auto aktobe = world.console(0, staff_of(center::aktobe));
  queue->call("request.queue");
  oral->call("offer.list");
  aktobe->call("offer.list");
  const auto opened = open_request(*officer, asking("p_atyrau", woman_with_four(), {{"home_place", true}}));
  const auto request = text_of(opened, "request");
  officer->call("request.watch", {{"request", request}});
  const auto offer = next_offer(*oral);

  const auto reminder = next_reminder(*oral, "offer.reminder");
  CHECK(text_of(reminder, "offer") == offer);
  CHECK(text_of(reminder, "kind") == "unanswered");
  CHECK(text_of(reminder, "deadline") == text_of(object_of(opened, "offer"), "answer_by"));
  CHECK_FALSE(reminder.contains("request"));
  for (auto* console : {queue.get(), officer.get()}) {
    const auto alarm = next_reminder(*console, "request.alarm");
    CHECK(text_of(alarm, "request") == request);
    CHECK(text_of(alarm, "kind") == "unanswered");
    CHECK(text_of(alarm, "offer") == offer);
  }
  CHECK(next_offer(*aktobe) != offer);
  // An answer stands behind the notices of what came before it.
  oral->call("offer.list");
  queue->call("request.queue");
  CHECK(count_of(*oral, "offer.reminder") == 0);
  CHECK(count_of(*queue, "request.alarm") == 0);
  CHECK(count_of(*queue, "offer.reminder") == 0);
  officer->call("request.end", withdrawal_of(request));
}

TEST_CASE(
    "nobody claims a queued request: alarms to every operator who follows the queue and may know of it") {
  World world({short_limits, {}, {}});
  const auto one = world.console(0, "op_one");
  const auto two = world.console(1, "op_two");
  one->call("request.queue");
  two->call("request.queue");
  json::object exclude{{"conceal_from", json::object{{"accounts", json::array{"op_two"}}}}};
  const auto hidden =
      text_of(open_request(*one, asking("p_atyrau", woman_alone(), exclude), "queue"), "request");
  for (int i = 0; i < 2; ++i) {
    const auto alarm = next_reminder(*one, "request.alarm");
    CHECK(text_of(alarm, "request") == hidden);
    CHECK(text_of(alarm, "kind") == "unclaimed");
  }
  const auto open = text_of(open_request(*one, asking("p_atyrau", woman_alone()), "queue"), "request");
  CHECK(text_of(next_reminder(*two, "request.alarm"), "request") == open);
  one->call("request.end", withdrawal_of(hidden));
  one->call("request.end", withdrawal_of(open));
}

TEST_CASE("whoever has claimed a request is reminded before the claim ends, and nobody else") {
  World world({short_limits, {}, {}});
  const auto one = world.console(0, "op_one");
  const auto two = world.console(1, "op_two");
  one->call("request.queue");
  two->call("request.queue");
  const auto request = text_of(open_request(*two, asking("p_atyrau", woman_alone()), "queue"), "request");
  const auto claimed = one->call("request.claim", change_of("request", request));
  // After 21 of the 30 seconds that are the shortest claim.
  const auto told = one->notice_within("request.reminder", milliseconds{40'000});
  REQUIRE(told.has_value());
  const auto reminder = object_of(*told, "reminder");
  CHECK(text_of(reminder, "request") == request);
  CHECK(text_of(reminder, "kind") == "claim_ends");
  CHECK(text_of(reminder, "deadline") == text_of(claimed, "deadline"));
  two->call("request.queue");
  CHECK(count_of(*two, "request.reminder") == 0);
  // The claim runs out; the alarms go on.
  CHECK(text_of(next_reminder(*two, "request.alarm"), "kind") == "unclaimed");
}

}  // namespace pana::test
