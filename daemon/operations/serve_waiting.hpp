#pragma once
#include "operations/context.hpp"

namespace pana::operations {

inline Turn turn_of(const store::RequestRecord& record) {
  return {record.urgency, record.opened_at, record.request};
}

// Those who wait and whose turn is before `before` get what they find, one after the other in that order. Any
// number of daemons may do it at once: each request moves on once, and nobody passes another. Looks at the
// most urgent 10,000; does nothing where it was seen a moment ago that none of them finds a place.
Awaitable<Result<void>> serve_waiting(Context& context, Turn before = last_turn);

}  // namespace pana::operations
