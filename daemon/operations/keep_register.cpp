#include "operations/keep_register.hpp"

#include "access/authorize.hpp"
#include "operations/written_down.hpp"

namespace pana::operations {

namespace {

Fault no_such_place(const Gazetteer& gazetteer, const PlaceId& place, std::string at) {
  Fault unknown = fault(FaultCode::not_found, std::move(at));
  unknown.figures.push_back({"nearest", gazetteer.nearest_names(place.text, 5)});
  return unknown;
}

std::optional<Fault> refuse_places(const Gazetteer& gazetteer, const protocol::CenterPut& params) {
  const auto& center = params.center;
  if (gazetteer.region(center.region) == nullptr) return fault(FaultCode::not_found, "/region");
  const auto place = gazetteer.find(center.place);
  if (place == Gazetteer::none) return no_such_place(gazetteer, center.place, "/place");
  if (gazetteer.at(place).region != center.region) return fault(FaultCode::invalid_params, "/place");
  if (!params.handover.to || !params.handover.to->meeting_point) return std::nullopt;
  const auto& meeting = params.handover.to->meeting_point->place;
  if (gazetteer.find(meeting) != Gazetteer::none) return std::nullopt;
  return no_such_place(gazetteer, meeting, "/handover/meeting_point/place");
}

// What the store would say, as far as the board knows it.
Result<store::CapacityOutcome> check_only(const Center& entry, const Center* known) {
  if (known == nullptr) return store::CapacityOutcome{};
  for (const auto& group : known->units) {
    const auto& counters = group.counters;
    if (entry.find(group.unit) != nullptr || counters.occupied + counters.held == 0) continue;
    return Fault{FaultCode::conflict,
                 "/units",
                 {{"unit", group.unit},
                  {"occupied", std::int64_t{counters.occupied}},
                  {"held", std::int64_t{counters.held}}},
                 false};
  }
  return store::CapacityOutcome{false, known->confirmed_at.value_or(Instant{}), {}};
}

}  // namespace

Awaitable<Result<CenterShown>> show_center(Context& context, Caller caller, protocol::CenterShow params) {
  const auto* entry = context.board.find(params.center);
  if (entry == nullptr) co_return fault(FaultCode::not_found, "/center");
  if (!access::may_keep_register(caller.actor, entry->center.region))
    co_return fault(FaultCode::not_allowed, "/center");
  // A copy: the board may change while the store is asked.
  CenterShown shown{entry->center};
  PANA_CO_TRY(told, co_await written_down(context, std::move(caller), "center", params.center.text,
                                          context.store.has_handover(params.center)));
  shown.handover = told;
  co_return shown;
}

Awaitable<Result<store::CapacityOutcome>> put_center(Context& context, Caller caller,
                                                     protocol::CenterPut params) {
  if (auto refused = refuse_places(context.board.gazetteer(), params)) co_return std::move(*refused);
  const auto* known = context.board.find(params.center.id);
  const bool may = access::may_keep_register(caller.actor, params.center.region) &&
                   (known == nullptr || access::may_keep_register(caller.actor, known->center.region));
  if (!may) co_return fault(FaultCode::not_allowed, "/center");
  if (params.check) co_return check_only(params.center, known == nullptr ? nullptr : &known->center);
  co_return co_await context.store.put_center(
      {caller.once(), std::move(params.center), std::move(params.handover)});
}

}  // namespace pana::operations
