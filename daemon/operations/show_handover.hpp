#pragma once
#include "operations/context.hpp"
#include "protocol/params.hpp"

namespace pana::operations {

// What the referrer of an accepted request tells the household: the center's line and meeting point, and the
// code by which it knows them. For the request's owner and opener, while the unit is held, within the window
// (conflict else). To anybody else the request does not exist (not_found at /request). Every look, and every
// one that was refused, is written down before the answer; every look is told to the center.
Awaitable<Result<store::HandoverOutcome>> show_handover(Context& context, Caller caller,
                                                        protocol::RequestRef params);

}  // namespace pana::operations
