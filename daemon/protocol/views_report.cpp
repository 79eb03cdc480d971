#include "protocol/views_report.hpp"

namespace pana::protocol {

void write_month_summary(JsonWriter& json, const MonthSummary& summary) {
  json.begin_object().member("month", to_text(summary.month)).key("figures").begin_object();
  for (std::size_t i = 0; i < summary.country.size(); ++i) {
    if (summary.country[i]) json.member(tallied_names[i], *summary.country[i]);
  }
  json.end_object().key("regions").begin_array();
  for (const auto& one : summary.regions) {
    json.begin_object().member("region", one.region);
    if (one.placed) json.member("placed", *one.placed);
    json.end_object();
  }
  json.end_array().end_object();
}

void write_region_waiting(JsonWriter& json, std::string_view region, std::int64_t waiting, Instant since) {
  json.begin_object().member("region", region).member("waiting", waiting);
  json.member("since", to_rfc3339(since)).end_object();
}

std::string waiting_changed(const Cursor& cursor) {
  JsonWriter json;
  json.begin_object().member("cursor", to_string(cursor)).end_object();
  return json.take();
}

}  // namespace pana::protocol
