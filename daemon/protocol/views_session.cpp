#include "protocol/views_session.hpp"

#include "protocol/views.hpp"

namespace pana::protocol {
namespace {

void write_actor_members(JsonWriter& json, const Actor& actor) {
  json.member("account", actor.account.text).member("role", name_of(actor.role));
  if (!actor.center.empty()) json.member("center", actor.center.text);
  if (!actor.regions.empty()) write_strings(json.key("regions"), actor.regions);
}

void write_account_members(JsonWriter& json, const AccountView& account) {
  write_actor_members(json, account.actor);
  if (!account.actor.station.empty()) json.member("station", account.actor.station);
  json.member("disabled", account.disabled);
  if (!account.certificates.empty()) write_strings(json.key("certificates"), account.certificates);
  if (account.needs_certificate) json.member("needs_certificate", true);
}

}  // namespace

void write_session(JsonWriter& json, const Actor& actor, const Secret& resume_token, Instant expires_at) {
  json.begin_object();
  write_actor_members(json, actor);
  json.member("resume_token", resume_token.reveal())
      .member("expires_at", to_rfc3339(expires_at))
      .end_object();
}

void write_account(JsonWriter& json, const AccountView& account) {
  json.begin_object();
  write_account_members(json, account);
  json.end_object();
}

void write_new_account(JsonWriter& json, const AccountView& account, const Secret& code_secret) {
  json.begin_object();
  write_account_members(json, account);
  json.member("otp_secret", code_secret.reveal()).end_object();
}

void write_signed_in(JsonWriter& json, const SignedInView& session) {
  json.begin_object();
  write_actor_members(json, session.actor);
  if (!session.actor.station.empty()) json.member("station", session.actor.station);
  json.member("opened_at", to_rfc3339(session.opened_at)).member("seen_at", to_rfc3339(session.seen_at));
  json.member("expires_at", to_rfc3339(session.expires_at));
  if (session.certificate) json.member("certificate", true);
  json.end_object();
}

void write_status(JsonWriter& json, const SystemState& state) {
  json.begin_object().member("instance", state.instance).member("build", state.build);
  json.member("uptime_s", state.uptime_s).member("connections", state.connections);
  const auto& redis = state.redis;
  json.key("redis").begin_object().member("role", redis.role).member("version", redis.version);
  json.member("replicas", redis.replicas).member("open_requests", redis.open_requests);
  json.member("deadlines_due", redis.deadlines_due).member("oldest_due_ms", redis.oldest_due_ms);
  json.end_object().member("oldest_remains_s", state.oldest_remains_s);
  json.member("day_keys", state.day_keys).end_object();
}

}  // namespace pana::protocol
