#include "operations/wrong_attempt.hpp"

namespace pana::operations {

store::Attempt attempt_of(const AccountId& account, const Door& door) {
  return {account, door.device.empty() ? door.address : door.device};
}

Fault wait_for(seconds time) {
  return {FaultCode::rate_limited, {}, {{"retry_after_s", time.count()}}, true};
}

Awaitable<Result<void>> count_wrong(Context& context, store::Attempt attempt, Actor who, std::string verb) {
  auto outcome = outcome_of_refusal(context, who.account);
  store::Once once{std::move(who), std::move(verb)};
  co_return co_await context.store.sign_in_failed(std::move(attempt), std::move(once), std::move(outcome));
}

}  // namespace pana::operations
