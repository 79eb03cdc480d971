#pragma once
#include "operations/context.hpp"
#include "protocol/params.hpp"

namespace pana::operations {

// A center as the register has it, with its live figures.
Result<Center> show_center(const Context& context, const Caller& caller, const protocol::CenterShow& params);

// New or changed entry. Its region and locality must exist (not_found), and the locality must lie in the
// region (invalid_params at /place).
Awaitable<Result<store::CapacityOutcome>> put_center(Context& context, Caller caller,
                                                     protocol::CenterPut params);

}  // namespace pana::operations
