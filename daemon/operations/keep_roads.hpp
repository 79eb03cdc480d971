#pragma once
#include "operations/context.hpp"
#include "protocol/params.hpp"

namespace pana::operations {

// Closes a section of the road table for a time; a section that is closed already for the same vehicles gets
// the new time. not_found at /from or /to with the figure `nearest` for a locality that does not exist, and
// at /to with the figure `sections` (where roads lead from `from`) for a section that does not;
// invalid_params at /begins or /until for a time that cannot be.
Awaitable<Result<store::RoadOutcome>> close_road(Context& context, Caller caller, protocol::RoadClose params);

// Ends a closure before its time.
Awaitable<Result<store::RoadOutcome>> open_road(Context& context, Caller caller, protocol::RoadOpen params);

// Closures in force and to come, by when they begin.
Awaitable<Result<std::vector<Closure>>> list_roads(Context& context);

}  // namespace pana::operations
