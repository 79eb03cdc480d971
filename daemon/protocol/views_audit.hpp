#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

#include "core/time.hpp"
#include "protocol/json_writer.hpp"

// Audit entries and heads as JSON.
namespace pana::protocol {

struct AuditEntryShown {
  std::optional<std::int64_t> sequence;
  std::string_view position;
  Instant at;
  std::string_view actor;
  std::string_view role;
  std::string_view verb;
  std::string_view kind;
  std::string_view object;
  std::string_view outcome;
};
// `sequence` is left out while the entry is not chained.
void write_audit_entry(JsonWriter& json, const AuditEntryShown& entry);

// `head` is the line as it stands in files; `public_key` (PEM) is left out where we do not know the key.
struct AuditHeadShown {
  std::string_view head;
  std::int64_t sequence = 0;
  Instant at;
  std::string_view key;
  std::string_view public_key;
  bool writable = false;
};
void write_audit_head(JsonWriter& json, const AuditHeadShown& head);

}  // namespace pana::protocol
