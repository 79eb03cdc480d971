#include "dispatch/handlers.hpp"
#include "operations/change_request.hpp"
#include "operations/open_request.hpp"
#include "operations/show_handover.hpp"
#include "operations/show_request.hpp"
#include "protocol/decode.hpp"
#include "protocol/views_handover.hpp"
#include "protocol/views_request.hpp"

namespace pana::dispatch {
namespace {

OfferChanged offer_of(const store::HoldOutcome& held) {
  return {held.offer,      held.request, held.center,    held.unit,    OfferState::offered,
          held.travel_min, held.made_at, held.answer_by, std::nullopt, {}};
}

Reader reader_of(const Visit& visit, const store::RequestRecord& request) {
  return {visit.actor->role, relation_to_request(*visit.actor, request.opener, request.owner)};
}

// Who was let through to change a request is a party to it.
Reader party_of(const Visit& visit) {
  return {visit.actor->role, Relation::both};
}

std::string step_result(const Visit& visit, const RequestId& request, const store::ChangeOutcome& outcome,
                        Figure::Counts blocked = {}) {
  protocol::JsonWriter json;
  protocol::write_request_step(
      json, {request, outcome.state, outcome.owner, outcome.deadline, std::move(blocked)}, party_of(visit));
  return json.take();
}

RequestChanged told_of(const store::RequestRecord& request) {
  return {request.request,   request.state,   request.owner,   request.opener, request.urgency,
          request.opened_at, request.outcome, request.version, request.blocked};
}

protocol::OfferTold told_of(const Board& board, const store::OfferRecord& offer) {
  const auto* entry = board.find(offer.center);
  return {{offer.offer,
           offer.request,
           offer.center,
           offer.unit,
           offer.state,
           offer.travel_min,
           offer.made_at,
           offer.answer_by,
           offer.held_until,
           {},
           offer.answered_by},
          entry == nullptr ? nullptr : &entry->center.name,
          offer.reason};
}

std::string story_result(const Board& board, const Visit& visit, const operations::RequestShown& shown) {
  const auto& request = shown.request;
  protocol::RequestStory story{told_of(request), request.deadline, request.reason, {}};
  for (const auto& offer : shown.offers) story.offers.push_back(told_of(board, offer));
  const auto& body = request.body;
  const auto place = board.gazetteer().find(body.origin);
  const protocol::RequestAsked asked{
      body.origin,        place == Gazetteer::none ? nullptr : &board.gazetteer().at(place),
      body.origin_region, body.household,
      body.needs,         body.languages,
      body.transport,     body.channel,
      body.exclude,       body.stay_days};
  story.asked = &asked;
  protocol::JsonWriter json;
  protocol::write_request_story(json, story, reader_of(visit, request));
  return json.take();
}

void write_queued(protocol::JsonWriter& json, const Visit& visit, const store::RequestRecord& request) {
  protocol::write_queue_line(
      json, {told_of(request), request.body.origin_region, request.body.household.people(), request.deadline},
      reader_of(visit, request));
}

std::string lines_result(const Visit& visit, const std::vector<store::RequestRecord>& requests) {
  protocol::JsonWriter json;
  json.begin_object().key("requests").begin_array();
  for (const auto& request : requests) write_queued(json, visit, request);
  json.end_array().end_object();
  return json.take();
}

}  // namespace

std::string placed_result(const Visit& visit, const operations::Placement& placement) {
  const auto& outcome = placement.outcome;
  protocol::Placed placed{outcome.request, outcome.state};
  if (outcome.held) {
    const auto route = operations::route_from(outcome.route);
    placed.offer = offer_of(outcome);
    placed.route = protocol::RouteShown{route.km, route.estimate, route.cost};
  }
  if (placement.blocked) placed.blocked = std::get<Figure::Counts>(placement.blocked->value);
  protocol::JsonWriter json;
  protocol::write_placed(json, placed, party_of(visit));
  return json.take();
}

Answer request_open(Desk& desk, Visit& visit, protocol::Call call) {
  PANA_CO_TRY(params, protocol::decode_request_open(call.params));
  auto caller = caller_of(desk, visit, call, params.key);
  PANA_CO_TRY(placement,
              co_await operations::open_request(desk.context, std::move(caller), std::move(params)));
  co_return placed_result(visit, placement);
}

Answer request_place(Desk& desk, Visit& visit, protocol::Call call) {
  PANA_CO_TRY(params, protocol::decode_request_place(call.params));
  auto caller = caller_of(desk, visit, call, params.key);
  PANA_CO_TRY(placement,
              co_await operations::place_request(desk.context, std::move(caller), std::move(params)));
  co_return placed_result(visit, placement);
}

Answer request_queue(Desk& desk, Visit& visit, protocol::Call call) {
  PANA_CO_CHECK(protocol::decode_nothing(call.params));
  visit.follow(Watch{WatchKind::queue});
  PANA_CO_TRY(queue, co_await operations::show_queue(desk.context, caller_of(desk, visit, call)));
  co_return lines_result(visit, queue);
}

Answer request_list(Desk& desk, Visit& visit, protocol::Call call) {
  PANA_CO_CHECK(protocol::decode_nothing(call.params));
  PANA_CO_TRY(own, co_await operations::show_own(desk.context, caller_of(desk, visit, call)));
  co_return lines_result(visit, own);
}

Answer request_claim(Desk& desk, Visit& visit, protocol::Call call) {
  PANA_CO_TRY(params, protocol::decode_request_change(call.params));
  auto caller = caller_of(desk, visit, call, params.key);
  PANA_CO_TRY(outcome, co_await operations::claim_request(desk.context, std::move(caller), params));
  co_return step_result(visit, params.request, outcome);
}

Answer request_release(Desk& desk, Visit& visit, protocol::Call call) {
  PANA_CO_TRY(params, protocol::decode_request_change(call.params));
  auto caller = caller_of(desk, visit, call, params.key);
  PANA_CO_TRY(outcome, co_await operations::release_request(desk.context, std::move(caller), params));
  co_return step_result(visit, params.request, outcome);
}

Answer request_end(Desk& desk, Visit& visit, protocol::Call call) {
  PANA_CO_TRY(params, protocol::decode_request_end(call.params));
  auto caller = caller_of(desk, visit, call, params.key);
  PANA_CO_TRY(ended, co_await operations::end_request(desk.context, std::move(caller), params));
  co_return step_result(visit, params.request, ended.outcome, std::move(ended.blocked));
}

Answer request_show(Desk& desk, Visit& visit, protocol::Call call) {
  PANA_CO_TRY(params, protocol::decode_request_ref(call.params));
  auto caller = caller_of(desk, visit, call);
  PANA_CO_TRY(shown, co_await operations::show_request(desk.context, std::move(caller), params));
  co_return story_result(desk.context.board, visit, shown);
}

Answer request_watch(Desk& desk, Visit& visit, protocol::Call call) {
  PANA_CO_TRY(params, protocol::decode_request_ref(call.params));
  // Looked at twice: to learn whether the caller may, and again once notices flow, so that none is missed
  // between.
  PANA_CO_CHECK(co_await operations::find_request(desk.context, caller_of(desk, visit, call), params));
  visit.follow(Watch{WatchKind::request, {}, params.request});
  co_return co_await request_show(desk, visit, std::move(call));
}

Answer handover_show(Desk& desk, Visit& visit, protocol::Call call) {
  PANA_CO_TRY(params, protocol::decode_request_ref(call.params));
  auto caller = caller_of(desk, visit, call);
  PANA_CO_TRY(handover, co_await operations::show_handover(desk.context, std::move(caller), params));
  protocol::JsonWriter json;
  protocol::write_handover(json,
                           {handover.handover ? &*handover.handover : nullptr, desk.context.board.gazetteer(),
                            handover.arrival_code, handover.expires_at},
                           party_of(visit));
  co_return json.take();
}

}  // namespace pana::dispatch
