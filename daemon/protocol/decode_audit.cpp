#include "protocol/decode.hpp"
#include "protocol/fields.hpp"

namespace pana::protocol {

Result<AuditRead> decode_audit_read(const Params& params) {
  Fields fields{params};
  AuditRead out;
  if (const auto from = fields.optional("from"); from.present()) out.from = from.moment();
  if (const auto to = fields.optional("to"); to.present()) out.to = to.moment();
  if (const auto actor = fields.optional("actor"); actor.present()) out.actor = actor.id<AccountId>();
  if (const auto verb = fields.optional("verb"); verb.present()) out.verb = verb.text(1, 64);
  if (const auto after = fields.optional("after"); after.present()) out.after = after.cursor();
  out.after_sequence = fields.optional("after_sequence").integer(0, most_sequence);
  out.limit = static_cast<std::size_t>(fields.optional("limit").integer(1, most_audit_entries, 100));
  if (out.from && out.to && *out.to < *out.from) fields.refuse("contradiction", "/to");
  return fields.finish(std::move(out));
}

}  // namespace pana::protocol
