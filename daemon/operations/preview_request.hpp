#pragma once
#include "domain/ranking.hpp"
#include "operations/context.hpp"
#include "protocol/params.hpp"

namespace pana::operations {

// Ranks every center for an open request, as request.place would look for a place: who has been asked and
// what the person has refused count. For operators who own or opened it, or while nobody has it; leaves an
// audit entry, and holds nothing. not_found at /request where the caller must not know it, not_allowed where
// it is somebody else's, conflict (figure `state`) where it is over.
Awaitable<Result<Ranking>> preview_request(Context& context, Caller caller, protocol::RequestPreview params);

}  // namespace pana::operations
