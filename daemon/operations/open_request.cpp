#include "operations/open_request.hpp"

#include "operations/conceal.hpp"
#include "protocol/receipt.hpp"

namespace pana::operations {
namespace {

Awaitable<Result<Placement>> queue_it(Context& context, store::OpenRequest command) {
  auto request = command.request;
  PANA_CO_TRY(outcome, co_await context.store.open_request(std::move(command)));
  Placement placement;
  placement.outcome.repeated = outcome.repeated;
  placement.outcome.request = outcome.request;
  placement.outcome.state = outcome.state;
  co_return placement;
}

}  // namespace

Awaitable<Result<Placement>> open_request(Context& context, Caller caller, protocol::RequestOpen params) {
  if (!params.basics.exclude.conceal_from.empty()) {
    PANA_CO_TRY(concealment, co_await concealment_for(context, caller.actor,
                                                      std::move(params.basics.exclude.conceal_from)));
    params.basics.exclude.conceal_from = std::move(concealment);
  }
  PANA_CO_TRY(search, search_for(context.board, params.basics));
  store::OpenRequest opening;
  opening.once = caller.once();
  opening.request = new_request_id(context.random);
  opening.urgency = params.basics.urgency;
  opening.limits = limits_for(context, params.basics.urgency);
  opening.body = body_of(context.board, params.basics, search);
  if (!params.auto_route) co_return co_await queue_it(context, std::move(opening));

  store::HoldUnit command;
  command.once = caller.once();
  command.request = opening.request;
  command.offer = new_offer_id(context.random);
  command.body = offer_body_of(opening.body, opening.urgency);
  command.open = std::move(opening);
  command.wait_if_none = true;
  const Turn turn{command.open->urgency, context.clock.now(), command.request};
  co_return co_await hold_nearest(context, std::move(command), std::move(search), turn);
}

Result<Ranking> preview_route(const Context& context, const protocol::RoutePreview& params) {
  PANA_TRY(search, search_for(context.board, params.basics));
  return rank(context.board, search, context.clock.now());
}

Result<std::string> preview_receipt(const Context& context, const Actor& reader,
                                    const protocol::RoutePreview& params) {
  PANA_TRY(search, search_for(context.board, params.basics));
  return protocol::write_receipt(context.board, search, context.clock.now(), reader);
}

}  // namespace pana::operations
