#include "dispatch/handlers.hpp"
#include "operations/read_audit.hpp"
#include "protocol/decode.hpp"
#include "protocol/views_audit.hpp"

namespace pana::dispatch {
namespace {

void write(protocol::JsonWriter& json, const operations::AuditEntry& entry) {
  const auto& record = entry.record;
  protocol::write_audit_entry(json, {entry.sequence, record.position, record.at, record.account, record.role,
                                     record.verb, record.kind, record.id, record.outcome});
}

}  // namespace

Answer audit_read(Desk& desk, Visit& visit, protocol::Call call) {
  PANA_CO_TRY(params, protocol::decode_audit_read(call.params));
  auto caller = caller_of(desk, visit, call);
  PANA_CO_TRY(read, co_await operations::read_audit(desk.context, std::move(caller), std::move(params)));
  protocol::JsonWriter json;
  json.begin_object().key("entries").begin_array();
  for (const auto& entry : read.entries) write(json, entry);
  json.end_array();
  if (read.next) {
    json.key("next").begin_object().member("after", read.next->position);
    json.member("after_sequence", read.next->sequence).end_object();
  }
  json.end_object();
  co_return json.take();
}

Answer audit_head(Desk& desk, Visit&, protocol::Call call) {
  PANA_CO_CHECK(protocol::decode_nothing(call.params));
  PANA_CO_TRY(state, co_await desk.context.store.audit_state());
  if (!state.head) co_return fault(FaultCode::not_found);
  const auto& head = *state.head;
  const auto line = to_line(head);
  const auto pem = desk.audit_keys == nullptr ? std::string{} : desk.audit_keys->pem(head.key);
  protocol::JsonWriter json;
  protocol::write_audit_head(json, {line, head.tip.sequence, head.at, head.key, pem, state.writable});
  co_return json.take();
}

}  // namespace pana::dispatch
