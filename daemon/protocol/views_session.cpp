#include "protocol/views_session.hpp"

#include "protocol/views.hpp"

namespace pana::protocol {
namespace {

void write_actor_members(JsonWriter& json, const Actor& actor) {
  json.member("account", actor.account.text).member("role", name_of(actor.role));
  if (!actor.center.empty()) json.member("center", actor.center.text);
  if (!actor.regions.empty()) write_strings(json.key("regions"), actor.regions);
}

}  // namespace

void write_session(JsonWriter& json, const Actor& actor, const Secret& resume_token, Instant expires_at) {
  json.begin_object();
  write_actor_members(json, actor);
  json.member("resume_token", resume_token.reveal())
      .member("expires_at", to_rfc3339(expires_at))
      .end_object();
}

void write_account(JsonWriter& json, const Actor& actor, bool disabled) {
  json.begin_object();
  write_actor_members(json, actor);
  json.member("disabled", disabled).end_object();
}

void write_status(JsonWriter& json, const SystemState& state) {
  json.begin_object().member("instance", state.instance).member("build", state.build);
  json.member("uptime_s", state.uptime_s).member("connections", state.connections);
  const auto& redis = state.redis;
  json.key("redis").begin_object().member("role", redis.role).member("version", redis.version);
  json.member("replicas", redis.replicas).member("open_requests", redis.open_requests);
  json.member("deadlines_due", redis.deadlines_due).member("oldest_due_ms", redis.oldest_due_ms);
  json.end_object().end_object();
}

}  // namespace pana::protocol
