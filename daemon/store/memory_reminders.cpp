#include "domain/reminder.hpp"

#include "store/memory_ledger.hpp"

// The part of Ledger that is about reminders and alarms.
namespace pana::store {

void Ledger::remind_at(const RequestId& request, Instant at, int stage) {
  reminders_[request] = {at, stage};
  deadlines_["n:" + request.text] = at;
}

void Ledger::forget_reminder(const RequestId& request) {
  reminders_.erase(request);
  deadlines_.erase("n:" + request.text);
}

// Of a request that has just entered its state. While nobody has claimed it the next alarm is its deadline.
void Ledger::plan_reminder(RequestRecord& request) {
  const auto at = first_reminder(request.state, now(), request.limits, request.deadline);
  remind_at(request.request, at, 1);
  if (request.state == RequestState::queued) request.deadline = at;
}

bool Ledger::remind(const RequestId& id) {
  const auto planned = reminders_.find(id);
  if (planned == reminders_.end()) return deadlines_.erase("n:" + id.text), false;
  const auto [at, stage] = planned->second;
  if (at > now()) return remind_at(id, at, stage), false;
  auto& request = requests_.at(id);
  const auto next = next_reminder(request.state, stage, at, now(), request.limits);
  if (next) {
    remind_at(id, *next, stage + 1);
  } else {
    forget_reminder(id);
  }
  if (request.state == RequestState::queued) request.deadline = next;
  Reminded told{id,
                *reminder_of(request.state),
                is_alarm(request.state, stage),
                *request.deadline,
                request.owner,
                request.opener,
                request.urgency};
  if (request.state == RequestState::offered || request.state == RequestState::accepted) {
    told.offer = request.offer;
    told.center = offers_.at(request.offer).center;
  }
  Event event;
  event.reminded = std::move(told);
  emit(std::move(event));
  return true;
}

}  // namespace pana::store
