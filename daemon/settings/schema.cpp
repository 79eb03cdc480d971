#include "settings/schema.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <type_traits>
#include <utility>

namespace pana::settings {
namespace {

template <class T>
struct IsDuration : std::false_type {};
template <class Rep, class Period>
struct IsDuration<std::chrono::duration<Rep, Period>> : std::true_type {};

// Follows a chain of members: reach<&Settings::server, &Server::port>(settings).
template <auto First, auto... Rest>
auto& reach(auto& from) {
  if constexpr (sizeof...(Rest) == 0) {
    return from.*First;
  } else {
    return reach<Rest...>(from.*First);
  }
}

template <auto... Chain>
Value get(const Settings& settings) {
  const auto& member = reach<Chain...>(settings);
  using Member = std::remove_cvref_t<decltype(member)>;
  if constexpr (IsDuration<Member>::value) {
    return static_cast<std::int64_t>(member.count());
  } else if constexpr (std::is_integral_v<Member> && !std::is_same_v<Member, bool>) {
    return static_cast<std::int64_t>(member);
  } else {
    return member;
  }
}

template <auto... Chain>
void set(Settings& settings, Value value) {
  auto& member = reach<Chain...>(settings);
  using Member = std::remove_cvref_t<decltype(member)>;
  if constexpr (IsDuration<Member>::value) {
    member = Member{std::get<std::int64_t>(value)};
  } else if constexpr (std::is_integral_v<Member> && !std::is_same_v<Member, bool>) {
    member = static_cast<Member>(std::get<std::int64_t>(value));
  } else {
    member = std::get<Member>(std::move(value));
  }
}

using Help = std::string_view;

template <auto... Chain>
Row whole(std::string_view key, std::int64_t least, std::int64_t most, Help help) {
  return {key, Kind::whole, get<Chain...>, set<Chain...>, help, least, most};
}
template <auto... Chain>
Row flag(std::string_view key, Help help) {
  return {key, Kind::flag, get<Chain...>, set<Chain...>, help};
}
template <auto... Chain>
Row text(std::string_view key, Help help, std::span<const std::string_view> choices = {}) {
  return {key, Kind::text, get<Chain...>, set<Chain...>, help, 0, 0, choices};
}
template <auto... Chain>
Row path(std::string_view key, Help help) {
  return {key, Kind::path, get<Chain...>, set<Chain...>, help};
}
template <auto... Chain>
Row list(std::string_view key, Help help) {
  return {key, Kind::list, get<Chain...>, set<Chain...>, help};
}

constexpr std::array<std::string_view, 4> levels{"debug", "info", "warning", "error"};

constexpr auto server = &Settings::server;
constexpr auto redis = &Settings::redis;
constexpr auto embedded = &Settings::embedded_redis;
constexpr auto access = &Settings::access;
constexpr auto ages = &Settings::freshness;
constexpr auto placement = &Settings::placement;

template <auto Urgency>
void add_time_limits(std::vector<Row>& rows, const std::array<std::string_view, 5>& keys) {
  constexpr auto table = &Settings::time_limits;
  rows.push_back(whole<table, Urgency, &UrgencyLimits::answer_s>(
      keys[0], 10, 86'400, "A center has so long to answer an offer before the next nearest is asked."));
  rows.push_back(whole<table, Urgency, &UrgencyLimits::reminder_s>(
      keys[1], 5, 86'400,
      "After this time the center is reminded of an unanswered offer, and operators of a request that nobody "
      "takes up."));
  rows.push_back(whole<table, Urgency, &UrgencyLimits::alarm_s>(
      keys[2], 5, 86'400,
      "After this time operators are alarmed about an unanswered offer, and again and again about a request "
      "that nobody takes up."));
  rows.push_back(whole<table, Urgency, &UrgencyLimits::arrival_margin_min>(
      keys[3], 5, 1'440, "An accepted unit stays held for the travel time and this."));
  rows.push_back(whole<table, Urgency, &UrgencyLimits::claim_s>(
      keys[4], 30, 86'400, "An operator's claim on a queued request ends by itself after this time."));
}

// To add a setting: its member (with the default) in settings.hpp, a row here, a line in config/panad.toml.
void add_server(std::vector<Row>& rows) {
  rows.insert(
      rows.end(),
      {
          text<server, &Server::listen>("server.listen",
                                        "Address to listen on: `::` is every address, IPv6 and IPv4."),
          whole<server, &Server::port>("server.port", 1, 65'535,
                                       "Port of console, WebSocket and health pages (TLS)."),
          path<server, &Server::certificate>("server.certificate",
                                             "PEM file: the server's certificate and its chain."),
          path<server, &Server::private_key>("server.private_key",
                                             "PEM file: the certificate's private key."),
          path<server, &Server::client_ca>(
              "server.client_ca", "PEM file of who signs terminals' certificates; empty: none is asked for."),
          path<server, &Server::client_crl>(
              "server.client_crl", "PEM file of the certificates that these have revoked; empty: none are."),
          whole<server, &Server::shards>("server.shards", 0, 256,
                                         "Threads that serve; 0 is one per processor core."),
          list<server, &Server::origins>("server.origins",
                                         "Web origins, besides the daemon's own, whose pages may connect."),
          whole<server, &Server::max_connections>("server.max_connections", 16, 1'000'000,
                                                  "Connections beyond this number are refused."),
          whole<server, &Server::max_per_address>(
              "server.max_per_address", 1, 1'000'000,
              "Connections of one address (IPv6: of one /64) beyond this number are refused."),
          whole<server, &Server::idle_s>(
              "server.idle_s", 5, 3'600,
              "A connection that stays silent so long is pinged, and closed when silent still."),
          whole<server, &Server::outbox_kib>("server.outbox_kib", 16, 65'536,
                                             "Unsent bytes per connection before a slow reader is dropped."),
          whole<server, &Server::outbox_messages>(
              "server.outbox_messages", 16, 65'536,
              "Unsent messages per connection before a slow reader is dropped."),
          whole<server, &Server::drain_s>("server.drain_s", 0, 600,
                                          "On stop, running calls and connections have so long to end."),
          whole<server, &Server::board_tick_ms>(
              "server.board_tick_ms", 0, 1'000,
              "Board changes are merged for so long before consoles get them."),
      });
}

void add_redis(std::vector<Row>& rows) {
  rows.insert(
      rows.end(),
      {
          text<&Settings::metrics, &MetricsListener::listen>("metrics.listen",
                                                             "Address of the metrics page; keep it local."),
          whole<&Settings::metrics, &MetricsListener::port>("metrics.port", 0, 65'535,
                                                            "Port of the metrics page; 0 turns it off."),
          text<redis, &Redis::url>(
              "redis.url", "Redis: `unix:///PATH`, `redis://HOST:PORT` or `rediss://HOST:PORT` (TLS)."),
          text<redis, &Redis::username>("redis.username", "Redis ACL user; empty is the default user."),
          path<redis, &Redis::password_file>("redis.password_file",
                                             "File with the password of that user; empty is no password."),
          path<redis, &Redis::ca_file>(
              "redis.ca_file",
              "PEM file that signs the certificate of a rediss server; empty: the system's."),
          whole<redis, &Redis::command_timeout_ms>(
              "redis.command_timeout_ms", 50, 60'000,
              "A Redis call without an answer after this time has failed."),
          whole<redis, &Redis::wait_replicas>("redis.wait_replicas", 0, 16,
                                              "A change is acknowledged when so many replicas have it."),
          flag<embedded, &EmbeddedRedis::enabled>(
              "embedded_redis.enabled", "Start and supervise a private Redis; redis.url is then not used."),
          path<embedded, &EmbeddedRedis::program>(
              "embedded_redis.program", "The Redis or Valkey server; a bare name is looked up in PATH."),
          path<embedded, &EmbeddedRedis::config>("embedded_redis.config",
                                                 "Configuration of the private Redis."),
          path<embedded, &EmbeddedRedis::state_dir>("embedded_redis.state_dir",
                                                    "Folder for data and socket of the private Redis."),
      });
}

void add_rules(std::vector<Row>& rows) {
  rows.insert(
      rows.end(),
      {
          path<access, &Access::bootstrap_file>(
              "access.bootstrap_file",
              "JSON file of accounts to create at start where they do not exist yet."),
          whole<access, &Access::session_hours>("access.session_hours", 1, 168,
                                                "A sign-in is good for so long."),
          whole<access, &Access::session_idle_min>(
              "access.session_idle_min", 5, 10'080,
              "A session ends when nobody has done anything with it for so long."),
          flag<access, &Access::require_codes>("access.require_codes",
                                               "Nobody signs in without a one-time code; off only for trying "
                                               "out, and for gateways in a test."),
          whole<access, &Access::placements_at_once>(
              "access.placements_at_once", 1, 1'000'000,
              "An account can take so many units at once (of each shard), so that none can take all."),
          whole<access, &Access::placements_per_hour>("access.placements_per_hour", 1, 10'000'000,
                                                      "So many more become possible in an hour."),
          whole<access, &Access::argon2_memory_kib>("access.argon2_memory_kib", 8'192, 4'194'304,
                                                    "Memory that hashing one password takes."),
          whole<access, &Access::argon2_passes>("access.argon2_passes", 1, 64, "Passes over that memory."),
          path<&Settings::vault, &Vault::keyring>(
              "vault.keyring",
              "File with the keys that seal requests; made where it is missing. Never back it up."),
          path<&Settings::vault, &Vault::root_credential>(
              "vault.root_credential",
              "File with the root key (64 hex digits), such as a systemd credential; empty: it stands in the "
              "keyring."),
          whole<&Settings::retention, &Retention::ended_h>(
              "retention.ended_h", 1, 24, "Hours after which a request that has ended is deleted."),
          whole<&Settings::retention, &Retention::open_days>(
              "retention.open_days", 1, 7, "Days after which a request that is still open is ended."),
          whole<&Settings::disclosure, &Disclosure::window_min>(
              "disclosure.window_min", 0, 10'080,
              "Minutes after acceptance in which a referrer may see the center's line; 0: while the unit is "
              "held."),
          path<&Settings::country, &CountryData::directory>(
              "country.directory",
              "Folder with regions.json, localities.json and roads.json of the country."),
          whole<&Settings::country, &CountryData::utc_offset_min>(
              "country.utc_offset_min", -720, 840,
              "The country's clock, minutes east of UTC: intake hours, licence dates, nights."),
          whole<ages, &FreshnessAges::ageing_after_min>(
              "freshness.ageing_after_min", 1, 10'080, "Figures not confirmed for so long are ranked lower."),
          whole<ages, &FreshnessAges::stale_after_min>(
              "freshness.stale_after_min", 2, 20'160,
              "Figures not confirmed for so long are not offered (call first)."),
          text<placement, &Placement::policy>(
              "placement.policy",
              "`nearest` by road, or `reserve`: the last scarce units are left to those who need them.",
              choice_names),
          whole<placement, &Placement::last_unit_min>(
              "placement.last_unit_min", 0, 1'440,
              "Under `reserve`, what a region's last step-free or large unit costs others, in minutes of "
              "travel."),
      });
}

void add_audit(std::vector<Row>& rows) {
  constexpr auto audit = &Settings::audit;
  rows.insert(
      rows.end(),
      {
          path<audit, &Audit::directory>(
              "audit.directory", "Folder for the files of who did what, chained and signed; empty: off."),
          path<audit, &Audit::signing_key>(
              "audit.signing_key",
              "PEM file with the Ed25519 key that signs them; made where it is missing, with a .pub."),
          path<audit, &Audit::trusted_keys>(
              "audit.trusted_keys",
              "PEM file with public keys of earlier times and of daemons that have another key."),
          path<audit, &Audit::heads_file>(
              "audit.heads_file",
              "File, best on another disk or machine, that gets each signed head a second time."),
          flag<audit, &Audit::syslog>("audit.syslog",
                                      "Sends each signed head to syslog, too (facility authpriv)."),
          whole<audit, &Audit::head_s>("audit.head_s", 1, 3'600,
                                       "A head is signed and sent out so often while something happens."),
      });
}

std::vector<Row> make_rows() {
  std::vector<Row> rows;
  add_server(rows);
  add_redis(rows);
  add_rules(rows);
  add_audit(rows);
  add_time_limits<&TimeLimitTable::standard>(
      rows,
      {"time_limits.standard.answer_s", "time_limits.standard.reminder_s", "time_limits.standard.alarm_s",
       "time_limits.standard.arrival_margin_min", "time_limits.standard.claim_s"});
  add_time_limits<&TimeLimitTable::urgent>(
      rows, {"time_limits.urgent.answer_s", "time_limits.urgent.reminder_s", "time_limits.urgent.alarm_s",
             "time_limits.urgent.arrival_margin_min", "time_limits.urgent.claim_s"});
  add_time_limits<&TimeLimitTable::emergency>(
      rows,
      {"time_limits.emergency.answer_s", "time_limits.emergency.reminder_s", "time_limits.emergency.alarm_s",
       "time_limits.emergency.arrival_margin_min", "time_limits.emergency.claim_s"});
  rows.push_back(text<&Settings::log, &Log::level>("log.level", "The least serious lines to log.", levels));
  return rows;
}

}  // namespace

std::span<const Row> schema() {
  static const auto rows = make_rows();
  return rows;
}

const Row* find_row(std::string_view key) {
  const auto rows = schema();
  const auto row = std::find_if(rows.begin(), rows.end(), [&](const Row& r) { return r.key == key; });
  return row == rows.end() ? nullptr : &*row;
}

}  // namespace pana::settings
