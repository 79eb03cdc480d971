#pragma once
#include <optional>
#include <string>
#include <vector>

#include "operations/context.hpp"
#include "protocol/params.hpp"

namespace pana::operations {

// `sequence`: of the line in the audit files; nothing while the entry is not chained yet.
struct AuditEntry {
  std::optional<std::int64_t> sequence{};
  audit::Record record;
};

// A place on the way back through the entries. Entries are chained in the order in which they stand there, so
// who walks back from the head knows their sequences by counting.
struct AuditPlace {
  std::string position;       // empty: before the newest
  std::int64_t sequence = 0;  // of the entry there; 0 where it was not chained when it was passed
};

// `next`: where to go on; nothing where there is nothing older.
struct AuditRead {
  std::vector<AuditEntry> entries;  // newest first
  std::optional<AuditPlace> next{};
};

// What the store still has of the audit stream. Reading is written down itself. One call looks at so many
// entries only: where few fit, it may answer none and say where to go on.
Awaitable<Result<AuditRead>> read_audit(Context& context, Caller caller, protocol::AuditRead params);

}  // namespace pana::operations
