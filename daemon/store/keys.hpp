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
    "{pana}:center_offers:";  // + center: open offers by time made
inline constexpr std::string_view responses =
    "{pana}:responses";  // how each center has dealt with its last offers
inline constexpr std::string_view tallies =
    "{pana}:tallies";  // what has happened, by month, until that is summarised
inline constexpr std::string_view summaries = "{pana}:summaries";  // what may be told of a month that is over
inline constexpr std::string_view centers = "{pana}:centers";      // all centers by order of registration
inline constexpr std::string_view deadlines =
    "{pana}:deadlines";  // "o:" offer, "r:" request, "v:" overflow, "x:" closure, "n:" request to be reminded
                         // of, by time in ms
inline constexpr std::string_view closures = "{pana}:closures";  // of roads: hash by id
inline constexpr std::string_view queue = "{pana}:queue";        // requests nobody holds a unit for
inline constexpr std::string_view own_requests =
    "{pana}:own_requests:";  // + account: open ones that it owns or has opened, ordered as the queue
inline constexpr std::string_view concealed = "{pana}:concealed";  // open requests: from whom, sealed
inline constexpr std::string_view events = "{pana}:events";        // stream
inline constexpr std::string_view audit = "{pana}:audit";          // stream
inline constexpr std::string_view audit_lease =
    "{pana}:audit_lease";  // which daemon chains it, and whether it can
inline constexpr std::string_view audit_head = "{pana}:audit_head";  // how far it is chained, signed
inline constexpr std::string_view once = "{pana}:once:";             // + account + ':' + idempotency key
inline constexpr std::string_view account = "{pana}:account:";       // + account: hash
inline constexpr std::string_view accounts = "{pana}:accounts";      // the names of all
inline constexpr std::string_view session = "{pana}:session:";       // + mark of the token
inline constexpr std::string_view sessions = "{pana}:sessions:";     // + account: marks of its tokens by end
inline constexpr std::string_view attempts = "{pana}:attempts:";  // + mark of an account, + ':' of a source
inline constexpr std::string_view known = "{pana}:known:";        // + mark of an account: marks of sources
inline constexpr std::string_view kept = "{pana}:kept";           // requests not deleted yet by time opened
inline constexpr std::string_view ended = "{pana}:ended";  // those of them that are over, by time ended
inline constexpr std::string_view trim_before = "{pana}:trim_before";  // events before this time are to go
inline constexpr std::string_view keys_from = "{pana}:keys_from";    // day keys before this number are to go
inline constexpr std::string_view seal_check = "{pana}:seal_check";  // opens with the right root key
inline constexpr std::string_view epoch = "{pana}:epoch";            // changes when the data were lost

inline std::string of(std::string_view prefix, std::string_view id) {
  return std::string{prefix}.append(id);
}

// How long things are kept.
inline constexpr std::chrono::hours events_kept{24};
inline constexpr std::chrono::hours once_kept{24};
inline constexpr std::chrono::hours ended_kept{24};
inline constexpr seconds readers_behind{10};                   // whoever follows the events reads them sooner
inline constexpr std::int64_t audit_entries_kept = 1'000'000;  // those that are chained; others stay

}  // namespace pana::store::keys
