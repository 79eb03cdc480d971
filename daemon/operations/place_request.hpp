#pragma once
#include "operations/search.hpp"

namespace pana::operations {

// What became of a search: a unit is held, or the request waits with what blocked it.
struct Placement {
  store::HoldOutcome outcome;
  std::optional<Figure> blocked{};
};

// Holds a unit of the nearest center with room for an existing request, or of the one that is named.
// Operators place what they claimed and what nobody has claimed; officers and gateways their own. no_place
// tells what blocked it (of the named center alone, where one is named); the request then stays as it was.
Awaitable<Result<Placement>> place_request(Context& context, Caller caller, protocol::RequestPlace params);

// The daemon goes on by itself with a waiting request: the next nearest center, never one that was asked;
// where there is none it goes on waiting. Does nothing where the request has moved on meanwhile.
Awaitable<Result<void>> search_again(Context& context, RequestId request);

// Holds this candidate or none, in the step that opens the request where `command` opens one. `chosen` may be
// a refusal: it stands, unless the call was answered before with the same key.
Awaitable<Result<Placement>> hold_only(Context& context, store::HoldUnit command, Result<Candidate> chosen);

// Ranks and holds, in batches, until a candidate really has room: `command` is complete but for its
// candidates. Where none has, `command.wait_if_none` decides (see store::HoldUnit). One trip to Redis where
// the Board was right.
Awaitable<Result<Placement>> hold_nearest(Context& context, store::HoldUnit command, Search search);

}  // namespace pana::operations
