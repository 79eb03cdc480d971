#include "core/async.hpp"
#include "dispatch/handlers.hpp"
#include "operations/answer_offer.hpp"
#include "operations/place_request.hpp"
#include "operations/refuse_offer.hpp"
#include "operations/show_request.hpp"
#include "protocol/decode.hpp"
#include "protocol/views_request.hpp"

namespace pana::dispatch {
namespace {

// Staff read what is their center's; operators, what is of a center that they speak for.
Reader reader_of(const Visit& visit) {
  const bool staff = visit.actor->role == Role::center;
  return {visit.actor->role, staff ? Relation::own_center : Relation::own_region};
}

std::string written(Reader reader, const protocol::OfferAnswered& answer) {
  protocol::JsonWriter json;
  protocol::write_offer_answer(json, answer, reader);
  return json.take();
}

Awaitable<void> next_nearest(operations::Context& context, RequestId request) {
  const auto done = co_await operations::search_again(context, std::move(request));
  // The request is due by now; whoever takes due work next goes on with it.
  if (done.has_error()) log::warning("search_again_failed", {{"why", name_of(done.error().code)}});
}

// The center's answer does not wait for the next center to be found.
std::string answered(Desk& desk, const Visit& visit, const OfferId& offer, const operations::Answer& answer) {
  if (answer.search_next) {
    spawn(desk.executor, "search_again", next_nearest(desk.context, answer.outcome.request));
  }
  const auto& outcome = answer.outcome;
  return written(reader_of(visit), {offer, outcome.offer_state, outcome.held_until, visit.actor->role});
}

void write_open_offer(protocol::JsonWriter& json, const store::OfferRecord& offer, Reader reader) {
  const OfferChanged shown{offer.offer,      offer.request, offer.center,    offer.unit,       offer.state,
                           offer.travel_min, offer.made_at, offer.answer_by, offer.held_until, {},
                           offer.answered_by};
  const auto& body = offer.body;
  const protocol::Asked asked{body.household, body.needs,         body.languages,
                              body.urgency,   body.origin_region, body.transport};
  std::optional<protocol::Looks> looks;
  if (offer.shown_at) looks.emplace(protocol::Looks{offer.looks, *offer.shown_at});
  protocol::write_offer(json, shown, reader, &asked, looks ? &*looks : nullptr);
}

}  // namespace

Answer offer_list(Desk& desk, Visit& visit, protocol::Call call) {
  PANA_CO_TRY(params, protocol::decode_offer_list(call.params));
  const bool staff = visit.actor->role == Role::center;
  const auto center = staff ? visit.actor->center : params.center.value_or(CenterId{});
  if (staff || desk.context.board.find(center) != nullptr) visit.follow(Watch{WatchKind::offers, center, {}});
  PANA_CO_TRY(offers, co_await operations::show_offers(desk.context, caller_of(desk, visit, call), params));
  protocol::JsonWriter json;
  json.begin_object().key("offers").begin_array();
  for (const auto& offer : offers) write_open_offer(json, offer, reader_of(visit));
  json.end_array().end_object();
  co_return json.take();
}

Answer offer_accept(Desk& desk, Visit& visit, protocol::Call call) {
  PANA_CO_TRY(params, protocol::decode_offer_change(call.params));
  auto caller = caller_of(desk, visit, call, params.key);
  PANA_CO_TRY(answer, co_await operations::accept_offer(desk.context, std::move(caller), params));
  co_return answered(desk, visit, params.offer, answer);
}

Answer offer_decline(Desk& desk, Visit& visit, protocol::Call call) {
  PANA_CO_TRY(params, protocol::decode_offer_decline(call.params));
  auto caller = caller_of(desk, visit, call, params.key);
  PANA_CO_TRY(answer, co_await operations::decline_offer(desk.context, std::move(caller), params));
  co_return answered(desk, visit, params.offer, answer);
}

Answer offer_extend(Desk& desk, Visit& visit, protocol::Call call) {
  PANA_CO_TRY(params, protocol::decode_offer_change(call.params));
  auto caller = caller_of(desk, visit, call, params.key);
  PANA_CO_TRY(answer, co_await operations::extend_offer(desk.context, std::move(caller), params));
  const bool staff = visit.actor->role == Role::center;
  const Reader reader{visit.actor->role, staff ? Relation::own_center : Relation::both};
  co_return written(reader, {params.offer, answer.outcome.offer_state, answer.outcome.held_until});
}

Answer offer_refuse(Desk& desk, Visit& visit, protocol::Call call) {
  PANA_CO_TRY(params, protocol::decode_offer_refuse(call.params));
  auto caller = caller_of(desk, visit, call, params.key);
  PANA_CO_TRY(refusal, co_await operations::refuse_offer(desk.context, std::move(caller), std::move(params)));
  const auto& outcome = refusal.outcome;
  if (refusal.search_next) spawn(desk.executor, "search_again", next_nearest(desk.context, outcome.request));
  protocol::JsonWriter json;
  protocol::write_request_step(json, {outcome.request, outcome.state, {}, {}},
                               {visit.actor->role, Relation::both});
  co_return json.take();
}

Answer offer_arrived(Desk& desk, Visit& visit, protocol::Call call) {
  PANA_CO_TRY(params, protocol::decode_offer_arrived(call.params));
  auto caller = caller_of(desk, visit, call, params.key);
  PANA_CO_TRY(answer, co_await operations::confirm_arrival(desk.context, std::move(caller), params));
  co_return answered(desk, visit, params.offer, answer);
}

Answer offer_no_show(Desk& desk, Visit& visit, protocol::Call call) {
  PANA_CO_TRY(params, protocol::decode_offer_change(call.params));
  auto caller = caller_of(desk, visit, call, params.key);
  PANA_CO_TRY(answer, co_await operations::report_no_show(desk.context, std::move(caller), params));
  co_return answered(desk, visit, params.offer, answer);
}

}  // namespace pana::dispatch
