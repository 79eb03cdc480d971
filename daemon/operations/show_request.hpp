#pragma once
#include "operations/context.hpp"
#include "protocol/params.hpp"

namespace pana::operations {

struct RequestShown {
  store::RequestRecord request;
  std::vector<store::OfferRecord> offers;  // oldest first
};

// What is shown here leaves an audit entry each time, before it is answered.

// The request, for the parties to it; for others it does not exist. To look whether it may be shown: leaves
// no entry.
Awaitable<Result<store::RequestRecord>> find_request(Context& context, Caller caller,
                                                     protocol::RequestRef params);

// The state, chain of offers and deadlines, for the parties to it; for others it does not exist.
Awaitable<Result<RequestShown>> show_request(Context& context, Caller caller, protocol::RequestRef params);

// Waiting requests, most urgent and oldest first.
Awaitable<Result<std::vector<store::RequestRecord>>> show_queue(Context& context, Caller caller);

// The caller's open requests (opened or owned), most urgent and oldest first: nothing of them stays in a
// browser, so this is how a console that was loaded again finds them.
Awaitable<Result<std::vector<store::RequestRecord>>> show_own(Context& context, Caller caller);

// The open offers of a center, oldest first: for its staff, and for operators who speak for it, without those
// that they must not learn of. not_found at /center where there is no such center, not_allowed for staff of
// another.
Awaitable<Result<std::vector<store::OfferRecord>>> show_offers(Context& context, Caller caller,
                                                               protocol::OfferList params);

}  // namespace pana::operations
