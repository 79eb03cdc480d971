#include "domain/reminder.hpp"

#include "support/catch.hpp"

using namespace pana;

namespace {
using R = RequestState;
const Instant noon = *from_rfc3339("2026-01-31T12:00:00Z");
const TimeLimits limits{seconds{600}, seconds{180}, seconds{420}, minutes{90}, seconds{600}};
}  // namespace

TEST_CASE("Every state of an open request has something that runs out, the last ones nothing") {
  for (std::size_t i = 0; i < request_state_names.size(); ++i) {
    const auto state = static_cast<R>(i);
    CHECK(reminder_of(state).has_value() == is_open(state));
  }
  for (std::size_t i = 0; i < reminder_names.size(); ++i)
    CHECK(reminder_from(reminder_names[i]) == static_cast<ReminderKind>(i));
  CHECK_FALSE(reminder_from("late").has_value());
}

TEST_CASE("A short hold is reminded of at half, a long one half an hour before its end") {
  CHECK(first_reminder(R::accepted, noon, limits, noon + minutes{40}) == noon + minutes{20});
  CHECK(first_reminder(R::accepted, noon, limits, noon + minutes{60}) == noon + minutes{30});
  CHECK(first_reminder(R::accepted, noon, limits, noon + minutes{600}) == noon + minutes{570});
  CHECK(first_reminder(R::claimed, noon, limits, noon + minutes{10}) == noon + minutes{7});
  CHECK(first_reminder(R::offered, noon, limits, {}) == noon + limits.reminder);
}

TEST_CASE("After the reminder of an offer comes one alarm, after that of a claim or a hold nothing") {
  const auto planned = noon + limits.reminder;
  CHECK(next_reminder(R::offered, 1, planned, planned, limits) == noon + limits.alarm);
  CHECK_FALSE(next_reminder(R::offered, 2, planned, planned, limits).has_value());
  CHECK_FALSE(next_reminder(R::claimed, 1, planned, planned, limits).has_value());
  CHECK_FALSE(next_reminder(R::accepted, 1, planned, planned, limits).has_value());
  CHECK_FALSE(is_alarm(R::offered, 1));
  CHECK(is_alarm(R::offered, 2));
}

TEST_CASE("While nobody has a request alarms go on, and those that were missed are left out") {
  for (const auto state : {R::queued, R::waiting}) {
    CHECK(is_alarm(state, 1));
    const auto planned = noon + limits.reminder;
    CHECK(next_reminder(state, 1, planned, planned, limits) == noon + limits.alarm);
    CHECK(next_reminder(state, 2, noon + limits.alarm, noon + limits.alarm, limits) ==
          noon + limits.alarm * 2);
    const auto late = noon + limits.alarm * 9;
    CHECK(next_reminder(state, 1, planned, late, limits) == late + limits.alarm);
  }
}
