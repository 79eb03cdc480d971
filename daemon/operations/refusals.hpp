#pragma once
#include <string>
#include <string_view>

#include "access/throttle.hpp"
#include "core/async.hpp"
#include "domain/actor.hpp"

namespace pana::operations {

struct Context;

// Which refusals become audit entries: a few of each account, and a few of all that is no account together,
// so that nobody can flood the audit by guessing. What is left out is told by an entry once a minute. For one
// shard.
class Refusals {
 public:
  static constexpr double at_once = 10;
  static constexpr double per_second = 2;

  // The outcome to write for this account: "refused", "refused_more" (others go unwritten), or empty: none.
  std::string_view outcome_for(const AccountId& account, Instant now);

 private:
  access::Throttle entries_{{.burst = at_once, .per_second = per_second, .most_keys = 10'000}};
  access::Throttle more_{{.burst = 1, .per_second = 1.0 / 60, .most_keys = 10'000}};
};

// Who is refused without being an account that exists. Names that were typed may be anything, also passwords.
Actor stranger();

// What sign_in_failed is to write, and note_refusal writes. Counts what is left out.
std::string outcome_of_refusal(Context& context, const AccountId& account);

// Leaves an audit entry that this was refused, unless there are too many already. Where the store is away
// there is none: the refusal stands all the same.
Awaitable<void> note_refusal(Context& context, Actor actor, std::string verb, std::string kind);

}  // namespace pana::operations
