#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "core/log.hpp"
#include "core/time.hpp"
#include "domain/freshness.hpp"
#include "domain/policy.hpp"
#include "domain/request.hpp"

// What an operator of the daemon may choose. A member's initialiser is its default; schema.cpp has a row per
// member with its key, bounds and help. Values are checked when they are loaded: who holds a Settings may
// rely on the bounds.
namespace pana::settings {

using Path = std::string;  // a relative path in panad.toml starts at the folder of that file

struct Server {
  std::string listen = "::";
  std::uint16_t port = 8443;
  Path certificate = "tls/server.crt";
  Path private_key = "tls/server.key";
  Path client_ca;                    // empty: client certificates are not asked for
  Path client_crl;                   // empty: none is revoked
  std::uint32_t shards = 0;          // 0: one per core
  std::vector<std::string> origins;  // of browsers, besides the daemon's own
  std::uint32_t max_connections = 20'000;
  std::uint32_t max_per_address = 2'000;
  seconds idle_s{60};
  std::size_t outbox_kib = 256;
  std::size_t outbox_messages = 512;
  seconds drain_s{10};
  milliseconds board_tick_ms{5};

  friend bool operator==(const Server&, const Server&) = default;
};

struct MetricsListener {
  std::string listen = "127.0.0.1";
  std::uint16_t port = 9464;  // 0: off

  friend bool operator==(const MetricsListener&, const MetricsListener&) = default;
};

struct Redis {
  std::string url = "unix:///run/redis/redis.sock";  // unix:///PATH, redis://HOST:PORT, rediss://HOST:PORT
  std::string username;
  Path password_file;  // empty: no password
  Path ca_file;        // for rediss; empty: the system's authorities
  milliseconds command_timeout_ms{3000};
  std::uint32_t wait_replicas = 0;

  friend bool operator==(const Redis&, const Redis&) = default;
};

struct EmbeddedRedis {
  bool enabled = false;
  Path program = "redis-server";  // a name without a slash is looked up in PATH
  Path config = "redis.conf";
  Path state_dir = "/var/lib/pana/redis";

  friend bool operator==(const EmbeddedRedis&, const EmbeddedRedis&) = default;
};

struct Access {
  Path bootstrap_file;  // empty: none
  std::chrono::hours session_hours{12};
  minutes session_idle_min{240};
  bool require_codes = true;
  std::uint32_t placements_at_once = 40;
  std::uint32_t placements_per_hour = 120;
  std::uint32_t argon2_memory_kib = 65'536;
  std::uint32_t argon2_passes = 3;

  friend bool operator==(const Access&, const Access&) = default;
};

struct Vault {
  Path keyring = "/var/lib/pana/keyring";
  Path root_credential;  // empty: the root key stands in the keyring

  friend bool operator==(const Vault&, const Vault&) = default;
};

// How long what people told is kept.
struct Retention {
  std::chrono::hours ended_h{24};
  std::chrono::days open_days{7};

  friend bool operator==(const Retention&, const Retention&) = default;
};

// How long what leads to a center is shown.
struct Disclosure {
  minutes window_min{0};  // 0: as long as the unit is held

  friend bool operator==(const Disclosure&, const Disclosure&) = default;
};

struct Audit {
  Path directory = "/var/lib/pana/audit";  // empty: off
  Path signing_key = "/var/lib/pana/audit.key";
  Path trusted_keys;  // empty: none but the own
  Path heads_file;    // empty: none
  bool syslog = false;
  seconds head_s{60};

  bool enabled() const { return !directory.empty(); }
  friend bool operator==(const Audit&, const Audit&) = default;
};

struct CountryData {
  Path directory = "kazakhstan";
  minutes utc_offset_min{300};

  friend bool operator==(const CountryData&, const CountryData&) = default;
};

struct FreshnessAges {
  minutes ageing_after_min{120};
  minutes stale_after_min{480};

  FreshnessLimits limits() const { return {ageing_after_min, stale_after_min}; }
  friend bool operator==(const FreshnessAges&, const FreshnessAges&) = default;
};

// Which place is chosen among those that fit.
struct Placement {
  std::string policy = "reserve";
  minutes last_unit_min{Placing{}.last_unit_min};

  Placing placing() const;
  friend bool operator==(const Placement&, const Placement&) = default;
};

struct UrgencyLimits {
  seconds answer_s;
  seconds reminder_s;
  seconds alarm_s;
  minutes arrival_margin_min;
  seconds claim_s;

  explicit UrgencyLimits(const TimeLimits& from)
      : answer_s(from.answer),
        reminder_s(from.reminder),
        alarm_s(from.alarm),
        arrival_margin_min(from.arrival_margin),
        claim_s(from.claim) {}
  TimeLimits limits() const { return {answer_s, reminder_s, alarm_s, arrival_margin_min, claim_s}; }
  friend bool operator==(const UrgencyLimits&, const UrgencyLimits&) = default;
};

struct TimeLimitTable {
  UrgencyLimits standard{default_time_limits[0]};
  UrgencyLimits urgent{default_time_limits[1]};
  UrgencyLimits emergency{default_time_limits[2]};

  // In the order of domain's Urgency.
  std::array<TimeLimits, 3> limits() const {
    return {standard.limits(), urgent.limits(), emergency.limits()};
  }
  friend bool operator==(const TimeLimitTable&, const TimeLimitTable&) = default;
};

struct Log {
  std::string level = "info";

  log::Level least() const;
  friend bool operator==(const Log&, const Log&) = default;
};

struct Settings {
  Server server;
  MetricsListener metrics;
  Redis redis;
  EmbeddedRedis embedded_redis;
  Access access;
  Vault vault;
  Retention retention;
  Disclosure disclosure;
  Audit audit;
  CountryData country;
  FreshnessAges freshness;
  Placement placement;
  TimeLimitTable time_limits;
  Log log;

  friend bool operator==(const Settings&, const Settings&) = default;
};

}  // namespace pana::settings

namespace pana {
using settings::Settings;
}
