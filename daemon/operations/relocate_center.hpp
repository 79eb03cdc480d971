#pragma once
#include <utility>
#include <vector>

#include "domain/relocation.hpp"
#include "operations/place_request.hpp"

// A center has to be left. Who lives there stands nowhere: the coordinator tells the households in bands.
// Both are for coordinators of the center's region: not_found at /center where there is none, not_allowed
// there for others. How many units of the center are occupied stays its staff's to tell.
namespace pana::operations {

struct RelocationShown {
  std::vector<Move> moves;
  std::vector<std::pair<std::size_t, Figure::Counts>> unplaced;  // household, and what blocked it by how many
};

// Where each household could go, assigned all at once; holds and stores nothing but an audit entry. Names
// that do not exist are refused with the household's place in `at`.
Awaitable<Result<RelocationShown>> plan_relocation(Context& context, Caller caller,
                                                   protocol::RelocationPlan params);

// Opens a request for one of them, from the center's locality, and holds a unit of the named group of the
// named center in the same step. The center that is left is never asked, also not after a decline. no_place
// with what blocks, and nothing is opened, where that unit is not to be had any more: then a new plan helps.
Awaitable<Result<Placement>> relocate_household(Context& context, Caller caller,
                                                protocol::RelocationPlace params);

}  // namespace pana::operations
