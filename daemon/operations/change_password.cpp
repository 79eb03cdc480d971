#include "operations/change_password.hpp"

#include "access/new_password.hpp"
#include "operations/wrong_attempt.hpp"

namespace pana::operations {
namespace {

constexpr int most_tries = 4;

std::optional<Fault> refuse_weak(const protocol::AccountPassword& params, const AccountId& account) {
  const bool same = params.password.reveal() == params.current.reveal();
  const auto why = same ? "same" : access::why_weak(params.password, account.text);
  if (why.empty()) return std::nullopt;
  return Fault{FaultCode::invalid_params, "/password", {{"weak", std::string{why}}}, false};
}

// Whether this call, with its key, has been carried out. The current password is wrong by then.
Awaitable<Result<bool>> done_before(Context& context, Caller caller) {
  store::AccountRecord nothing;
  nothing.account = caller.actor.account;
  nothing.version = store::no_version;
  const auto asked = co_await context.store.put_account({caller.once(), std::move(nothing), false, false});
  if (!asked.has_error()) co_return true;
  if (asked.error().code == FaultCode::stale_version) co_return false;
  co_return asked.error();
}

// The account as it is, if this is its password.
Awaitable<Result<store::AccountRecord>> prove(Context& context, Hashing& hashing, Caller caller, Door door,
                                              Secret password) {
  const auto attempt = attempt_of(caller.actor.account, door);
  PANA_CO_TRY(standing, co_await context.store.sign_in_wait(attempt));
  if (standing.wait > seconds{0}) co_return wait_for(standing.wait);
  PANA_CO_TRY(record, co_await context.store.load_account(caller.actor.account));
  auto hash = record.disabled ? std::string{} : record.password_hash;
  PANA_CO_TRY(right, co_await hashing.verify(std::move(password), std::move(hash), HashingFor::known));
  if (right) co_return record;
  PANA_CO_CHECK(co_await count_wrong(context, attempt, caller.actor, caller.method));
  co_return fault(FaultCode::wrong_credentials, "/current");
}

}  // namespace

Awaitable<Result<void>> change_password(Context& context, Hashing& hashing, Caller caller, Door door,
                                        protocol::AccountPassword params, std::function<void()> parting) {
  if (auto weak = refuse_weak(params, caller.actor.account)) co_return std::move(*weak);
  PANA_CO_TRY(before, co_await done_before(context, caller));
  if (before) co_return Result<void>{};
  for (int i = 0; i < most_tries; ++i) {
    // Each time anew: somebody may have set another password since, because this one is known to a thief.
    PANA_CO_TRY(record, co_await prove(context, hashing, caller, door, params.current.copy()));
    PANA_CO_TRY(hash, co_await hashing.hash(params.password.copy()));
    record.password_hash = std::move(hash);
    parting();
    const auto done = co_await context.store.put_account({caller.once(), std::move(record), false, true});
    if (!done.has_error() || done.error().code != FaultCode::stale_version) co_return done;
  }
  co_return fault(FaultCode::conflict, "/account");
}

}  // namespace pana::operations
