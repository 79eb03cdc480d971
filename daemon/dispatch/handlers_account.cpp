#include "dispatch/handlers.hpp"
#include "operations/change_password.hpp"
#include "operations/keep_accounts.hpp"
#include "protocol/decode.hpp"
#include "protocol/views_session.hpp"

namespace pana::dispatch {
namespace {

using Stored = Result<store::AccountRecord>;

protocol::AccountView view_of(const store::AccountRecord& record) {
  return {record.actor(), record.disabled, record.devices, record.needs_device};
}

Result<std::string> shown(const Stored& record) {
  if (record.has_error()) return record.error();
  protocol::JsonWriter json;
  protocol::write_account(json, view_of(*record));
  return json.take();
}

// With the secret of the one-time codes: only in the answer to who has just made it.
Result<std::string> shown_with_secret(const Stored& record) {
  if (record.has_error()) return record.error();
  protocol::JsonWriter json;
  protocol::write_new_account(json, view_of(*record), Secret{record->code_secret});
  return json.take();
}

}  // namespace

Answer account_create(Desk& desk, Visit& visit, protocol::Call call) {
  PANA_CO_TRY(params, protocol::decode_account_create(call.params));
  auto caller = caller_of(desk, visit, call, params.key);
  co_return shown_with_secret(
      co_await operations::create_account(desk.context, desk.hashing, std::move(caller), std::move(params)));
}

Answer account_list(Desk& desk, Visit& visit, protocol::Call call) {
  PANA_CO_CHECK(protocol::decode_nothing(call.params));
  PANA_CO_TRY(records, co_await operations::list_accounts(desk.context, caller_of(desk, visit, call)));
  protocol::JsonWriter json;
  json.begin_object().key("accounts").begin_array();
  for (const auto& record : records) protocol::write_account(json, view_of(record));
  json.end_array().end_object();
  co_return json.take();
}

Answer account_disable(Desk& desk, Visit& visit, protocol::Call call) {
  PANA_CO_TRY(params, protocol::decode_account_change(call.params));
  auto caller = caller_of(desk, visit, call, params.key);
  co_return shown(
      co_await operations::set_disabled(desk.context, std::move(caller), std::move(params), true));
}

Answer account_enable(Desk& desk, Visit& visit, protocol::Call call) {
  PANA_CO_TRY(params, protocol::decode_account_change(call.params));
  auto caller = caller_of(desk, visit, call, params.key);
  co_return shown(
      co_await operations::set_disabled(desk.context, std::move(caller), std::move(params), false));
}

Answer account_reset(Desk& desk, Visit& visit, protocol::Call call) {
  PANA_CO_TRY(params, protocol::decode_account_reset(call.params));
  auto caller = caller_of(desk, visit, call, params.key);
  co_return shown_with_secret(
      co_await operations::reset_account(desk.context, desk.hashing, std::move(caller), std::move(params)));
}

Answer session_list(Desk& desk, Visit& visit, protocol::Call call) {
  PANA_CO_CHECK(protocol::decode_nothing(call.params));
  PANA_CO_TRY(sessions,
              co_await operations::list_sessions(desk.context, desk.sign_in, caller_of(desk, visit, call)));
  protocol::JsonWriter json;
  json.begin_object().key("sessions").begin_array();
  for (const auto& session : sessions)
    protocol::write_signed_in(
        json, {session.actor, session.opened_at, session.seen_at, session.expires_at, session.certificate});
  json.end_array().end_object();
  co_return json.take();
}

Answer session_end(Desk& desk, Visit& visit, protocol::Call call) {
  PANA_CO_TRY(params, protocol::decode_account_change(call.params));
  auto caller = caller_of(desk, visit, call, params.key);
  PANA_CO_CHECK(co_await operations::end_sessions(desk.context, std::move(caller), std::move(params)));
  co_return "{}";
}

Answer account_password(Desk& desk, Visit& visit, protocol::Call call) {
  PANA_CO_TRY(params, protocol::decode_account_password(call.params));
  auto caller = caller_of(desk, visit, call, params.key);
  const auto parting = [&visit] {
    visit.leave();
    visit.actor.reset();
  };
  PANA_CO_CHECK(co_await operations::change_password(desk.context, desk.hashing, std::move(caller),
                                                     {visit.device, visit.address}, std::move(params),
                                                     parting));
  co_return "{}";
}

Answer certificate_bind(Desk& desk, Visit& visit, protocol::Call call) {
  PANA_CO_TRY(params, protocol::decode_certificate_bind(call.params));
  auto caller = caller_of(desk, visit, call, params.key);
  co_return shown(co_await operations::bind_certificate(desk.context, std::move(caller), std::move(params)));
}

Answer certificate_revoke(Desk& desk, Visit& visit, protocol::Call call) {
  PANA_CO_TRY(params, protocol::decode_certificate_revoke(call.params));
  auto caller = caller_of(desk, visit, call, params.key);
  PANA_CO_TRY(bound,
              co_await operations::revoke_certificate(desk.context, std::move(caller), std::move(params)));
  protocol::JsonWriter json;
  json.begin_object().key("accounts").begin_array();
  for (const auto& account : bound) json.value(account.text);
  json.end_array().end_object();
  co_return json.take();
}

}  // namespace pana::dispatch
