#include "operations/show_handover.hpp"

#include "operations/conceal.hpp"

namespace pana::operations {

Awaitable<Result<store::HandoverOutcome>> show_handover(Context& context, Caller caller,
                                                        protocol::RequestRef params) {
  params.request = as_known_to(context, caller.actor, std::move(params.request));
  const auto found = co_await context.store.load_request(params.request);
  if (found.has_error() && found.error().code != FaultCode::not_found) co_return found.error();
  if (found.has_error() || (caller.actor.account != found->opener && caller.actor.account != found->owner)) {
    // Somebody else's and none at all take the same way, also in time.
    const auto known = found.has_error() ? "-" : params.request.text;
    PANA_CO_CHECK(co_await context.store.record_audit(caller.once(), "request", known, "refused"));
    co_return fault(FaultCode::not_found, "/request");
  }
  // The store looks at the state again, in the step that writes the look down.
  auto shown = co_await context.store.show_handover({caller.once(), params.request, context.handover_window});
  if (shown.has_error() && shown.error().code == FaultCode::conflict) {
    PANA_CO_CHECK(
        co_await context.store.record_audit(caller.once(), "request", params.request.text, "refused"));
  }
  co_return shown;
}

}  // namespace pana::operations
