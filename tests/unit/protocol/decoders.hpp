#pragma once
#include <functional>
#include <map>
#include <string>

#include "protocol/decode.hpp"

namespace pana::test {

using Decoder = std::function<std::optional<Fault>(const protocol::Params&)>;

template <auto decode>
std::optional<Fault> run(const protocol::Params& params) {
  auto value = decode(params);
  if (value.has_error()) return value.error();
  return std::nullopt;
}

// Method → the decoder of its params. To add a method: a row.
inline const std::map<std::string, Decoder>& decoders() {
  using namespace pana::protocol;
  static const std::map<std::string, Decoder> table{
      {"session.open", run<decode_session_open>},
      {"session.resume", run<decode_session_resume>},
      {"session.close", run<decode_nothing>},
      {"board.watch", run<decode_board_watch>},
      {"place.search", run<decode_place_search>},
      {"route.preview", run<decode_route_preview>},
      {"request.open", run<decode_request_open>},
      {"request.queue", run<decode_nothing>},
      {"request.list", run<decode_nothing>},
      {"request.preview", run<decode_request_preview>},
      {"country.show", run<decode_nothing>},
      {"request.claim", run<decode_request_change>},
      {"request.release", run<decode_request_change>},
      {"request.place", run<decode_request_place>},
      {"request.show", run<decode_request_ref>},
      {"request.watch", run<decode_request_ref>},
      {"request.end", run<decode_request_end>},
      {"request.purge", run<decode_request_purge>},
      {"offer.list", run<decode_offer_list>},
      {"offer.accept", run<decode_offer_change>},
      {"offer.decline", run<decode_offer_decline>},
      {"offer.extend", run<decode_offer_change>},
      {"offer.arrived", run<decode_offer_arrived>},
      {"offer.no_show", run<decode_offer_change>},
      {"offer.refuse", run<decode_offer_refuse>},
      {"handover.show", run<decode_request_ref>},
      {"road.close", run<decode_road_close>},
      {"road.open", run<decode_road_open>},
      {"road.list", run<decode_nothing>},
      {"report.summary", run<decode_report_summary>},
      {"request.waiting", run<decode_nothing>},
      {"capacity.report", run<decode_capacity_report>},
      {"capacity.adjust", run<decode_capacity_adjust>},
      {"capacity.overflow", run<decode_capacity_overflow>},
      {"capacity.confirm", run<decode_capacity_confirm>},
      {"center.accepting", run<decode_center_accepting>},
      {"center.promise", run<decode_center_show>},
      {"center.show", run<decode_center_show>},
      {"center.put", run<decode_center_put>},
      {"relocation.plan", run<decode_relocation_plan>},
      {"relocation.place", run<decode_relocation_place>},
      {"account.create", run<decode_account_create>},
      {"account.list", run<decode_nothing>},
      {"session.list", run<decode_nothing>},
      {"session.end", run<decode_account_change>},
      {"account.disable", run<decode_account_change>},
      {"account.enable", run<decode_account_change>},
      {"account.password", run<decode_account_password>},
      {"account.reset", run<decode_account_reset>},
      {"certificate.bind", run<decode_certificate_bind>},
      {"certificate.revoke", run<decode_certificate_revoke>},
      {"audit.head", run<decode_nothing>},
      {"audit.read", run<decode_audit_read>},
      {"system.status", run<decode_nothing>},
  };
  return table;
}

}  // namespace pana::test
