#include "operations/answer_offer.hpp"

#include <openssl/crypto.h>

#include <array>

#include "access/authorize.hpp"

namespace pana::operations {
namespace {

// Six digits, each as likely as any other.
std::string new_arrival_code(Random& random) {
  std::string code;
  while (code.size() < 6) {
    std::array<std::uint8_t, 8> bytes{};
    random.fill(bytes);
    for (const auto byte : bytes) {
      if (byte < 250 && code.size() < 6) code += static_cast<char>('0' + byte % 10);
    }
  }
  return code;
}

bool same_code(std::string_view given, std::string_view real) {
  return !real.empty() && given.size() == real.size() &&
         CRYPTO_memcmp(given.data(), real.data(), real.size()) == 0;
}

// The offer, where the caller may answer it.
Awaitable<Result<store::OfferRecord>> find_offer(Context& context, Actor actor, OfferId id) {
  PANA_CO_TRY(offer, co_await context.store.load_offer(std::move(id)));
  const auto* entry = context.board.find(offer.center);
  const auto region = entry == nullptr ? std::string{} : entry->center.region;
  const bool may = access::may_answer(actor, offer.center, region);
  if (!may || context.board.conceals(offer.request, actor)) co_return fault(FaultCode::not_found, "/offer");
  co_return offer;
}

Awaitable<Result<Answer>> answer(Context& context, store::AnswerOffer command) {
  PANA_CO_TRY(outcome, co_await context.store.answer_offer(std::move(command)));
  const bool next = !outcome.repeated && outcome.request_state == RequestState::waiting;
  co_return Answer{std::move(outcome), next};
}

}  // namespace

Awaitable<Result<Answer>> accept_offer(Context& context, Caller caller, protocol::OfferChange params) {
  PANA_CO_TRY(offer, co_await find_offer(context, caller.actor, params.offer));
  store::AnswerOffer command{caller.once(), params.offer, RequestAction::accept};
  command.travel_min = offer.travel_min;
  command.arrival_code = new_arrival_code(context.random);
  auto answered = co_await answer(context, std::move(command));
  if (answered) context.metrics.add(Metric::offers_accepted_total);
  co_return answered;
}

Awaitable<Result<Answer>> decline_offer(Context& context, Caller caller, protocol::OfferDecline params) {
  PANA_CO_CHECK(co_await find_offer(context, caller.actor, params.offer));
  store::AnswerOffer command{caller.once(), params.offer, RequestAction::decline, params.reason};
  auto answered = co_await answer(context, std::move(command));
  if (answered) context.metrics.add(Metric::offers_declined_total);
  co_return answered;
}

Awaitable<Result<Answer>> confirm_arrival(Context& context, Caller caller, protocol::OfferArrived params) {
  PANA_CO_TRY(offer, co_await find_offer(context, caller.actor, params.offer));
  store::AnswerOffer command{caller.once(), params.offer, RequestAction::arrive};
  // Right or wrong, the store counts before anybody is told.
  command.wrong_code = !same_code(params.code, offer.arrival_code);
  co_return co_await answer(context, std::move(command));
}

Awaitable<Result<Answer>> report_no_show(Context& context, Caller caller, protocol::OfferChange params) {
  PANA_CO_CHECK(co_await find_offer(context, caller.actor, params.offer));
  store::AnswerOffer command{caller.once(), params.offer, RequestAction::no_show};
  co_return co_await answer(context, std::move(command));
}

Awaitable<Result<Answer>> extend_offer(Context& context, Caller caller, protocol::OfferChange params) {
  PANA_CO_TRY(offer, co_await context.store.load_offer(params.offer));
  PANA_CO_TRY(request, co_await context.store.load_request(offer.request));
  const bool may = access::may_extend(caller.actor, request.opener, request.owner, offer.center);
  const auto refused = fault(FaultCode::not_found, "/offer");
  // Nobody extends twice: whoever may not any more can only get the answer again that he had.
  if (!may && !offer.extended) co_return refused;
  auto outcome = co_await context.store.extend_offer({caller.once(), params.offer, offer.travel_min});
  if (outcome.has_error()) co_return may ? outcome.error() : refused;
  co_return Answer{std::move(*outcome), false};
}

}  // namespace pana::operations
