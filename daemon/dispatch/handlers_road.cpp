#include "dispatch/handlers.hpp"
#include "operations/keep_roads.hpp"
#include "protocol/decode.hpp"
#include "protocol/views_road.hpp"

namespace pana::dispatch {
namespace {

std::string closure_result(const Desk& desk, const Closure& closure) {
  protocol::JsonWriter json;
  protocol::write_closure(json, closure, desk.context.board.gazetteer());
  return json.take();
}

}  // namespace

Answer road_close(Desk& desk, Visit& visit, protocol::Call call) {
  PANA_CO_TRY(params, protocol::decode_road_close(call.params));
  auto caller = caller_of(desk, visit, call, params.key);
  PANA_CO_TRY(outcome, co_await operations::close_road(desk.context, std::move(caller), params));
  co_return closure_result(desk, outcome.closure);
}

Answer road_open(Desk& desk, Visit& visit, protocol::Call call) {
  PANA_CO_TRY(params, protocol::decode_road_open(call.params));
  auto caller = caller_of(desk, visit, call, params.key);
  PANA_CO_TRY(outcome, co_await operations::open_road(desk.context, std::move(caller), params));
  co_return closure_result(desk, outcome.closure);
}

Answer road_list(Desk& desk, Visit& visit, protocol::Call call) {
  PANA_CO_CHECK(protocol::decode_nothing(call.params));
  visit.follow(Watch{WatchKind::roads});
  PANA_CO_TRY(closures, co_await operations::list_roads(desk.context));
  protocol::JsonWriter json;
  json.begin_object().key("closures").begin_array();
  for (const auto& closure : closures) protocol::write_closure(json, closure, desk.context.board.gazetteer());
  json.end_array().end_object();
  co_return json.take();
}

}  // namespace pana::dispatch
