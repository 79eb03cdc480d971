#include "operations/change_request.hpp"

#include "access/authorize.hpp"
#include "operations/conceal.hpp"
#include "operations/search.hpp"

namespace pana::operations {
namespace {

Awaitable<Result<Ended>> end(Context& context, store::RequestRecord record, store::ChangeRequest command) {
  if (command.outcome.starts_with("unmet_") && is_open(record.state)) {
    PANA_CO_TRY(search, co_await search_stored(context, record));
    command.blocked = blocked_counts(rank(context.board, search, context.clock.now()));
  }
  // Of a call that is repeated: what the first one stored.
  Ended ended{{}, is_open(record.state) ? command.blocked : record.blocked};
  PANA_CO_TRY(outcome, co_await context.store.change_request(std::move(command)));
  ended.outcome = std::move(outcome);
  co_return ended;
}

}  // namespace

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

Awaitable<Result<Ended>> end_request(Context& context, Caller caller, protocol::RequestEnd params) {
  params.request = as_known_to(context, caller.actor, std::move(params.request));
  PANA_CO_TRY(record, co_await context.store.load_request(params.request));
  if (!access::may_end(caller.actor, record.opener, record.owner)) {
    const bool visible = access::may_see(caller.actor, record.opener);
    co_return fault(visible ? FaultCode::not_allowed : FaultCode::not_found, "/request");
  }
  store::ChangeRequest command{caller.once(), params.request, RequestAction::end, params.outcome,
                               params.reason};
  co_return co_await end(context, std::move(record), std::move(command));
}

Awaitable<Result<Ended>> end_unmet(Context& context, Caller caller, RequestId request, std::string outcome) {
  PANA_CO_TRY(record, co_await context.store.load_request(request));
  store::ChangeRequest command{caller.once(), std::move(request), RequestAction::end, std::move(outcome)};
  co_return co_await end(context, std::move(record), std::move(command));
}

}  // namespace pana::operations
