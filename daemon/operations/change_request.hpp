#pragma once
#include "operations/context.hpp"
#include "protocol/params.hpp"

namespace pana::operations {

// An operator takes a request of the queue for the time of a lease, or gives it back.
Awaitable<Result<store::ChangeOutcome>> claim_request(Context& context, Caller caller,
                                                      protocol::RequestChange params);
Awaitable<Result<store::ChangeOutcome>> release_request(Context& context, Caller caller,
                                                        protocol::RequestChange params);
// Where a request ended without a place, `blocked` tells how many centers each rule spoke against then.
struct Ended {
  store::ChangeOutcome outcome;
  Figure::Counts blocked;
};

// Its owner or opener ends it, with one outcome; an open offer is withdrawn and its unit given back in the
// same step. With unmet_*, what blocked it at this moment is kept with it.
Awaitable<Result<Ended>> end_request(Context& context, Caller caller, protocol::RequestEnd params);

// The same by the daemon, for whom every request is its own.
Awaitable<Result<Ended>> end_unmet(Context& context, Caller caller, RequestId request, std::string outcome);

}  // namespace pana::operations
