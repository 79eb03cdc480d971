#pragma once
#include <string>

#include "core/result.hpp"
#include "store/redis/link.hpp"
#include "store/redis/scripts.hpp"

namespace pana::store::redis {

// One command. `unavailable` (retry) where the link was lost, the outcome is unknown, or Redis cannot work
// now (loading, read-only, full); internal_error, logged by its first word, where Redis refuses the command
// itself.
Awaitable<Result<Reply>> call(Link& link, std::string command, CallOptions options);

// One EVALSHA. Scripts that Redis has forgotten are loaded again, once.
Awaitable<Result<Reply>> call_script(Link& link, const Scripts& scripts, std::string command,
                                     CallOptions options);

}  // namespace pana::store::redis
