#include "domain/reminder.hpp"

#include <algorithm>

#include "domain/named.hpp"

namespace pana {
namespace {

bool nobody_has(RequestState state) {
  return state == RequestState::queued || state == RequestState::waiting;
}

}  // namespace

std::optional<ReminderKind> reminder_from(std::string_view name) {
  return named<ReminderKind>(reminder_names, name);
}

std::optional<ReminderKind> reminder_of(RequestState state) {
  switch (state) {
    case RequestState::queued:
      return ReminderKind::unclaimed;
    case RequestState::claimed:
      return ReminderKind::claim_ends;
    case RequestState::offered:
      return ReminderKind::unanswered;
    case RequestState::accepted:
      return ReminderKind::not_arrived;
    case RequestState::waiting:
      return ReminderKind::waiting;
    case RequestState::placed:
    case RequestState::ended:
      break;
  }
  return std::nullopt;
}

bool is_alarm(RequestState state, int stage) {
  return nobody_has(state) || (state == RequestState::offered && stage > 1);
}

Instant first_reminder(RequestState state, Instant now, const TimeLimits& limits,
                       std::optional<Instant> deadline) {
  if (state == RequestState::claimed) return now + (*deadline - now) * claim_reminder_percent / 100;
  if (state == RequestState::accepted)
    return *deadline - std::min<milliseconds>(hold_reminder_before, (*deadline - now) / 2);
  return now + limits.reminder;
}

std::optional<Instant> next_reminder(RequestState state, int stage, Instant planned, Instant now,
                                     const TimeLimits& limits) {
  const bool again = nobody_has(state);
  if (!again && (state != RequestState::offered || stage > 1)) return std::nullopt;
  const auto next = planned + (stage == 1 ? limits.alarm - limits.reminder : limits.alarm);
  return again && next <= now ? now + limits.alarm : next;
}

}  // namespace pana
