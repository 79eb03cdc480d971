#include "dispatch/handlers.hpp"
#include "operations/relocate_center.hpp"
#include "protocol/decode.hpp"
#include "protocol/views.hpp"

namespace pana::dispatch {
namespace {

std::string plan_result(const Desk& desk, const Visit& visit, const operations::RelocationShown& shown) {
  protocol::JsonWriter json;
  json.begin_object().key("assigned").begin_array();
  for (const auto& [household, to] : shown.moves) {
    json.begin_object().member("household", household).key("candidate");
    protocol::write_candidate(json, desk.context.board, to, *visit.actor);
    json.end_object();
  }
  json.end_array().key("unplaced").begin_array();
  for (const auto& [household, blocked] : shown.unplaced) {
    json.begin_object().member("household", household).key("blocked").begin_object();
    for (const auto& [rule, count] : blocked) json.member(rule, count);
    json.end_object().end_object();
  }
  json.end_array().end_object();
  return json.take();
}

}  // namespace

Answer relocation_plan(Desk& desk, Visit& visit, protocol::Call call) {
  PANA_CO_TRY(params, protocol::decode_relocation_plan(call.params));
  auto caller = caller_of(desk, visit, call);
  PANA_CO_TRY(shown,
              co_await operations::plan_relocation(desk.context, std::move(caller), std::move(params)));
  co_return plan_result(desk, visit, shown);
}

Answer relocation_place(Desk& desk, Visit& visit, protocol::Call call) {
  PANA_CO_TRY(params, protocol::decode_relocation_place(call.params));
  auto caller = caller_of(desk, visit, call, params.key);
  PANA_CO_TRY(placement,
              co_await operations::relocate_household(desk.context, std::move(caller), std::move(params)));
  co_return placed_result(visit, placement);
}

}  // namespace pana::dispatch
