#include "dispatch/handlers.hpp"
#include "operations/show_waiting.hpp"
#include "operations/summarise_months.hpp"
#include "protocol/decode.hpp"
#include "protocol/views_report.hpp"

namespace pana::dispatch {

Answer report_summary(Desk& desk, Visit&, protocol::Call call) {
  PANA_CO_TRY(params, protocol::decode_report_summary(call.params));
  PANA_CO_TRY(months, co_await operations::show_summary(desk.context, params));
  protocol::JsonWriter json;
  json.begin_object().key("months").begin_array();
  for (const auto& month : months) protocol::write_month_summary(json, month);
  json.end_array().end_object();
  co_return json.take();
}

Answer request_waiting(Desk& desk, Visit& visit, protocol::Call call) {
  PANA_CO_CHECK(protocol::decode_nothing(call.params));
  visit.follow(Watch{WatchKind::waiting});
  PANA_CO_TRY(regions, co_await operations::show_waiting(desk.context, caller_of(desk, visit, call)));
  protocol::JsonWriter json;
  json.begin_object().key("regions").begin_array();
  for (const auto& one : regions) protocol::write_region_waiting(json, one.region, one.waiting, one.since);
  json.end_array().end_object();
  co_return json.take();
}

}  // namespace pana::dispatch
