#include <algorithm>

#include "store/memory_store.hpp"

// The part of the in-memory store that is about the handover.
namespace pana::store {

Result<HandoverOutcome> Ledger::show_handover(const ShowHandover& command) {
  const auto found = requests_.find(command.request);
  if (found == requests_.end()) return fault(FaultCode::not_found, "/request");
  const auto& request = found->second;
  const auto state = figure("state", name_of(request.state));
  if (request.state != RequestState::accepted) return refusal(FaultCode::conflict, {}, {state});
  auto& offer = offers_.at(request.offer);
  auto expires = *offer.held_until;
  if (command.window.count() > 0) expires = std::min(expires, *offer.accepted_at + command.window);
  if (expires <= now()) return refusal(FaultCode::conflict, {}, {state, figure("window", "over")});

  offer.shown_at = now();
  ++offer.looks;
  Event event;
  event.handover_shown = HandoverShown{offer.offer, offer.center};
  emit(std::move(event));
  HandoverOutcome outcome{offer.offer, {}, offer.arrival_code, expires};
  if (const auto told = handovers_.find(offer.center); told != handovers_.end())
    outcome.handover = told->second;
  return outcome;
}

Awaitable<Result<HandoverOutcome>> MemoryStore::show_handover(ShowHandover command) {
  auto outcome = ledger_.show_handover(command);
  if (outcome.has_error()) co_return outcome;
  PANA_CO_CHECK(co_await record_audit(command.once, "request", command.request.text, "shown"));
  tell();
  co_return outcome;
}

Awaitable<Result<bool>> MemoryStore::has_handover(CenterId center) {
  co_return ledger_.has_handover(center);
}

}  // namespace pana::store
