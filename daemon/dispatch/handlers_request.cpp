#include "dispatch/handlers.hpp"
#include "operations/answer_offer.hpp"
#include "operations/change_request.hpp"
#include "operations/open_request.hpp"
#include "operations/show_request.hpp"
#include "protocol/decode.hpp"
#include "protocol/views.hpp"
#include "protocol/views_request.hpp"

namespace pana::dispatch {
namespace {

OfferChanged shown(const store::HoldOutcome& held) {
  return {held.offer,      held.request, held.center,    held.unit,    OfferState::offered,
          held.travel_min, held.made_at, held.answer_by, std::nullopt, {}};
}

std::string result_of(const Actor& actor, const operations::Placement& placement) {
  const auto& outcome = placement.outcome;
  protocol::JsonWriter json;
  json.begin_object().member("request", outcome.request.text).member("state", name_of(outcome.state));
  if (outcome.held) {
    json.key("offer");
    protocol::write_offer(json, shown(outcome), protocol::may_name_center(actor.role, OfferState::offered));
    const auto route = operations::route_from(outcome.route);
    json.key("candidate");
    protocol::write_route(json, {route.minutes, route.km, route.estimate, route.ageing_min});
  }
  if (placement.blocked) {
    json.key("blocked").begin_object();
    for (const auto& [rule, count] : std::get<Figure::Counts>(placement.blocked->value))
      json.member(rule, count);
    json.end_object();
  }
  json.end_object();
  return json.take();
}

std::string change_result(const RequestId& request, const store::ChangeOutcome& outcome) {
  protocol::JsonWriter json;
  json.begin_object().member("request", request.text).member("state", name_of(outcome.state));
  if (!outcome.owner.empty()) json.member("owner", outcome.owner.text);
  if (outcome.deadline) json.member("deadline", to_rfc3339(*outcome.deadline));
  json.end_object();
  return json.take();
}

void write_chain_link(protocol::JsonWriter& json, const Board& board, const store::OfferRecord& offer) {
  json.begin_object().member("offer", offer.offer.text).member("center", offer.center.text);
  if (const auto* entry = board.find(offer.center)) {
    json.key("name");
    protocol::write(json, entry->center.name);
  }
  json.member("unit", offer.unit).member("state", name_of(offer.state));
  if (!offer.reason.empty()) json.member("reason", offer.reason);
  json.member("travel_min", offer.travel_min).member("made_at", to_rfc3339(offer.made_at));
  json.member("answer_by", to_rfc3339(offer.answer_by));
  if (offer.held_until) json.member("held_until", to_rfc3339(*offer.held_until));
  json.end_object();
}

std::string request_result(const Board& board, const Actor& actor, const operations::RequestShown& shown) {
  const auto& request = shown.request;
  protocol::JsonWriter json;
  json.begin_object().member("request", request.request.text).member("state", name_of(request.state));
  json.member("urgency", name_of(request.urgency)).member("opened_at", to_rfc3339(request.opened_at));
  if (!request.owner.empty()) json.member("owner", request.owner.text);
  if (request.deadline) json.member("deadline", to_rfc3339(*request.deadline));
  if (!request.outcome.empty()) json.member("outcome", request.outcome);
  if (!request.reason.empty()) json.member("reason", request.reason);
  json.key("offers").begin_array();
  for (const auto& offer : shown.offers) {
    if (protocol::may_name_center(actor.role, offer.state)) {
      write_chain_link(json, board, offer);
    } else {
      json.begin_object().member("offer", offer.offer.text).member("state", name_of(offer.state));
      json.member("travel_min", offer.travel_min)
          .member("answer_by", to_rfc3339(offer.answer_by))
          .end_object();
    }
  }
  json.end_array().end_object();
  return json.take();
}

void write_queued(protocol::JsonWriter& json, const store::RequestRecord& request) {
  json.begin_object().member("request", request.request.text).member("state", name_of(request.state));
  json.member("urgency", name_of(request.urgency)).member("opened_at", to_rfc3339(request.opened_at));
  if (!request.owner.empty()) json.member("owner", request.owner.text);
  json.member("origin_region", request.body.origin_region);
  json.member("people", request.body.household.people()).end_object();
}

}  // namespace

Answer request_open(Desk& desk, Visit& visit, protocol::Call call) {
  PANA_CO_TRY(params, protocol::decode_request_open(call.params));
  auto caller = caller_of(desk, visit, call, params.key);
  PANA_CO_TRY(placement,
              co_await operations::open_request(desk.context, std::move(caller), std::move(params)));
  co_return result_of(*visit.actor, placement);
}

Answer request_place(Desk& desk, Visit& visit, protocol::Call call) {
  PANA_CO_TRY(params, protocol::decode_request_place(call.params));
  auto caller = caller_of(desk, visit, call, params.key);
  PANA_CO_TRY(placement,
              co_await operations::place_request(desk.context, std::move(caller), std::move(params)));
  co_return result_of(*visit.actor, placement);
}

Answer request_queue(Desk& desk, Visit& visit, protocol::Call call) {
  PANA_CO_CHECK(protocol::decode_nothing(call.params));
  visit.follow(Watch{WatchKind::queue});
  PANA_CO_TRY(queue, co_await operations::show_queue(desk.context));
  protocol::JsonWriter json;
  json.begin_object().key("requests").begin_array();
  for (const auto& request : queue) write_queued(json, request);
  json.end_array().end_object();
  co_return json.take();
}

Answer request_claim(Desk& desk, Visit& visit, protocol::Call call) {
  PANA_CO_TRY(params, protocol::decode_request_change(call.params));
  auto caller = caller_of(desk, visit, call, params.key);
  PANA_CO_TRY(outcome, co_await operations::claim_request(desk.context, std::move(caller), params));
  co_return change_result(params.request, outcome);
}

Answer request_release(Desk& desk, Visit& visit, protocol::Call call) {
  PANA_CO_TRY(params, protocol::decode_request_change(call.params));
  auto caller = caller_of(desk, visit, call, params.key);
  PANA_CO_TRY(outcome, co_await operations::release_request(desk.context, std::move(caller), params));
  co_return change_result(params.request, outcome);
}

Answer request_end(Desk& desk, Visit& visit, protocol::Call call) {
  PANA_CO_TRY(params, protocol::decode_request_end(call.params));
  auto caller = caller_of(desk, visit, call, params.key);
  PANA_CO_TRY(outcome, co_await operations::end_request(desk.context, std::move(caller), params));
  co_return change_result(params.request, outcome);
}

Answer request_show(Desk& desk, Visit& visit, protocol::Call call) {
  PANA_CO_TRY(params, protocol::decode_request_ref(call.params));
  auto caller = caller_of(desk, visit, call);
  PANA_CO_TRY(shown, co_await operations::show_request(desk.context, std::move(caller), params));
  co_return request_result(desk.context.board, *visit.actor, shown);
}

Answer request_watch(Desk& desk, Visit& visit, protocol::Call call) {
  PANA_CO_TRY(params, protocol::decode_request_ref(call.params));
  // Looked at twice: to learn whether the caller may, and again once notices flow, so that none is missed
  // between.
  PANA_CO_CHECK(co_await operations::show_request(desk.context, caller_of(desk, visit, call), params));
  visit.follow(Watch{WatchKind::request, {}, params.request});
  co_return co_await request_show(desk, visit, std::move(call));
}

Answer handover_show(Desk& desk, Visit& visit, protocol::Call call) {
  PANA_CO_TRY(params, protocol::decode_request_ref(call.params));
  auto caller = caller_of(desk, visit, call);
  PANA_CO_TRY(handover, co_await operations::show_handover(desk.context, std::move(caller), params));
  protocol::JsonWriter json;
  json.begin_object().member("arrival_code", handover.arrival_code);
  json.member("expires_at", to_rfc3339(handover.expires_at)).end_object();
  co_return json.take();
}

}  // namespace pana::dispatch
