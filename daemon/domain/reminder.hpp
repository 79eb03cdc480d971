#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "domain/request.hpp"

namespace pana {

// What runs out soon, or has lasted too long. Each state of an open request has one.
enum class ReminderKind : std::uint8_t {
  unanswered,   // the center that is asked says nothing: a reminder to it, then an alarm
  not_arrived,  // the hold ends soon and nobody has come: a reminder to the request's owner and to the center
  claim_ends,   // a reminder to who has claimed it
  unclaimed,    // a queued request that nobody takes up: alarms, until somebody does
  waiting       // no place has been found yet: alarms, until one is
};
inline constexpr std::array<std::string_view, 5> reminder_names{"unanswered", "not_arrived", "claim_ends",
                                                                "unclaimed", "waiting"};
inline std::string_view name_of(ReminderKind kind) {
  return reminder_names[static_cast<std::size_t>(kind)];
}
std::optional<ReminderKind> reminder_from(std::string_view name);

// Nothing for a request that is over.
std::optional<ReminderKind> reminder_of(RequestState state);
// An alarm is for every operator, a reminder for those whose turn it is. `stage` counts from 1 in each state.
bool is_alarm(RequestState state, int stage);

// So much of a claim's lease has passed when its owner is reminded, and so long before the end of a hold
// (at half of it, where that is later) are its owner and center.
inline constexpr int claim_reminder_percent = 70;
inline constexpr minutes hold_reminder_before{30};

// When the first is due of a request that enters `state` now; `deadline`: of the claim or the hold.
Instant first_reminder(RequestState state, Instant now, const TimeLimits& limits,
                       std::optional<Instant> deadline);
// When the next one is due, where the one of `stage` was planned for `planned` and is told now: after the
// alarm where one is to come, then, while nobody has the request, every `limits.alarm`; missed ones are left
// out.
std::optional<Instant> next_reminder(RequestState state, int stage, Instant planned, Instant now,
                                     const TimeLimits& limits);

}  // namespace pana
