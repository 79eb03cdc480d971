#pragma once
#include "operations/context.hpp"

namespace pana::operations {

// One round of what has come due: offers without an answer, holds and claims that ran out, requests that wait
// for another search, overflow places whose time is over, reminders and alarms, roads that have closed or
// opened. Taken by lease, so that any daemon may do it and a crash loses nothing; each effect happens once
// because the store checks state and time again. Answers how many were taken.
Awaitable<Result<std::size_t>> expire_deadlines(Context& context);

}  // namespace pana::operations
