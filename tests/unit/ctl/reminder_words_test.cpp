#include "ctl/reminder_words.hpp"

#include <boost/json/parse.hpp>

#include "domain/reminder.hpp"
#include "support/catch.hpp"

using namespace pana;
using namespace pana::ctl;

namespace {

boost::json::object told(const std::string& more) {
  return boost::json::parse(
             R"({"cursor":"1-1","reminder":{"urgency":"urgent","deadline":"2026-01-31T17:14:00.000Z",)" +
             more + "}}")
      .as_object();
}

}  // namespace

TEST_CASE("an alarm says what it is about, what is the matter and until when, at Kazakhstan's clock") {
  CHECK(reminder_words("request.alarm", told(R"("request":"r1","offer":"o1","kind":"unanswered")")) ==
        "ALARM: urgent request r1: the center has not answered; the offer runs out 22:14");
  CHECK(reminder_words("offer.reminder", told(R"("offer":"o1","kind":"not_arrived")")) ==
        "Reminder: urgent offer o1: the household has not arrived; the unit is held until 22:14");
}

TEST_CASE("every kind of reminder of the daemon has words") {
  for (const auto kind : reminder_names) {
    const auto words =
        reminder_words("request.alarm", told(R"("request":"r1","kind":")" + std::string{kind} + '"'));
    CHECK(words.ends_with("22:14"));
  }
}

TEST_CASE("what is no reminder is not taken for one") {
  CHECK(is_reminder("offer.reminder"));
  CHECK(is_reminder("request.reminder"));
  CHECK(is_reminder("request.alarm"));
  CHECK_FALSE(is_reminder("request.changed"));
}
