#pragma once
#include "operations/place_request.hpp"

namespace pana::operations {

// Opens a help request. With `auto_route` a unit of the nearest fitting center is held in the same step;
// where all that fit are full it waits. no_place, and nothing is opened, where no center would take this
// household even if it were empty: what blocked it stands in the figures. Otherwise it is queued for an
// operator.
Awaitable<Result<Placement>> open_request(Context& context, Caller caller, protocol::RequestOpen params);

// A request that is checked and not yet opened: `command` opens it and is complete but for its candidates.
struct Opening {
  store::HoldUnit command;
  Search search;
};
Awaitable<Result<Opening>> opening_for(Context& context, Caller caller, protocol::RequestBasics basics);

// Ranks every center for such a request; holds and stores nothing.
Result<Ranking> preview_route(const Context& context, const protocol::RoutePreview& params);
// The decision receipt of that (protocol/receipt.hpp).
Result<std::string> preview_receipt(const Context& context, const Actor& reader,
                                    const protocol::RoutePreview& params);

}  // namespace pana::operations
