#include "dispatch/methods.hpp"

#include <algorithm>

#include "dispatch/handlers.hpp"

namespace pana::dispatch {
namespace {

constexpr bool signed_in = false;
constexpr bool audited = true;
constexpr bool without_audit = false;
constexpr bool takes_unit = true;

constexpr Method table[] = {
    {"account.create", account_create, signed_in, audited},
    {"account.disable", account_disable, signed_in, audited},
    {"account.enable", account_enable, signed_in, audited},
    {"account.list", account_list, signed_in, audited},
    {"account.password", account_password, signed_in, audited},
    {"account.reset", account_reset, signed_in, audited},
    {"audit.head", audit_head},
    {"audit.read", audit_read, signed_in, audited},
    {"board.watch", board_watch},
    {"capacity.adjust", capacity_adjust},
    {"capacity.confirm", capacity_confirm},
    {"capacity.overflow", capacity_overflow},
    {"capacity.report", capacity_report},
    {"center.accepting", center_accepting},
    {"center.promise", center_promise},
    {"center.put", center_put, signed_in, audited},
    {"center.show", center_show, signed_in, audited},
    {"certificate.bind", certificate_bind, signed_in, audited},
    {"certificate.revoke", certificate_revoke, signed_in, audited},
    {"country.show", country_show},
    {"handover.show", handover_show, signed_in, audited},
    {"offer.accept", offer_accept},
    {"offer.arrived", offer_arrived},
    {"offer.decline", offer_decline},
    {"offer.extend", offer_extend},
    {"offer.list", offer_list},
    {"offer.no_show", offer_no_show},
    {"offer.refuse", offer_refuse},
    {"place.search", place_search},
    {"relocation.place", relocation_place, signed_in, without_audit, takes_unit},
    {"relocation.plan", relocation_plan},
    {"report.summary", report_summary},
    {"request.claim", request_claim},
    {"request.end", request_end},
    {"request.list", request_list},
    {"request.open", request_open, signed_in, without_audit, takes_unit},
    {"request.place", request_place, signed_in, without_audit, takes_unit},
    {"request.preview", request_preview},
    {"request.purge", request_purge},
    {"request.queue", request_queue},
    {"request.release", request_release},
    {"request.show", request_show},
    {"request.waiting", request_waiting},
    {"request.watch", request_watch},
    {"road.close", road_close},
    {"road.list", road_list},
    {"road.open", road_open},
    {"route.preview", route_preview},
    {"session.close", session_close},
    {"session.end", session_end, signed_in, audited},
    {"session.list", session_list, signed_in, audited},
    {"session.open", session_open, true},
    {"session.resume", session_resume, true},
    {"system.status", system_status},
};
static_assert(std::is_sorted(std::begin(table), std::end(table),
                             [](const Method& a, const Method& b) { return a.name < b.name; }));

}  // namespace

std::span<const Method> methods() {
  return table;
}

const Method* find_method(std::string_view name) {
  const auto* found =
      std::lower_bound(std::begin(table), std::end(table), name,
                       [](const Method& row, std::string_view wanted) { return row.name < wanted; });
  return found != std::end(table) && found->name == name ? found : nullptr;
}

}  // namespace pana::dispatch
