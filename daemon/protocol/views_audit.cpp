#include "protocol/views_audit.hpp"

namespace pana::protocol {

void write_audit_entry(JsonWriter& json, const AuditEntryShown& entry) {
  json.begin_object();
  if (entry.sequence) json.member("sequence", *entry.sequence);
  json.member("position", entry.position).member("at", to_rfc3339(entry.at)).member("actor", entry.actor);
  json.member("role", entry.role).member("verb", entry.verb).member("kind", entry.kind);
  json.member("object", entry.object).member("outcome", entry.outcome).end_object();
}

void write_audit_head(JsonWriter& json, const AuditHeadShown& head) {
  json.begin_object().member("head", head.head).member("sequence", head.sequence);
  json.member("at", to_rfc3339(head.at)).member("key", head.key);
  if (!head.public_key.empty()) json.member("public_key", head.public_key);
  json.member("writable", head.writable).end_object();
}

}  // namespace pana::protocol
