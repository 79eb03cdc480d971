#pragma once
#include <string>
#include <vector>

#include "operations/context.hpp"

namespace pana::operations {

// Open requests that nobody holds a unit for, of one region of origin.
struct RegionWaiting {
  std::string region;
  std::int64_t waiting = 0;
  Instant since{};  // the oldest was opened
};

// Of the caller's regions, by code; those where nobody waits are left out.
Awaitable<Result<std::vector<RegionWaiting>>> show_waiting(Context& context, Caller caller);

}  // namespace pana::operations
