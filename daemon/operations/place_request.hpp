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
// No center is asked twice, unless it is named and it was the household that did not come or the person who
// refused it. Where none is named, those who wait and whose turn is before this request are served first.
Awaitable<Result<Placement>> place_request(Context& context, Caller caller, protocol::RequestPlace params);

// The daemon goes on by itself with a waiting request: the next nearest center, never one that was asked;
// where there is none it goes on waiting. Does nothing where the request has moved on meanwhile.
Awaitable<Result<void>> search_again(Context& context, RequestId request);

// Holds this candidate or none, in the step that opens the request where `command` opens one. `chosen` may be
// a refusal: it stands, unless the call was answered before with the same key.
Awaitable<Result<Placement>> hold_only(Context& context, store::HoldUnit command, Result<Candidate> chosen);

// Ranks and holds, in batches, until a candidate really has room: `command` is complete but for its
// candidates. Where none has, `command.wait_if_none` decides (see store::HoldUnit). One trip to Redis where
// the Board was right. Where there may be room and somebody waits whose turn is before `turn`, they are
// served first: whoever comes later, and is not more urgent, passes nobody by.
Awaitable<Result<Placement>> hold_nearest(Context& context, store::HoldUnit command, Search search,
                                          Turn turn);

// The same at once, without looking at who else waits.
Awaitable<Result<Placement>> hold_at_once(Context& context, store::HoldUnit command, Search search);

// Is there a center with room, as far as the board knows?
bool finds_room(const Context& context, const Search& search);

// A hold for an existing request, complete but for its candidates.
store::HoldUnit hold_for(Context& context, const Caller& caller, const store::RequestRecord& record);

}  // namespace pana::operations
