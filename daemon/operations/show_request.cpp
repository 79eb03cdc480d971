#include "operations/show_request.hpp"

#include <algorithm>

#include "access/authorize.hpp"
#include "operations/conceal.hpp"
#include "operations/written_down.hpp"

namespace pana::operations {
namespace {

constexpr std::size_t most_queued_shown = 200;

Awaitable<Result<RequestShown>> with_offers(Context& context, store::RequestRecord record) {
  RequestShown shown{std::move(record), {}};
  for (const auto& id : shown.request.offers) {
    PANA_CO_TRY(offer, co_await context.store.load_offer(id));
    shown.offers.push_back(std::move(offer));
  }
  co_return shown;
}

}  // namespace

Awaitable<Result<store::RequestRecord>> find_request(Context& context, Caller caller,
                                                     protocol::RequestRef params) {
  params.request = as_known_to(context, caller.actor, std::move(params.request));
  PANA_CO_TRY(record, co_await context.store.load_request(params.request));
  if (!access::may_see(caller.actor, record.opener)) co_return fault(FaultCode::not_found, "/request");
  co_return record;
}

Awaitable<Result<RequestShown>> show_request(Context& context, Caller caller, protocol::RequestRef params) {
  PANA_CO_TRY(record, co_await find_request(context, caller, std::move(params)));
  auto id = record.request.text;
  co_return co_await written_down(context, std::move(caller), "request", std::move(id),
                                  with_offers(context, std::move(record)));
}

Awaitable<Result<std::vector<store::RequestRecord>>> show_queue(Context& context, Caller caller) {
  const auto concealed = context.board.concealed().size();
  PANA_CO_TRY(queue, co_await written_down(context, caller, "request", "-",
                                           context.store.list_queue(most_queued_shown + concealed)));
  std::erase_if(queue,
                [&](const auto& record) { return record.body.exclude.conceal_from.from(caller.actor); });
  queue.resize(std::min(queue.size(), most_queued_shown));
  co_return queue;
}

Awaitable<Result<std::vector<store::RequestRecord>>> show_own(Context& context, Caller caller) {
  const auto account = caller.actor.account;
  PANA_CO_TRY(own, co_await written_down(context, caller, "request", "-",
                                         context.store.list_requests(account, most_queued_shown)));
  std::erase_if(own, [&](const auto& record) {
    return record.opener != account && record.body.exclude.conceal_from.from(caller.actor);
  });
  co_return own;
}

Awaitable<Result<std::vector<store::OfferRecord>>> show_offers(Context& context, Caller caller,
                                                               protocol::OfferList params) {
  const auto actor = caller.actor;
  const auto center = params.center.value_or(actor.center);
  const bool own = actor.role == Role::center && actor.center == center;
  if (center.empty()) co_return Fault{FaultCode::invalid_params, "/center", {{"why", "missing"}}, false};
  const auto* entry = context.board.find(center);
  if (entry == nullptr && !own) co_return fault(FaultCode::not_found, "/center");
  const auto region = entry == nullptr ? std::string{} : entry->center.region;
  if (!access::may_answer(actor, center, region)) co_return fault(FaultCode::not_allowed, "/center");
  auto reading = context.store.list_offers(center);
  PANA_CO_TRY(offers, co_await written_down(context, std::move(caller), own ? "offer" : "center",
                                            own ? "-" : center.text, std::move(reading)));
  std::erase_if(offers, [&](const auto& offer) { return context.board.conceals(offer.request, actor); });
  co_return offers;
}

}  // namespace pana::operations
