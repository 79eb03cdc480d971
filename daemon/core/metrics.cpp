#include "core/metrics.hpp"

#include <algorithm>

namespace pana {
namespace {

struct Row {
  std::string_view name;
  std::string_view type;
  std::string_view help;
};

// One row per Metric, in its order.
constexpr std::array<Row, static_cast<std::size_t>(Metric::last_)> table{{
    {"pana_connections_open", "gauge", "Connections that are open now."},
    {"pana_connections_total", "counter", "Connections accepted."},
    {"pana_handshakes_failed_total", "counter", "TLS or WebSocket handshakes that failed."},
    {"pana_frames_in_total", "counter", "Messages read."},
    {"pana_frames_out_total", "counter", "Messages written."},
    {"pana_bytes_out_total", "counter", "Payload bytes written."},
    {"pana_calls_total", "counter", "Calls answered."},
    {"pana_calls_refused_total", "counter", "Calls answered with an error of the caller."},
    {"pana_calls_failed_total", "counter", "Calls answered with unavailable or internal_error."},
    {"pana_placements_total", "counter", "Units held for a request."},
    {"pana_placements_none_total", "counter", "Requests for which no unit was found."},
    {"pana_offers_accepted_total", "counter", "Offers accepted."},
    {"pana_offers_declined_total", "counter", "Offers declined."},
    {"pana_offers_expired_total", "counter", "Offers or holds that ran out."},
    {"pana_reminders_total", "counter", "Reminders and alarms told before something ran out."},
    {"pana_board_changes_total", "counter", "Changes applied to the board."},
    {"pana_slow_consumers_total", "counter", "Connections closed because they did not read."},
    {"pana_redis_calls_total", "counter", "Commands sent to Redis."},
    {"pana_redis_reconnects_total", "counter", "Times that a link to Redis was made anew."},
    {"pana_redis_unknown_outcomes_total", "counter",
     "Commands whose outcome was unknown when the link broke."},
    {"pana_redis_connected", "gauge", "Shards whose link to Redis stands."},
    {"pana_sign_ins_total", "counter", "Sessions opened."},
    {"pana_sign_ins_refused_total", "counter", "Sign-ins refused."},
    {"pana_client_certificates_refused_total", "counter", "Handshakes refused for their client certificate."},
    {"pana_audit_writable", "gauge", "0: nobody can write audit files, and disclosures are refused; or off."},
    {"pana_audit_behind_ms", "gauge", "Age of the oldest audit entry that is not chained yet."},
    {"pana_audit_entries", "gauge", "Audit entries in the store; above a million nobody chains them."},
    {"pana_audit_chained_total", "counter", "Audit entries chained into files."},
    {"pana_oldest_remains_s", "gauge",
     "Seconds since the end of the request that ended first and is not deleted yet."},
    {"pana_tls_renewals_total", "counter", "Times that new certificate files were taken."},
    {"pana_tls_renewals_failed_total", "counter", "Times that new certificate files did not fit together."},
    {"pana_client_crl_out_of_date", "gauge", "1 while client certificates are refused for want of a list."},
    {"pana_devices_turned_away_total", "counter",
     "Open connections closed, their certificate being revoked."},
    {"pana_connections_refused_total", "counter",
     "Connections closed at once: too many of their address, or of all."},
    {"pana_refusals_unwritten_total", "counter",
     "Refused sign-ins and calls without an audit entry: there were too many."},
}};

void header(std::string& text, std::string_view name, std::string_view type, std::string_view help) {
  text.append("# HELP ").append(name).append(" ").append(help).append("\n");
  text.append("# TYPE ").append(name).append(" ").append(type).append("\n");
}

}  // namespace

void Metrics::call_took(std::int64_t microseconds) {
  const auto* bound = std::lower_bound(latency_bounds_us.begin(), latency_bounds_us.end(), microseconds);
  auto& bucket = latency_[static_cast<std::size_t>(bound - latency_bounds_us.begin())];
  bucket.store(bucket.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
  latency_sum_us_.store(latency_sum_us_.load(std::memory_order_relaxed) + microseconds,
                        std::memory_order_relaxed);
}

std::string to_prometheus(const std::vector<const Metrics*>& shards) {
  std::string text;
  for (std::size_t i = 0; i < table.size(); ++i) {
    std::int64_t sum = 0;
    for (const auto* shard : shards) sum += shard->get(static_cast<Metric>(i));
    header(text, table[i].name, table[i].type, table[i].help);
    text.append(table[i].name).append(" ").append(std::to_string(sum)).append("\n");
  }
  static constexpr std::string_view name = "pana_call_seconds";
  header(text, name, "histogram", "Time from a call read to its answer queued.");
  std::int64_t count = 0;
  for (std::size_t i = 0; i <= Metrics::latency_bounds_us.size(); ++i) {
    for (const auto* shard : shards) count += shard->latency_[i].load(std::memory_order_relaxed);
    const bool last = i == Metrics::latency_bounds_us.size();
    const auto bound =
        last ? "+Inf" : std::to_string(static_cast<double>(Metrics::latency_bounds_us[i]) / 1e6);
    text.append(name)
        .append("_bucket{le=\"")
        .append(bound)
        .append("\"} ")
        .append(std::to_string(count))
        .append("\n");
  }
  std::int64_t sum_us = 0;
  for (const auto* shard : shards) sum_us += shard->latency_sum_us_.load(std::memory_order_relaxed);
  text.append(name).append("_sum ").append(std::to_string(static_cast<double>(sum_us) / 1e6)).append("\n");
  text.append(name).append("_count ").append(std::to_string(count)).append("\n");
  return text;
}

}  // namespace pana
