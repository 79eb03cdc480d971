#include "operations/refuse_offer.hpp"

#include "access/authorize.hpp"

namespace pana::operations {
namespace {

Fault over(OfferState state) {
  return {FaultCode::already_answered, {}, {{"state", std::string{name_of(state)}}}, false};
}

}  // namespace

Awaitable<Result<Refusal>> refuse_offer(Context& context, Caller caller, protocol::OfferRefuse params) {
  PANA_CO_TRY(offer, co_await context.store.load_offer(params.offer));
  if (context.board.conceals(offer.request, caller.actor)) co_return fault(FaultCode::not_found, "/offer");
  PANA_CO_TRY(request, co_await context.store.load_request(offer.request));
  const bool may = access::may_refuse(caller.actor, request.opener, request.owner);
  const bool visible = access::may_see(caller.actor, request.opener);
  const auto not_theirs = fault(visible ? FaultCode::not_allowed : FaultCode::not_found, "/offer");
  // Nobody refuses twice: whoever may not any more can only get the answer again that they had.
  if (!may && offer.state != OfferState::refused) co_return not_theirs;
  if (may && !asks_for_another(params.reason)) {
    // An offer that is over says nothing of the one that is open now. What has ended may have by this call.
    if (request.state != RequestState::ended && !holds(offer.state)) co_return over(offer.state);
    PANA_CO_TRY(ended, co_await context.store.change_request(
                           {caller.once(), offer.request, RequestAction::end, "withdrawn", params.reason}));
    co_return Refusal{std::move(ended), false};
  }
  auto answered = co_await context.store.answer_offer(
      {caller.once(), params.offer, RequestAction::refuse, params.reason});
  if (answered.has_error()) co_return may ? answered.error() : not_theirs;
  Refusal refusal;
  refusal.outcome.repeated = answered->repeated;
  refusal.outcome.request = answered->request;
  refusal.outcome.state = answered->request_state;
  refusal.search_next = !answered->repeated;
  co_return refusal;
}

}  // namespace pana::operations
