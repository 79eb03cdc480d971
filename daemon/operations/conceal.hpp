#pragma once
#include "operations/context.hpp"

// Requests that some must not learn of.
namespace pana::operations {

// The request as this actor may look for it: one that is concealed from them under an id that no request has,
// so that whatever follows is what follows for a request that does not exist, in bytes and in time.
RequestId as_known_to(const Context& context, const Actor& actor, RequestId request);

// Checks whom a new request is to be concealed from, and completes it: where an account of center staff is
// named the whole center is meant, which is then not asked. not_found with the member in `at` for centers and
// accounts that do not exist; invalid_params there for the opener, and for accounts from which nothing can be
// concealed (coordinators and administrators, whose figures cover all, and auditors). Stations are not
// checked: officers and gateways learn of their own requests only, whatever their station.
Awaitable<Result<Concealment>> concealment_for(Context& context, Actor opener, Concealment wanted);

}  // namespace pana::operations
