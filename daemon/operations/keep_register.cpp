#include "operations/keep_register.hpp"

#include "access/authorize.hpp"

namespace pana::operations {

Result<Center> show_center(const Context& context, const Caller& caller, const protocol::CenterShow& params) {
  const auto* entry = context.board.find(params.center);
  if (entry == nullptr) return fault(FaultCode::not_found, "/center");
  if (!access::may_keep_register(caller.actor, entry->center.region))
    return fault(FaultCode::not_allowed, "/center");
  return entry->center;
}

Awaitable<Result<store::CapacityOutcome>> put_center(Context& context, Caller caller,
                                                     protocol::CenterPut params) {
  const auto& gazetteer = context.board.gazetteer();
  if (gazetteer.region(params.center.region) == nullptr) co_return fault(FaultCode::not_found, "/region");
  const auto place = gazetteer.find(params.center.place);
  if (place == Gazetteer::none) {
    Fault unknown = fault(FaultCode::not_found, "/place");
    unknown.figures.push_back({"nearest", gazetteer.nearest_names(params.center.place.text, 5)});
    co_return unknown;
  }
  if (gazetteer.at(place).region != params.center.region)
    co_return fault(FaultCode::invalid_params, "/place");
  const auto* known = context.board.find(params.center.id);
  const bool may = access::may_keep_register(caller.actor, params.center.region) &&
                   (known == nullptr || access::may_keep_register(caller.actor, known->center.region));
  if (!may) co_return fault(FaultCode::not_allowed, "/center");
  co_return co_await context.store.put_center({caller.once(), std::move(params.center)});
}

}  // namespace pana::operations
