#pragma once
#include <tuple>

#include "domain/closure.hpp"
#include "store/commands.hpp"

namespace pana::store {

// Closes a section of road for a time. A section has one closure for the same vehicles: a later word replaces
// the earlier one and keeps its id, since the expected reopening moves all the time and nobody is to be sent
// there in between. invalid_params at /until where that has passed or does not lie after `begins`.
struct CloseRoad {
  Once once;
  Closure closure;
};
// Ends a closure; with `when_over`, only where its time is over (else conflict with the figure `due_in_ms`).
struct OpenRoad {
  Once once;
  ClosureId closure;
  bool when_over = false;
};
// The closure as it is stored now, or was.
struct RoadOutcome {
  bool repeated = false;
  Closure closure;
};

// The order of Store::list_roads.
inline bool begins_earlier(const Closure& a, const Closure& b) {
  return std::tie(a.begins, a.id) < std::tie(b.begins, b.id);
}

// Open offers were looked at with this closure as it was seen (nothing: it was gone), and next are to be at
// `next`, if at all.
struct LookedAtRoad {
  ClosureId closure;
  std::optional<Closure> seen{};
  std::optional<Instant> next{};
};

// The way of an open offer to its center is another one now. `longer`: for so long more an accepted unit
// stays held. stale_version where its request is no longer the one that was read, already_answered where the
// offer is not open any more.
struct RerouteOffer {
  Once once;
  OfferId offer;
  std::int64_t expected_version = 0;  // of its request
  OfferBody body;                     // as it is
  std::string route;                  // as it is: how the center was ranked
  std::int32_t travel_min = 0;
  bool reachable = true;
  milliseconds longer{0};
};

}  // namespace pana::store
