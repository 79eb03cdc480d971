#pragma once
#include "operations/context.hpp"
#include "protocol/params.hpp"

namespace pana::operations {

// A person tells a center's figures: all refresh the confirmation. For one's own center, or on its behalf
// (access::may_report); other centers are not_allowed.
Awaitable<Result<store::CapacityOutcome>> report_capacity(Context& context, Caller caller,
                                                          protocol::CapacityReport params);
Awaitable<Result<store::CapacityOutcome>> adjust_capacity(Context& context, Caller caller,
                                                          protocol::CapacityAdjust params);
Awaitable<Result<store::CapacityOutcome>> confirm_capacity(Context& context, Caller caller,
                                                           protocol::CapacityConfirm params);
// Opens or closes a center to new people, independent of its figures.
Awaitable<Result<store::CapacityOutcome>> set_accepting(Context& context, Caller caller,
                                                        protocol::CenterAccepting params);

}  // namespace pana::operations
