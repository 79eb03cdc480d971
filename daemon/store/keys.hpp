#pragma once
#include <string>
#include <string_view>

#include "core/id.hpp"
#include "core/time.hpp"

// Every name in Redis; they stand nowhere else. Scripts get them as constants (see scripts.hpp). All carry
// one hash tag, so that a cluster would keep them together, and an ACL of ~{pana}* covers them.
namespace pana::store::keys {

inline constexpr std::string_view request = "{pana}:request:";  // + id: hash
inline constexpr std::string_view offer = "{pana}:offer:";      // + id: hash
inline constexpr std::string_view center = "{pana}:center:";    // + id: hash
inline constexpr std::string_view units = "{pana}:units:";      // + center: hash of counters by unit
inline constexpr std::string_view center_offers =
    "{pana}:center_offers:";                                       // + center: open offers by time made
inline constexpr std::string_view centers = "{pana}:centers";      // all centers by order of registration
inline constexpr std::string_view deadlines = "{pana}:deadlines";  // "o:" offer or "r:" request by time in ms
inline constexpr std::string_view queue = "{pana}:queue";          // requests nobody holds a unit for
inline constexpr std::string_view events = "{pana}:events";        // stream
inline constexpr std::string_view audit = "{pana}:audit";          // stream
inline constexpr std::string_view once = "{pana}:once:";           // + account + ':' + idempotency key
inline constexpr std::string_view account = "{pana}:account:";     // + account: hash
inline constexpr std::string_view session = "{pana}:session:";     // + hash of the token
inline constexpr std::string_view epoch = "{pana}:epoch";          // changes when the data were lost

inline std::string of(std::string_view prefix, std::string_view id) {
  return std::string{prefix}.append(id);
}

// How long things are kept.
inline constexpr std::chrono::hours events_kept{24};
inline constexpr std::chrono::hours once_kept{24};
inline constexpr std::chrono::hours ended_kept{24};
inline constexpr std::int64_t audit_entries_kept = 1'000'000;

}  // namespace pana::store::keys
