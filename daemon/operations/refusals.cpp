#include "operations/refusals.hpp"

#include "operations/context.hpp"

namespace pana::operations {

std::string_view Refusals::outcome_for(const AccountId& account, Instant now) {
  if (entries_.take(account.text, now)) return "refused";
  return more_.take(account.text, now) ? "refused_more" : "";
}

Actor stranger() {
  return {AccountId{"unknown"}, Role::system, {}, {}};
}

std::string outcome_of_refusal(Context& context, const AccountId& account) {
  const auto outcome = context.refusals.outcome_for(account, context.clock.now());
  if (outcome.empty()) context.metrics.add(Metric::refusals_unwritten_total);
  return std::string{outcome};
}

Awaitable<void> note_refusal(Context& context, Actor actor, std::string verb, std::string kind) {
  auto outcome = outcome_of_refusal(context, actor.account);
  if (outcome.empty()) co_return;
  store::Once once{std::move(actor), std::move(verb)};
  const auto noted =
      co_await context.store.record_audit(std::move(once), std::move(kind), "-", std::move(outcome));
  if (noted.has_error()) context.metrics.add(Metric::refusals_unwritten_total);
}

}  // namespace pana::operations
