#include "operations/report_capacity.hpp"

#include "access/authorize.hpp"

namespace pana::operations {
namespace {

std::optional<Fault> may_not_report(const Context& context, const Actor& actor, const CenterId& center) {
  const auto* entry = context.board.find(center);
  const bool own = actor.role == Role::center && actor.center == center;
  if (entry == nullptr && !own) return fault(FaultCode::not_found, "/center");
  const auto region = entry == nullptr ? std::string{} : entry->center.region;
  if (!access::may_report(actor, center, region)) return fault(FaultCode::not_allowed, "/center");
  return std::nullopt;
}

}  // namespace

Awaitable<Result<store::CapacityOutcome>> report_capacity(Context& context, Caller caller,
                                                          protocol::CapacityReport params) {
  if (auto refused = may_not_report(context, caller.actor, params.center)) co_return *refused;
  store::ReportCapacity command{caller.once(), params.center, {}};
  for (auto& unit : params.units) {
    command.units.push_back({unit.unit, unit.version, unit.occupied, unit.staffed, unit.out_of_service});
  }
  co_return co_await context.store.report_capacity(std::move(command));
}

Awaitable<Result<store::CapacityOutcome>> adjust_capacity(Context& context, Caller caller,
                                                          protocol::CapacityAdjust params) {
  if (auto refused = may_not_report(context, caller.actor, params.center)) co_return *refused;
  co_return co_await context.store.adjust_capacity({caller.once(), params.center, params.unit, params.by});
}

Awaitable<Result<store::CapacityOutcome>> confirm_capacity(Context& context, Caller caller,
                                                           protocol::CapacityConfirm params) {
  if (auto refused = may_not_report(context, caller.actor, params.center)) co_return *refused;
  co_return co_await context.store.report_capacity({caller.once(), params.center, {}});
}

Awaitable<Result<store::CapacityOutcome>> set_accepting(Context& context, Caller caller,
                                                        protocol::CenterAccepting params) {
  if (auto refused = may_not_report(context, caller.actor, params.center)) co_return *refused;
  co_return co_await context.store.set_accepting({caller.once(), params.center, params.acceptance});
}

}  // namespace pana::operations
