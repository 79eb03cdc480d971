#include "operations/keep_roads.hpp"

#include <array>

namespace pana::operations {
namespace {

// Closures are made for days; what lies farther away is a wrong year.
constexpr std::chrono::hours farthest{24 * 366};

std::optional<Fault> refuse_section(const RoadTable& roads, const PlaceId& from, const PlaceId& to) {
  const auto& gazetteer = roads.gazetteer();
  const std::array<std::pair<const PlaceId&, const char*>, 2> ends{{{from, "/from"}, {to, "/to"}}};
  for (const auto& [place, at] : ends) {
    if (gazetteer.find(place) == Gazetteer::none)
      return Fault{FaultCode::not_found, at, {{"nearest", gazetteer.nearest_names(place.text, 5)}}, false};
  }
  if (roads.has_road(from, to)) return std::nullopt;
  std::vector<std::string> sections;
  for (const auto& end : roads.roads_at(from)) sections.push_back(end.text);
  return Fault{FaultCode::not_found, "/to", {{"sections", std::move(sections)}}, false};
}

Fault out_of_range(std::string at) {
  return {FaultCode::invalid_params, std::move(at), {{"why", "range"}}, false};
}

}  // namespace

Awaitable<Result<store::RoadOutcome>> close_road(Context& context, Caller caller,
                                                 protocol::RoadClose params) {
  if (auto refused = refuse_section(context.board.roads(), params.from, params.to))
    co_return std::move(*refused);
  const auto now = context.clock.now();
  const auto begins = params.begins.value_or(now);
  if (begins < now - farthest) co_return out_of_range("/begins");
  if (params.until > now + farthest) co_return out_of_range("/until");
  store::CloseRoad command{
      caller.once(),
      {new_closure_id(context.random), params.from, params.to, begins, params.until, params.vehicles}};
  co_return co_await context.store.close_road(std::move(command));
}

Awaitable<Result<store::RoadOutcome>> open_road(Context& context, Caller caller, protocol::RoadOpen params) {
  co_return co_await context.store.open_road({caller.once(), std::move(params.closure)});
}

Awaitable<Result<std::vector<Closure>>> list_roads(Context& context) {
  PANA_CO_TRY(closures, co_await context.store.list_roads());
  std::erase_if(closures,
                [now = context.clock.now()](const Closure& closure) { return closure.until <= now; });
  co_return std::move(closures);
}

}  // namespace pana::operations
