#pragma once
#include <functional>

#include "operations/context.hpp"
#include "operations/sign_in.hpp"
#include "protocol/params.hpp"

namespace pana::operations {

// The caller's own password, against the current one. All sessions of the account end on every daemon, the
// caller's too; the secret of the codes stays. `parting` is called just before the change is committed, so
// that whoever closes what was signed in leaves the caller the answer: the connection is signed out then,
// also where the commit fails.
//
// invalid_params at /password, with the figure `weak`: access::why_weak, or "same". wrong_credentials at
// /current: counted and audited like a wrong sign-in of the account from this door; where that would have to
// wait, rate_limited with retry_after_s. A call that is repeated with its key succeeds, whatever the password
// is by then. conflict at /account where too many change the account at the same time.
Awaitable<Result<void>> change_password(Context& context, Hashing& hashing, Caller caller, Door door,
                                        protocol::AccountPassword params, std::function<void()> parting);

}  // namespace pana::operations
