#include "operations/keep_accounts.hpp"

#include <algorithm>
#include <functional>

#include "access/new_password.hpp"
#include "access/one_time_code.hpp"
#include "operations/written_down.hpp"

namespace pana::operations {
namespace {

enum class Signs : bool { on, out };

Awaitable<Result<store::AccountRecord>> load(Context& context, AccountId account) {
  auto record = co_await context.store.load_account(account);
  if (record.has_error() && record.error().code == FaultCode::not_found) {
    co_return fault(FaultCode::not_found, "/account");
  }
  co_return record;
}

std::optional<Fault> refuse_weak(const Secret& password, const AccountId& account) {
  const auto why = access::why_weak(password, account.text);
  if (why.empty()) return std::nullopt;
  return Fault{FaultCode::invalid_params, "/password", {{"weak", std::string{why}}}, false};
}

// Whether there is anything to change.
using Edit = std::function<bool(store::AccountRecord&)>;

// Two who change one account at the same time take turns; so many in a row are no accident.
constexpr int most_tries = 4;

// Reads the account, edits it and writes it, and answers what is stored under this name then: after a
// repeated call, the first one's. Where somebody else was faster, once more from the start; conflict in the
// end.
Awaitable<Result<store::AccountRecord>> change(Context& context, Caller caller, AccountId account,
                                               Signs signs, Edit edit) {
  for (int i = 0; i < most_tries; ++i) {
    PANA_CO_TRY(record, co_await load(context, account));
    if (!edit(record)) co_return record;
    const auto done =
        co_await context.store.put_account({caller.once(), std::move(record), false, signs == Signs::out});
    if (!done.has_error()) co_return co_await context.store.load_account(account);
    if (done.error().code != FaultCode::stale_version) co_return done.error();
  }
  co_return fault(FaultCode::conflict, "/account");
}

// A call that is repeated with its key shows the first one's secret again: that is a look of its own.
Awaitable<Result<store::AccountRecord>> shown_again(Context& context, Caller caller,
                                                    store::AccountRecord stored, std::string made_now) {
  caller.key.clear();
  if (stored.code_secret != made_now) {
    PANA_CO_CHECK(
        co_await context.store.record_audit(caller.once(), "account", stored.account.text, "shown"));
  }
  co_return stored;
}

std::string new_secret(Context& context) {
  return std::string{access::new_code_secret(context.random).reveal()};
}

}  // namespace

Awaitable<Result<store::AccountRecord>> create_account(Context& context, Hashing& hashing, Caller caller,
                                                       protocol::AccountCreate params) {
  if (params.role == Role::center && context.board.find(params.center) == nullptr) {
    co_return fault(FaultCode::not_found, "/center");
  }
  if (auto weak = refuse_weak(params.password, params.account)) co_return std::move(*weak);
  PANA_CO_TRY(hash, co_await hashing.hash(std::move(params.password)));
  store::AccountRecord record{params.account, params.role,     params.center,
                              params.regions, std::move(hash), false};
  record.station = std::move(params.station);
  auto secret = new_secret(context);
  record.code_secret = secret;
  PANA_CO_CHECK(co_await context.store.put_account({caller.once(), std::move(record), true, false}));
  PANA_CO_TRY(stored, co_await context.store.load_account(params.account));
  co_return co_await shown_again(context, std::move(caller), std::move(stored), std::move(secret));
}

Awaitable<Result<std::vector<store::AccountRecord>>> list_accounts(Context& context, Caller caller) {
  auto reading = context.store.list_accounts();
  co_return co_await written_down(context, std::move(caller), "account", "-", std::move(reading));
}

Awaitable<Result<std::vector<SignedIn>>> list_sessions(Context& context, SignInRules rules, Caller caller) {
  PANA_CO_TRY(accounts, co_await list_accounts(context, std::move(caller)));
  PANA_CO_TRY(sessions, co_await context.store.list_sessions());
  std::vector<SignedIn> list;
  // Both are in the order of accounts.
  auto account = accounts.begin();
  for (const auto& [record, until] : sessions) {
    while (account != accounts.end() && account->account < record.account) ++account;
    if (account == accounts.end()) break;
    if (account->account != record.account) continue;
    const auto opened_at = record.expires_at - rules.lasts;
    list.push_back({account->actor(), opened_at, std::max(opened_at, until - rules.idle), record.expires_at,
                    !record.device.empty()});
  }
  co_return list;
}

Awaitable<Result<void>> end_sessions(Context& context, Caller caller, protocol::AccountChange params) {
  PANA_CO_CHECK(co_await change(context, std::move(caller), params.account, Signs::out,
                                [](store::AccountRecord&) { return true; }));
  co_return Result<void>{};
}

Awaitable<Result<store::AccountRecord>> set_disabled(Context& context, Caller caller,
                                                     protocol::AccountChange params, bool disabled) {
  if (disabled && params.account == caller.actor.account) co_return fault(FaultCode::conflict, "/account");
  co_return co_await change(context, std::move(caller), params.account, disabled ? Signs::out : Signs::on,
                            [disabled](store::AccountRecord& record) {
                              record.disabled = disabled;
                              return true;
                            });
}

Awaitable<Result<store::AccountRecord>> reset_account(Context& context, Hashing& hashing, Caller caller,
                                                      protocol::AccountReset params) {
  PANA_CO_CHECK(co_await load(context, params.account));
  if (auto weak = refuse_weak(params.password, params.account)) co_return std::move(*weak);
  PANA_CO_TRY(hash, co_await hashing.hash(std::move(params.password)));
  auto secret = new_secret(context);
  const auto reset = [hash, secret](store::AccountRecord& record) {
    record.password_hash = hash;
    record.code_secret = secret;
    return true;
  };
  PANA_CO_TRY(stored, co_await change(context, caller, params.account, Signs::out, reset));
  co_return co_await shown_again(context, std::move(caller), std::move(stored), std::move(secret));
}

Awaitable<Result<store::AccountRecord>> bind_certificate(Context& context, Caller caller,
                                                         protocol::CertificateBind params) {
  co_return co_await change(context, std::move(caller), params.account, Signs::out,
                            [params](store::AccountRecord& record) {
                              auto& devices = record.devices;
                              const auto end = devices.end();
                              if (std::find(devices.begin(), end, params.certificate) == end)
                                devices.push_back(params.certificate);
                              record.needs_device = params.needs_device;
                              return true;
                            });
}

Awaitable<Result<std::vector<AccountId>>> revoke_certificate(Context& context, Caller caller,
                                                             protocol::CertificateRevoke params) {
  PANA_CO_TRY(records, co_await context.store.list_accounts());
  std::vector<AccountId> bound;
  // Each is a change of its own; a repeated call finds nothing left to do.
  caller.key.clear();
  for (const auto& record : records) {
    const auto& devices = record.devices;
    if (std::find(devices.begin(), devices.end(), params.certificate) == devices.end()) continue;
    PANA_CO_CHECK(co_await change(
        context, caller, record.account, Signs::out,
        [params](store::AccountRecord& found) { return std::erase(found.devices, params.certificate) > 0; }));
    bound.push_back(record.account);
  }
  co_return bound;
}

}  // namespace pana::operations
