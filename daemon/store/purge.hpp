#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "store/commands.hpp"

namespace pana::store {

// Deletes requests that ended longer than `ended_for` ago, with their offers, at most `most` of them. What
// they left in the stream of events goes by itself (Store::trim_events).
struct Purge {
  Once once;
  milliseconds ended_for{};
  milliseconds open_for{};  // requests that are open for longer are told in `overdue`, at most `most`
  std::size_t most = 500;
  bool only_look = false;  // deletes and remembers nothing
  // An evacuation: day keys before this number are to be wiped by every daemon, once no request is left.
  std::optional<std::uint32_t> keys_from{};
  std::int64_t ended = 0;  // so many were ended for it; told again in the outcome
};

struct PurgeOutcome {
  bool repeated = false;
  Instant now{};  // the store's clock
  std::int64_t purged = 0;
  std::int64_t ended = 0;
  milliseconds oldest_remains{};         // since the end of the request that ended first and is still there
  std::optional<Instant> oldest_kept{};  // when the oldest request that is still there was opened
  std::uint32_t keys_from = 0;           // what an evacuation asked for last; 0: none did
  std::vector<RequestId> overdue{};

  friend bool operator==(const PurgeOutcome&, const PurgeOutcome&) = default;
};

}  // namespace pana::store
