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

Awaitable<Result<Opening>> opening_for(Context& context, Caller caller, protocol::RequestBasics basics) {
  if (!basics.exclude.conceal_from.empty()) {
    PANA_CO_TRY(concealment,
                co_await concealment_for(context, caller.actor, std::move(basics.exclude.conceal_from)));
    basics.exclude.conceal_from = std::move(concealment);
  }
  PANA_CO_TRY(search, search_for(context.board, basics));
  store::OpenRequest opening;
  opening.once = caller.once();
  opening.request = new_request_id(context.random);
  opening.urgency = basics.urgency;
  opening.limits = limits_for(context, basics.urgency);
  opening.body = body_of(context.board, basics, search);

  store::HoldUnit command;
  command.once = caller.once();
  command.request = opening.request;
  command.offer = new_offer_id(context.random);
  command.body = offer_body_of(opening.body, opening.urgency);
  command.open = std::move(opening);
  co_return Opening{std::move(command), std::move(search)};
}

Awaitable<Result<Placement>> open_request(Context& context, Caller caller, protocol::RequestOpen params) {
  PANA_CO_TRY(opening, co_await opening_for(context, std::move(caller), std::move(params.basics)));
  if (!params.auto_route) co_return co_await queue_it(context, std::move(*opening.command.open));
  opening.command.wait_if_none = true;
  const Turn turn{opening.command.open->urgency, context.clock.now(), opening.command.request};
  co_return co_await hold_nearest(context, std::move(opening.command), std::move(opening.search), turn);
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
