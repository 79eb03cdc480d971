#pragma once
#include <boost/json/object.hpp>

#include "core/result.hpp"
#include "protocol/params.hpp"

// JSON → parameters, strictly: the first unknown, missing, mistyped or out-of-range member refuses the call
// with invalid_params and its JSON Pointer (relative to params) in `at`.
namespace pana::protocol {

using Params = boost::json::object;

Result<SessionOpen> decode_session_open(const Params& params);
Result<SessionResume> decode_session_resume(const Params& params);
Result<Nothing> decode_nothing(const Params& params);
Result<BoardWatch> decode_board_watch(const Params& params);
Result<PlaceSearch> decode_place_search(const Params& params);
Result<RoutePreview> decode_route_preview(const Params& params);
Result<RequestOpen> decode_request_open(const Params& params);
Result<RequestPreview> decode_request_preview(const Params& params);
Result<RequestRef> decode_request_ref(const Params& params);
Result<RequestChange> decode_request_change(const Params& params);
Result<RequestPlace> decode_request_place(const Params& params);
Result<RequestEnd> decode_request_end(const Params& params);
Result<RequestPurge> decode_request_purge(const Params& params);
Result<OfferList> decode_offer_list(const Params& params);
Result<RelocationPlan> decode_relocation_plan(const Params& params);
Result<RelocationPlace> decode_relocation_place(const Params& params);
Result<OfferChange> decode_offer_change(const Params& params);
Result<OfferDecline> decode_offer_decline(const Params& params);
Result<OfferRefuse> decode_offer_refuse(const Params& params);
Result<OfferArrived> decode_offer_arrived(const Params& params);
Result<ReportSummary> decode_report_summary(const Params& params);
Result<RoadClose> decode_road_close(const Params& params);
Result<RoadOpen> decode_road_open(const Params& params);
Result<CapacityReport> decode_capacity_report(const Params& params);
Result<CapacityAdjust> decode_capacity_adjust(const Params& params);
Result<CapacityOverflow> decode_capacity_overflow(const Params& params);
Result<CapacityConfirm> decode_capacity_confirm(const Params& params);
Result<CenterAccepting> decode_center_accepting(const Params& params);
Result<CenterShow> decode_center_show(const Params& params);
Result<CenterPut> decode_center_put(const Params& params);
Result<AuditRead> decode_audit_read(const Params& params);
Result<AccountCreate> decode_account_create(const Params& params);
Result<AccountChange> decode_account_change(const Params& params);
Result<AccountReset> decode_account_reset(const Params& params);
Result<AccountPassword> decode_account_password(const Params& params);
Result<CertificateBind> decode_certificate_bind(const Params& params);
Result<CertificateRevoke> decode_certificate_revoke(const Params& params);

}  // namespace pana::protocol
