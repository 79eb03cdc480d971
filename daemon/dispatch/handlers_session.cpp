#include <boost/json/serialize.hpp>

#include "dispatch/handlers.hpp"
#include "operations/sign_in.hpp"
#include "protocol/decode.hpp"
#include "protocol/views_session.hpp"

namespace pana::dispatch {
namespace {

// The connection stands for this session from now on; what an earlier one followed is followed no more.
std::string enter(const Desk& desk, Visit& visit, operations::SessionOpened session) {
  visit.leave();
  visit.actor = session.actor;
  visit.token_hash = std::move(session.token_hash);
  visit.session = desk.context.store.session_mark(visit.token_hash);
  visit.expires_at = session.expires_at;
  visit.kept_until = {};
  visit.entered();
  protocol::JsonWriter json;
  protocol::write_session(json, session.actor, session.token, session.expires_at);
  return json.take();
}

operations::Door door_of(const Visit& visit) {
  return {visit.device, visit.address};
}

}  // namespace

operations::Caller caller_of(const Desk& desk, const Visit& visit, const protocol::Call& call,
                             std::string key) {
  operations::Caller caller{*visit.actor, call.method, std::move(key), {}};
  if (caller.key.empty()) return caller;
  // Padding may differ when a call is repeated.
  auto params = call.params;
  params.erase("pad");
  caller.fingerprint = desk.seal.fingerprint(call.method, boost::json::serialize(params));
  return caller;
}

Answer session_open(Desk& desk, Visit& visit, protocol::Call call) {
  PANA_CO_TRY(params, protocol::decode_session_open(call.params));
  PANA_CO_TRY(session, co_await operations::open_session(desk.context, desk.hashing, desk.sign_in,
                                                         door_of(visit), std::move(params)));
  const auto before = visit.actor;
  auto token_before = std::move(visit.token_hash);
  auto opened = enter(desk, visit, std::move(session));
  // Who signs in anew has no use for the token of before; where the store is away it ends by itself.
  if (before) {
    [[maybe_unused]] const auto closed =
        co_await operations::close_session(desk.context, {*before, "session.close"}, token_before);
  }
  co_return opened;
}

Answer session_resume(Desk& desk, Visit& visit, protocol::Call call) {
  PANA_CO_TRY(params, protocol::decode_session_resume(call.params));
  PANA_CO_TRY(session, co_await operations::resume_session(desk.context, desk.sign_in, door_of(visit),
                                                           std::move(params)));
  co_return enter(desk, visit, std::move(session));
}

Answer session_close(Desk& desk, Visit& visit, protocol::Call call) {
  PANA_CO_CHECK(protocol::decode_nothing(call.params));
  // First, so that this connection is none of those that the end of the session closes.
  visit.leave();
  const auto closed =
      co_await operations::close_session(desk.context, caller_of(desk, visit, call), visit.token_hash);
  if (closed.has_error()) {
    // Still signed in, to try again; what it followed is followed no more.
    visit.entered();
    co_return closed.error();
  }
  visit.actor.reset();
  co_return "{}";
}

Answer system_status(Desk& desk, Visit&, protocol::Call call) {
  PANA_CO_CHECK(protocol::decode_nothing(call.params));
  PANA_CO_TRY(redis, co_await desk.context.store.status());
  const auto& instance = desk.instance;
  protocol::SystemState state;
  state.instance = instance.name;
  state.build = instance.build;
  state.uptime_s = std::chrono::duration_cast<seconds>(desk.context.clock.now() - instance.started).count();
  state.connections = instance.connections();
  state.redis = {redis.role,          redis.version,       redis.replicas,
                 redis.open_requests, redis.deadlines_due, redis.oldest_due_ms};
  state.oldest_remains_s = redis.oldest_remains_ms / 1000;
  const auto& keyring = desk.retention.keyring;
  state.day_keys = std::int64_t{keyring.current()} - keyring.oldest() + 1;
  protocol::JsonWriter json;
  protocol::write_status(json, state);
  co_return json.take();
}

}  // namespace pana::dispatch
