#pragma once
#include "dispatch/desk.hpp"
#include "operations/place_request.hpp"

// One function per method: decode strictly, call one operation, encode. No rule of the field stands here.
namespace pana::dispatch {

using Answer = Awaitable<Result<std::string>>;

Answer session_open(Desk& desk, Visit& visit, protocol::Call call);
Answer session_resume(Desk& desk, Visit& visit, protocol::Call call);
Answer session_close(Desk& desk, Visit& visit, protocol::Call call);
Answer account_create(Desk& desk, Visit& visit, protocol::Call call);
Answer account_list(Desk& desk, Visit& visit, protocol::Call call);
Answer session_list(Desk& desk, Visit& visit, protocol::Call call);
Answer session_end(Desk& desk, Visit& visit, protocol::Call call);
Answer account_disable(Desk& desk, Visit& visit, protocol::Call call);
Answer account_enable(Desk& desk, Visit& visit, protocol::Call call);
Answer account_password(Desk& desk, Visit& visit, protocol::Call call);
Answer account_reset(Desk& desk, Visit& visit, protocol::Call call);
Answer certificate_bind(Desk& desk, Visit& visit, protocol::Call call);
Answer certificate_revoke(Desk& desk, Visit& visit, protocol::Call call);
Answer audit_read(Desk& desk, Visit& visit, protocol::Call call);
Answer audit_head(Desk& desk, Visit& visit, protocol::Call call);
Answer system_status(Desk& desk, Visit& visit, protocol::Call call);

Answer board_watch(Desk& desk, Visit& visit, protocol::Call call);
Answer place_search(Desk& desk, Visit& visit, protocol::Call call);
Answer country_show(Desk& desk, Visit& visit, protocol::Call call);
Answer route_preview(Desk& desk, Visit& visit, protocol::Call call);

Answer request_open(Desk& desk, Visit& visit, protocol::Call call);
Answer request_place(Desk& desk, Visit& visit, protocol::Call call);
Answer request_queue(Desk& desk, Visit& visit, protocol::Call call);
Answer request_list(Desk& desk, Visit& visit, protocol::Call call);
Answer request_preview(Desk& desk, Visit& visit, protocol::Call call);
Answer request_claim(Desk& desk, Visit& visit, protocol::Call call);
Answer request_release(Desk& desk, Visit& visit, protocol::Call call);
Answer request_show(Desk& desk, Visit& visit, protocol::Call call);
Answer request_watch(Desk& desk, Visit& visit, protocol::Call call);
Answer request_end(Desk& desk, Visit& visit, protocol::Call call);
Answer request_purge(Desk& desk, Visit& visit, protocol::Call call);
Answer handover_show(Desk& desk, Visit& visit, protocol::Call call);

Answer road_close(Desk& desk, Visit& visit, protocol::Call call);
Answer road_open(Desk& desk, Visit& visit, protocol::Call call);
Answer road_list(Desk& desk, Visit& visit, protocol::Call call);

Answer report_summary(Desk& desk, Visit& visit, protocol::Call call);
Answer request_waiting(Desk& desk, Visit& visit, protocol::Call call);

Answer relocation_plan(Desk& desk, Visit& visit, protocol::Call call);
Answer relocation_place(Desk& desk, Visit& visit, protocol::Call call);

Answer offer_list(Desk& desk, Visit& visit, protocol::Call call);
Answer offer_accept(Desk& desk, Visit& visit, protocol::Call call);
Answer offer_decline(Desk& desk, Visit& visit, protocol::Call call);
Answer offer_extend(Desk& desk, Visit& visit, protocol::Call call);
Answer offer_arrived(Desk& desk, Visit& visit, protocol::Call call);
Answer offer_refuse(Desk& desk, Visit& visit, protocol::Call call);
Answer offer_no_show(Desk& desk, Visit& visit, protocol::Call call);

Answer capacity_report(Desk& desk, Visit& visit, protocol::Call call);
Answer capacity_adjust(Desk& desk, Visit& visit, protocol::Call call);
Answer capacity_overflow(Desk& desk, Visit& visit, protocol::Call call);
Answer capacity_confirm(Desk& desk, Visit& visit, protocol::Call call);
Answer center_accepting(Desk& desk, Visit& visit, protocol::Call call);
Answer center_promise(Desk& desk, Visit& visit, protocol::Call call);
Answer center_show(Desk& desk, Visit& visit, protocol::Call call);
Answer center_put(Desk& desk, Visit& visit, protocol::Call call);

// What became of a search, as request.open and the like answer it.
std::string placed_result(const Visit& visit, const operations::Placement& placement);

// Who calls, for the operation: with the idempotency key of the parameters and a keyed fingerprint of the
// whole call.
operations::Caller caller_of(const Desk& desk, const Visit& visit, const protocol::Call& call,
                             std::string key = {});

}  // namespace pana::dispatch
