#include "operations/show_promise.hpp"

#include "access/authorize.hpp"

namespace pana::operations {

Awaitable<Result<Promise>> show_promise(Context& context, Caller caller, protocol::CenterShow params) {
  const auto* entry = context.board.find(params.center);
  if (entry == nullptr) co_return fault(FaultCode::not_found, "/center");
  if (!access::may_judge(caller.actor, params.center, entry->center.region))
    co_return fault(FaultCode::not_allowed, "/center");
  PANA_CO_TRY(responses, co_await context.store.load_responses(params.center));
  co_return promise_of(responses);
}

}  // namespace pana::operations
