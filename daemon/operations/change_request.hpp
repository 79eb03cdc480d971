#pragma once
#include "operations/context.hpp"
#include "protocol/params.hpp"

namespace pana::operations {

// An operator takes a request of the queue for the time of a lease, or gives it back.
Awaitable<Result<store::ChangeOutcome>> claim_request(Context& context, Caller caller,
                                                      protocol::RequestChange params);
Awaitable<Result<store::ChangeOutcome>> release_request(Context& context, Caller caller,
                                                        protocol::RequestChange params);
// Its owner or opener ends it, with one outcome; an open offer is withdrawn and its unit given back in the
// same step.
Awaitable<Result<store::ChangeOutcome>> end_request(Context& context, Caller caller,
                                                    protocol::RequestEnd params);

}  // namespace pana::operations
