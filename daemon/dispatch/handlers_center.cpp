#include <boost/asio/steady_timer.hpp>

#include "dispatch/handlers.hpp"
#include "operations/keep_register.hpp"
#include "operations/open_overflow.hpp"
#include "operations/open_request.hpp"
#include "operations/preview_request.hpp"
#include "operations/report_capacity.hpp"
#include "operations/show_promise.hpp"
#include "protocol/decode.hpp"
#include "protocol/views.hpp"
#include "protocol/views_promise.hpp"

namespace pana::dispatch {
namespace {

Reader reader_of(const Desk& desk, const Visit& visit, const CenterId& center) {
  const auto* entry = desk.context.board.find(center);
  const auto& region = entry == nullptr ? std::string{} : entry->center.region;
  return {visit.actor->role, relation_to_center(*visit.actor, center, region)};
}

std::string capacity_result(const Desk& desk, const Visit& visit, Reader reader, const CenterId& center,
                            store::CapacityOutcome outcome) {
  for (auto& unit : outcome.units)
    unit.counters = desk.context.board.seen_by(*visit.actor, center, unit.unit, unit.counters);
  protocol::JsonWriter json;
  protocol::write_capacity(json, center, outcome.confirmed_at, outcome.units, reader);
  return json.take();
}

// Another daemon may be ahead of this one: what it has told is on its way here, too.
constexpr milliseconds catching_up{5000};
constexpr milliseconds catching_up_step{5};

Awaitable<void> wait_until_known(Desk& desk, Cursor cursor) {
  asio::steady_timer timer(desk.executor);
  for (auto left = catching_up; left > milliseconds{0} && desk.context.board.cursor() < cursor;
       left -= catching_up_step) {
    timer.expires_after(catching_up_step);
    co_await timer.async_wait(as_value);
  }
}

void write_ranking(protocol::JsonWriter& json, const Board& board, const Ranking& ranking, std::size_t limit,
                   const Actor& reader) {
  json.key("candidates").begin_array();
  for (std::size_t i = 0; i < std::min(limit, ranking.candidates.size()); ++i) {
    protocol::write_candidate(json, board, ranking.candidates[i], reader);
  }
  json.end_array().key("excluded").begin_array();
  for (const auto& excluded : ranking.excluded) protocol::write_excluded(json, board, excluded, reader);
  json.end_array();
}

}  // namespace

Answer board_watch(Desk& desk, Visit& visit, protocol::Call call) {
  PANA_CO_TRY(params, protocol::decode_board_watch(call.params));
  if (params.since) co_await wait_until_known(desk, *params.since);
  // What never comes was lost with the data of Redis: then the caller needs everything anew.
  const bool known = params.since && *params.since <= desk.context.board.cursor();
  co_return visit.follow_board(known ? params.since : std::nullopt);
}

Answer place_search(Desk& desk, Visit& visit, protocol::Call call) {
  PANA_CO_TRY(params, protocol::decode_place_search(call.params));
  const auto& gazetteer = desk.context.board.gazetteer();
  protocol::JsonWriter json;
  json.begin_object().key("places").begin_array();
  for (const auto index : gazetteer.search(params.text, params.limit)) {
    protocol::write_place(json, gazetteer.at(index), visit.actor->role);
  }
  json.end_array().end_object();
  co_return json.take();
}

Answer route_preview(Desk& desk, Visit& visit, protocol::Call call) {
  PANA_CO_TRY(params, protocol::decode_route_preview(call.params));
  // It tells the figures of all centers, which coordinators see for their regions only.
  if (params.receipt && visit.actor->role != Role::hotline_operator)
    co_return fault(FaultCode::not_allowed, "/receipt");
  PANA_CO_TRY(ranking, operations::preview_route(desk.context, params));
  protocol::JsonWriter json;
  json.begin_object();
  write_ranking(json, desk.context.board, ranking, params.limit, *visit.actor);
  if (params.receipt) {
    PANA_CO_TRY(receipt, operations::preview_receipt(desk.context, *visit.actor, params));
    json.member("receipt", receipt);
  }
  json.end_object();
  co_return json.take();
}

Answer request_preview(Desk& desk, Visit& visit, protocol::Call call) {
  PANA_CO_TRY(params, protocol::decode_request_preview(call.params));
  PANA_CO_TRY(ranking,
              co_await operations::preview_request(desk.context, caller_of(desk, visit, call), params));
  protocol::JsonWriter json;
  json.begin_object();
  write_ranking(json, desk.context.board, ranking, params.limit, *visit.actor);
  json.end_object();
  co_return json.take();
}

Answer capacity_report(Desk& desk, Visit& visit, protocol::Call call) {
  PANA_CO_TRY(params, protocol::decode_capacity_report(call.params));
  auto caller = caller_of(desk, visit, call, params.key);
  PANA_CO_TRY(outcome, co_await operations::report_capacity(desk.context, std::move(caller), params));
  co_return capacity_result(desk, visit, reader_of(desk, visit, params.center), params.center,
                            std::move(outcome));
}

Answer capacity_adjust(Desk& desk, Visit& visit, protocol::Call call) {
  PANA_CO_TRY(params, protocol::decode_capacity_adjust(call.params));
  auto caller = caller_of(desk, visit, call, params.key);
  PANA_CO_TRY(outcome, co_await operations::adjust_capacity(desk.context, std::move(caller), params));
  co_return capacity_result(desk, visit, reader_of(desk, visit, params.center), params.center,
                            std::move(outcome));
}

Answer capacity_overflow(Desk& desk, Visit& visit, protocol::Call call) {
  PANA_CO_TRY(params, protocol::decode_capacity_overflow(call.params));
  auto caller = caller_of(desk, visit, call, params.key);
  PANA_CO_TRY(outcome, co_await operations::open_overflow(desk.context, std::move(caller), params));
  co_return capacity_result(desk, visit, reader_of(desk, visit, params.center), params.center,
                            std::move(outcome));
}

Answer capacity_confirm(Desk& desk, Visit& visit, protocol::Call call) {
  PANA_CO_TRY(params, protocol::decode_capacity_confirm(call.params));
  auto caller = caller_of(desk, visit, call, params.key);
  PANA_CO_TRY(outcome, co_await operations::confirm_capacity(desk.context, std::move(caller), params));
  co_return capacity_result(desk, visit, reader_of(desk, visit, params.center), params.center,
                            std::move(outcome));
}

Answer center_accepting(Desk& desk, Visit& visit, protocol::Call call) {
  PANA_CO_TRY(params, protocol::decode_center_accepting(call.params));
  auto caller = caller_of(desk, visit, call, params.key);
  PANA_CO_TRY(outcome, co_await operations::set_accepting(desk.context, std::move(caller), params));
  co_return capacity_result(desk, visit, reader_of(desk, visit, params.center), params.center,
                            std::move(outcome));
}

Answer center_show(Desk& desk, Visit& visit, protocol::Call call) {
  PANA_CO_TRY(params, protocol::decode_center_show(call.params));
  PANA_CO_TRY(shown, co_await operations::show_center(desk.context, caller_of(desk, visit, call), params));
  protocol::JsonWriter json;
  const auto reader = reader_of(desk, visit, params.center);
  json.begin_object().key("center");
  protocol::write_register_entry(json, shown.center, reader);
  json.key("live");
  protocol::write_center_change(json, shown.center, desk.context.clock.now(), desk.context.board.limits(),
                                reader);
  json.member("handover", shown.handover).end_object();
  co_return json.take();
}

Answer center_promise(Desk& desk, Visit& visit, protocol::Call call) {
  PANA_CO_TRY(params, protocol::decode_center_show(call.params));
  PANA_CO_TRY(promise, co_await operations::show_promise(desk.context, caller_of(desk, visit, call), params));
  protocol::JsonWriter json;
  protocol::write_promise(json, params.center, promise, reader_of(desk, visit, params.center));
  co_return json.take();
}

Answer center_put(Desk& desk, Visit& visit, protocol::Call call) {
  PANA_CO_TRY(params, protocol::decode_center_put(call.params));
  auto caller = caller_of(desk, visit, call, params.key);
  const auto center = params.center.id;
  const Reader reader{visit.actor->role, relation_to_center(*visit.actor, center, params.center.region)};
  PANA_CO_TRY(outcome, co_await operations::put_center(desk.context, std::move(caller), std::move(params)));
  co_return capacity_result(desk, visit, reader, center, std::move(outcome));
}

}  // namespace pana::dispatch
