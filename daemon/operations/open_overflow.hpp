#pragma once
#include "operations/context.hpp"
#include "protocol/params.hpp"

namespace pana::operations {

// A coordinator opens overflow places in a center of their regions until some time, changes them or takes
// them back. not_found at /center or /unit where there is none such, not_allowed at /center in other regions.
Awaitable<Result<store::CapacityOutcome>> open_overflow(Context& context, Caller caller,
                                                        protocol::CapacityOverflow params);

// The time of overflow places is over ("center/unit", as store::Due has it): the daemon takes them back.
Awaitable<Result<void>> end_overflow(Context& context, std::string id);

}  // namespace pana::operations
