#pragma once
#include "operations/context.hpp"
#include "protocol/params.hpp"
#include "vault/keyring.hpp"

namespace pana::operations {

// How long what people told is kept, and the keys that end with it.
struct Retention {
  vault::Keyring& keyring;
  milliseconds ended_for;  // after a request's end
  milliseconds open_for;   // a request that is still open then is ended
};

// What a purge did and what is left.
struct Purged {
  std::int64_t purged = 0;
  std::int64_t ended = 0;
  milliseconds oldest_remains{};  // since the end of the request that ended first and is still there
  bool keys_wiped = false;        // nothing is left, and all day keys up to now are gone
};

// One round of forgetting, by any daemon, as often as it likes: ends what was open for too long
// (unmet_capacity, its unit given back), deletes what ended long enough ago and the events about it, and
// wipes the day keys that no remaining request needs, never keeping one for longer than `open_for`. Then
// looks what is still there, and warns where that is too old. Where the clocks of daemon and store differ by
// more than an hour, one of them is wrong: nothing that is open is ended, and no key is wiped.
Awaitable<Result<Purged>> forget(Context& context, Retention retention);

// An evacuation: deletes at once all that has ended, and with `all` ends first what is open. When nothing is
// left, every daemon wipes all keys, today's too; otherwise those that the oldest open request does not need.
Awaitable<Result<Purged>> evacuate(Context& context, Caller caller, Retention retention,
                                   protocol::RequestPurge params);

}  // namespace pana::operations
