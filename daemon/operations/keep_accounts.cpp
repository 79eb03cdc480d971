#include "operations/keep_accounts.hpp"

#include <algorithm>

#include "access/one_time_code.hpp"

namespace pana::operations {
namespace {

enum class Signs : bool { on, out };

// Writes the record and answers what is stored under this name then: after a repeated call, the first one's.
Awaitable<Result<store::AccountRecord>> put(Context& context, Caller caller, store::AccountRecord record,
                                            bool only_new, Signs signs) {
  const auto account = record.account;
  PANA_CO_CHECK(
      co_await context.store.put_account({caller.once(), std::move(record), only_new, signs == Signs::out}));
  co_return co_await context.store.load_account(account);
}

Awaitable<Result<store::AccountRecord>> load(Context& context, AccountId account) {
  auto record = co_await context.store.load_account(account);
  if (record.has_error() && record.error().code == FaultCode::not_found) {
    co_return fault(FaultCode::not_found, "/account");
  }
  co_return record;
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
  PANA_CO_TRY(hash, co_await hashing.hash(std::move(params.password)));
  store::AccountRecord record{params.account, params.role,     params.center,
                              params.regions, std::move(hash), false};
  record.station = std::move(params.station);
  record.code_secret = new_secret(context);
  co_return co_await put(context, std::move(caller), std::move(record), true, Signs::on);
}

Awaitable<Result<std::vector<store::AccountRecord>>> list_accounts(Context& context) {
  co_return co_await context.store.list_accounts();
}

Awaitable<Result<store::AccountRecord>> set_disabled(Context& context, Caller caller,
                                                     protocol::AccountChange params, bool disabled) {
  if (disabled && params.account == caller.actor.account) co_return fault(FaultCode::conflict, "/account");
  PANA_CO_TRY(record, co_await load(context, params.account));
  record.disabled = disabled;
  co_return co_await put(context, std::move(caller), std::move(record), false,
                         disabled ? Signs::out : Signs::on);
}

Awaitable<Result<store::AccountRecord>> reset_account(Context& context, Hashing& hashing, Caller caller,
                                                      protocol::AccountReset params) {
  PANA_CO_TRY(record, co_await load(context, params.account));
  PANA_CO_TRY(hash, co_await hashing.hash(std::move(params.password)));
  record.password_hash = std::move(hash);
  record.code_secret = new_secret(context);
  co_return co_await put(context, std::move(caller), std::move(record), false, Signs::out);
}

Awaitable<Result<store::AccountRecord>> bind_certificate(Context& context, Caller caller,
                                                         protocol::CertificateBind params) {
  PANA_CO_TRY(record, co_await load(context, params.account));
  auto& devices = record.devices;
  if (std::find(devices.begin(), devices.end(), params.certificate) == devices.end()) {
    devices.push_back(params.certificate);
  }
  record.needs_device = params.needs_device;
  co_return co_await put(context, std::move(caller), std::move(record), false, Signs::out);
}

Awaitable<Result<std::vector<AccountId>>> revoke_certificate(Context& context, Caller caller,
                                                             protocol::CertificateRevoke params) {
  PANA_CO_TRY(records, co_await context.store.list_accounts());
  std::vector<AccountId> bound;
  for (auto& record : records) {
    if (std::erase(record.devices, params.certificate) == 0) continue;
    bound.push_back(record.account);
    // Each is a change of its own; a repeated call finds nothing left to do.
    auto once = caller.once();
    once.key.clear();
    PANA_CO_CHECK(co_await context.store.put_account({std::move(once), std::move(record), false, true}));
  }
  co_return bound;
}

}  // namespace pana::operations
