#include "operations/change_request.hpp"

#include "access/authorize.hpp"
#include "operations/conceal.hpp"

namespace pana::operations {

Awaitable<Result<store::ChangeOutcome>> claim_request(Context& context, Caller caller,
                                                      protocol::RequestChange params) {
  auto request = as_known_to(context, caller.actor, std::move(params.request));
  co_return co_await context.store.change_request({caller.once(), std::move(request), RequestAction::claim});
}

Awaitable<Result<store::ChangeOutcome>> release_request(Context& context, Caller caller,
                                                        protocol::RequestChange params) {
  auto request = as_known_to(context, caller.actor, std::move(params.request));
  co_return co_await context.store.change_request(
      {caller.once(), std::move(request), RequestAction::release});
}

Awaitable<Result<store::ChangeOutcome>> end_request(Context& context, Caller caller,
                                                    protocol::RequestEnd params) {
  params.request = as_known_to(context, caller.actor, std::move(params.request));
  PANA_CO_TRY(record, co_await context.store.load_request(params.request));
  if (!access::may_end(caller.actor, record.opener, record.owner)) {
    const bool visible = access::may_see(caller.actor, record.opener);
    co_return fault(visible ? FaultCode::not_allowed : FaultCode::not_found, "/request");
  }
  co_return co_await context.store.change_request(
      {caller.once(), params.request, RequestAction::end, params.outcome, params.reason});
}

}  // namespace pana::operations
