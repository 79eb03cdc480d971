#pragma once
#include "domain/promise.hpp"
#include "operations/context.hpp"
#include "protocol/params.hpp"

namespace pana::operations {

// How a center has kept its word, for its staff and for coordinators of its region. not_found at /center
// where there is no such center, not_allowed for others.
Awaitable<Result<Promise>> show_promise(Context& context, Caller caller, protocol::CenterShow params);

}  // namespace pana::operations
