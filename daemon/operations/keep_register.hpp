#pragma once
#include "operations/context.hpp"
#include "protocol/params.hpp"

namespace pana::operations {

// A center as the register has it, with its live figures, and whether it has told what leads to it.
struct CenterShown {
  Center center;
  bool handover = false;
};
Awaitable<Result<CenterShown>> show_center(Context& context, Caller caller, protocol::CenterShow params);

// New or changed entry. Its region and locality must exist (not_found), and the locality must lie in the
// region (invalid_params at /place); the meeting point's locality must exist, too. With `check` nothing is
// changed: an import asks for all its entries first, so that none is put where one would be refused.
Awaitable<Result<store::CapacityOutcome>> put_center(Context& context, Caller caller,
                                                     protocol::CenterPut params);

}  // namespace pana::operations
