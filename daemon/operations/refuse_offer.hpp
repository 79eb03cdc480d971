#pragma once
#include "operations/context.hpp"
#include "protocol/params.hpp"

namespace pana::operations {

// What became of the request whose place was refused.
struct Refusal {
  store::ChangeOutcome outcome;  // version and owner are told only where it has ended
  bool search_next = false;
};

// The person says no, as whoever refers them tells: too_far, too_near and conditions are about the place,
// which is given back; the search goes on at once, without this center and, after too_far or too_near,
// without those as far or as near. Other reasons end the request as withdrawn with that reason in the same
// step. not_found at /offer for whom the request does not exist, not_allowed there for operators who neither
// own nor opened it.
Awaitable<Result<Refusal>> refuse_offer(Context& context, Caller caller, protocol::OfferRefuse params);

}  // namespace pana::operations
