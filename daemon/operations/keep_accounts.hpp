#pragma once
#include <string>
#include <vector>

#include "operations/context.hpp"
#include "operations/sign_in.hpp"
#include "protocol/params.hpp"
#include "store/records.hpp"

// What an administrator does with accounts. Every change that takes something away (disabling, a new
// password, a certificate) ends the account's sessions and closes its connections on every daemon. Changes of
// one account at the same time follow each other, none undoes another; conflict where too many do.
// New passwords that are easy to guess are refused: invalid_params at /password, with the figure `weak`
// (access::why_weak).
namespace pana::operations {

// A new account with its secret for one-time codes; conflict where the name is taken. Center staff need a
// known center.
Awaitable<Result<store::AccountRecord>> create_account(Context& context, Hashing& hashing, Caller caller,
                                                       protocol::AccountCreate params);
Awaitable<Result<std::vector<store::AccountRecord>>> list_accounts(Context& context, Caller caller);
struct SignedIn {
  Actor actor;
  Instant opened_at;
  Instant seen_at;  // when somebody used it last, to some minutes
  Instant expires_at;
  bool certificate = false;  // it is bound to one
};
// The sessions in force on all daemons, by account.
Awaitable<Result<std::vector<SignedIn>>> list_sessions(Context& context, SignInRules rules, Caller caller);
// Ends the sessions of an account and closes its connections on every daemon; it may sign in again.
Awaitable<Result<void>> end_sessions(Context& context, Caller caller, protocol::AccountChange params);
// Disabled or enabled again. conflict for oneself: somebody must stay who can undo it.
Awaitable<Result<store::AccountRecord>> set_disabled(Context& context, Caller caller,
                                                     protocol::AccountChange params, bool disabled);
// A new password, and a new secret for one-time codes.
Awaitable<Result<store::AccountRecord>> reset_account(Context& context, Hashing& hashing, Caller caller,
                                                      protocol::AccountReset params);
// The account may sign in with this certificate; with `needs_device`, only with it and others so bound.
Awaitable<Result<store::AccountRecord>> bind_certificate(Context& context, Caller caller,
                                                         protocol::CertificateBind params);
// No account may sign in with this certificate any more. Answers the accounts that could.
Awaitable<Result<std::vector<AccountId>>> revoke_certificate(Context& context, Caller caller,
                                                             protocol::CertificateRevoke params);

}  // namespace pana::operations
