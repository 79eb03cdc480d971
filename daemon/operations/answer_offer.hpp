#pragma once
#include "operations/context.hpp"
#include "protocol/params.hpp"

namespace pana::operations {

// What an answer led to. `search_next`: the request waits and is to be placed elsewhere at once
// (search_again).
struct Answer {
  store::AnswerOutcome outcome;
  bool search_next = false;
};

// Center staff answer an offer that was made to their center, and operators on behalf of any center after a
// call: by the same rules, in the same time, marked as such (`answered_by`). Who is first answers; the other
// gets already_answered. Offers to another center, and for requests that are concealed from an operator, do
// not exist for them.
Awaitable<Result<Answer>> accept_offer(Context& context, Caller caller, protocol::OfferChange params);
Awaitable<Result<Answer>> decline_offer(Context& context, Caller caller, protocol::OfferDecline params);
// The person is there: held becomes occupied. The code must be the offer's: wrong_credentials at /code, with
// a figure `left`. After five wrong ones none is taken (conflict at /code); the unit stays held, and the
// referrer can still extend the hold or end the request. Each wrong one leaves an audit entry.
Awaitable<Result<Answer>> confirm_arrival(Context& context, Caller caller, protocol::OfferArrived params);
// The person did not come: the unit is free again, the request goes back to its opener.
Awaitable<Result<Answer>> report_no_show(Context& context, Caller caller, protocol::OfferChange params);
// Once per offer, by its center or the referrer: the unit stays held for travel time and margin from now.
Awaitable<Result<Answer>> extend_offer(Context& context, Caller caller, protocol::OfferChange params);

}  // namespace pana::operations
