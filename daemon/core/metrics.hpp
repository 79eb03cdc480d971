#pragma once
#include <array>
#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pana {

// What a daemon counts. No label ever names a center, an account or a request. To add one: a line here and a
// row in metrics.cpp's table.
enum class Metric : std::uint8_t {
  connections_open,
  connections_total,
  handshakes_failed_total,
  frames_in_total,
  frames_out_total,
  bytes_out_total,
  calls_total,
  calls_refused_total,
  calls_failed_total,
  placements_total,
  placements_none_total,
  offers_accepted_total,
  offers_declined_total,
  offers_expired_total,
  reminders_total,
  board_changes_total,
  slow_consumers_total,
  redis_calls_total,
  redis_reconnects_total,
  redis_unknown_outcomes_total,
  redis_connected,
  sign_ins_total,
  sign_ins_refused_total,
  client_certificates_refused_total,
  audit_writable,
  audit_behind_ms,
  audit_entries,
  audit_chained_total,
  oldest_remains_s,
  tls_renewals_total,
  tls_renewals_failed_total,
  client_crl_out_of_date,
  devices_turned_away_total,
  connections_refused_total,
  refusals_unwritten_total,
  last_
};

// One shard's numbers: written by that shard only, read by whoever scrapes.
class Metrics {
 public:
  void add(Metric metric, std::int64_t by = 1) {
    auto& value = values_[static_cast<std::size_t>(metric)];
    value.store(value.load(std::memory_order_relaxed) + by, std::memory_order_relaxed);
  }
  void set(Metric metric, std::int64_t to) {
    values_[static_cast<std::size_t>(metric)].store(to, std::memory_order_relaxed);
  }
  std::int64_t get(Metric metric) const {
    return values_[static_cast<std::size_t>(metric)].load(std::memory_order_relaxed);
  }
  // How long a call took, from the frame read to the answer queued.
  void call_took(std::int64_t microseconds);

  static constexpr std::array<std::int64_t, 10> latency_bounds_us{100,   250,    500,    1'000,   2'500,
                                                                  5'000, 10'000, 25'000, 100'000, 1'000'000};

 private:
  friend std::string to_prometheus(const std::vector<const Metrics*>& shards);
  std::array<std::atomic<std::int64_t>, static_cast<std::size_t>(Metric::last_)> values_{};
  std::array<std::atomic<std::int64_t>, latency_bounds_us.size() + 1> latency_{};
  std::atomic<std::int64_t> latency_sum_us_{0};
};

// All shards' numbers added up, in Prometheus text exposition format 0.0.4.
std::string to_prometheus(const std::vector<const Metrics*>& shards);

}  // namespace pana
