#pragma once
#include <string>

#include "operations/context.hpp"
#include "operations/sign_in.hpp"

// Guesses at a password count together, whichever method takes it.
namespace pana::operations {

// As what the store counts attempts on this account by whoever comes through this door.
store::Attempt attempt_of(const AccountId& account, const Door& door);

// rate_limited, with the time in `retry_after_s`.
Fault wait_for(seconds time);

// Counts a wrong attempt. Its audit entry (see Refusals) names `who` and `verb`.
Awaitable<Result<void>> count_wrong(Context& context, store::Attempt attempt, Actor who, std::string verb);

}  // namespace pana::operations
