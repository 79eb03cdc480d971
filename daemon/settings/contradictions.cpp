#include <string>

#include "settings/schema.hpp"

namespace pana::settings {
namespace {

void check_limits(Mistakes& mistakes, const std::string& key, const UrgencyLimits& limits) {
  if (limits.reminder_s > limits.alarm_s) {
    mistakes.push_back(
        {"", 0, key + ".reminder_s", "must not be longer than alarm_s: the center is reminded first."});
  }
  if (limits.alarm_s > limits.answer_s) {
    mistakes.push_back(
        {"", 0, key + ".alarm_s", "must not be longer than answer_s: after that the offer is gone."});
  }
}

bool is_redis_url(const std::string& url) {
  return url.starts_with("unix:///") || url.starts_with("redis://") || url.starts_with("rediss://");
}

}  // namespace

Mistakes contradictions(const Settings& settings) {
  Mistakes mistakes;
  check_limits(mistakes, "time_limits.standard", settings.time_limits.standard);
  check_limits(mistakes, "time_limits.urgent", settings.time_limits.urgent);
  check_limits(mistakes, "time_limits.emergency", settings.time_limits.emergency);
  if (settings.freshness.ageing_after_min >= settings.freshness.stale_after_min) {
    mistakes.push_back({"", 0, "freshness.ageing_after_min", "must be shorter than stale_after_min."});
  }
  if (settings.server.client_ca.empty() && !settings.server.client_crl.empty()) {
    mistakes.push_back({"", 0, "server.client_crl", "needs server.client_ca: who signs the list."});
  }
  if (!settings.embedded_redis.enabled && !is_redis_url(settings.redis.url)) {
    mistakes.push_back({"", 0, "redis.url", "must begin with unix:///, redis:// or rediss://."});
  }
  return mistakes;
}

}  // namespace pana::settings
