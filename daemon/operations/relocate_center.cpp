#include "operations/relocate_center.hpp"

#include <algorithm>

#include "access/authorize.hpp"
#include "operations/conceal.hpp"
#include "operations/open_request.hpp"
#include "operations/written_down.hpp"

namespace pana::operations {
namespace {

// Where the center stands.
Result<PlaceId> left_place(const Context& context, const Actor& actor, const CenterId& center) {
  const auto* entry = context.board.find(center);
  if (entry == nullptr) return fault(FaultCode::not_found, "/center");
  if (!access::may_relocate(actor, entry->center.region)) return fault(FaultCode::not_allowed, "/center");
  return entry->center.place;
}

// What request.open would have been told. Nobody called by a channel.
protocol::RequestBasics basics_of(protocol::LeavingHousehold leaving, const CenterId& center, PlaceId place,
                                  std::string transport) {
  protocol::RequestBasics basics;
  basics.origin.place = std::move(place);
  basics.household = leaving.household;
  basics.needs = std::move(leaving.needs);
  basics.languages = std::move(leaving.languages);
  basics.urgency = leaving.urgency;
  basics.exclude = std::move(leaving.exclude);
  basics.exclude.centers.push_back(center);
  basics.transport = std::move(transport);
  basics.stay_days = leaving.stay_days;
  return basics;
}

Awaitable<Result<std::vector<Leaving>>> all_leaving(Context& context, Actor actor, PlaceId place,
                                                    protocol::RelocationPlan params) {
  std::vector<Leaving> leaving;
  for (auto& household : params.households) {
    const auto urgency = household.urgency;
    auto basics = basics_of(std::move(household), params.center, place, params.transport);
    auto found = search_for(context.board, basics);
    if (found.has_value() && !basics.exclude.conceal_from.empty()) {
      auto concealment = co_await concealment_for(context, actor, basics.exclude.conceal_from);
      if (concealment.has_error()) {
        found = concealment.error();
      } else {
        basics.exclude.conceal_from = std::move(*concealment);
        found = search_for(context.board, basics);
      }
    }
    if (found.has_error()) {
      auto refused = found.error();
      refused.at = "/households/" + std::to_string(leaving.size()) + refused.at;
      co_return refused;
    }
    leaving.push_back({std::move(*found), urgency});
  }
  co_return leaving;
}

Awaitable<Result<RelocationShown>> plan_all(Context& context, Actor actor, PlaceId place,
                                            protocol::RelocationPlan params) {
  PANA_CO_TRY(leaving, co_await all_leaving(context, std::move(actor), std::move(place), std::move(params)));
  const auto now = context.clock.now();
  auto plan = pana::plan_relocation(context.board, leaving, now);
  RelocationShown shown{std::move(plan.moves), {}};
  for (const auto household : plan.unplaced) {
    const auto blocked = blocked_figure(rank(context.board, leaving[household].search, now));
    shown.unplaced.emplace_back(household, std::get<Figure::Counts>(blocked.value));
  }
  co_return shown;
}

// The named unit group of the named center, or what speaks against it.
Result<Candidate> chosen(const Board& board, const Search& search, Instant now,
                         const protocol::RelocationPlace& params) {
  const auto slot = board.slot_of(params.to);
  if (!slot) return fault(FaultCode::not_found, "/to");
  const auto& center = board.at(*slot).center;
  const auto* group = center.find(params.unit);
  if (group == nullptr) return fault(FaultCode::not_found, "/unit");
  auto ranking = rank(board, search, now);
  std::erase_if(ranking.candidates, [&](const Candidate& candidate) { return candidate.slot != *slot; });
  std::erase_if(ranking.excluded, [&](const Excluded& excluded) { return excluded.slot != *slot; });
  if (ranking.candidates.empty()) return no_place(ranking);
  auto candidate = ranking.candidates.front();
  candidate.unit = static_cast<std::uint32_t>(group - center.units.data());
  const auto fitting = fitting_units(center, search.asking);
  if (std::find(fitting.begin(), fitting.end(), candidate.unit) == fitting.end()) {
    const auto rule = std::string{name_of(Rule::no_unit_fits)};
    return Fault{FaultCode::no_place, {}, {{"blocked", Figure::Counts{{rule, 1}}}}, false};
  }
  return candidate;
}

}  // namespace

Awaitable<Result<RelocationShown>> plan_relocation(Context& context, Caller caller,
                                                   protocol::RelocationPlan params) {
  PANA_CO_TRY(place, left_place(context, caller.actor, params.center));
  auto id = params.center.text;
  auto planning = plan_all(context, caller.actor, std::move(place), std::move(params));
  co_return co_await written_down(context, std::move(caller), "center", std::move(id), std::move(planning));
}

Awaitable<Result<Placement>> relocate_household(Context& context, Caller caller,
                                                protocol::RelocationPlace params) {
  PANA_CO_TRY(place, left_place(context, caller.actor, params.center));
  auto basics = basics_of(params.household, params.center, std::move(place), params.transport);
  PANA_CO_TRY(opening, co_await opening_for(context, std::move(caller), std::move(basics)));
  auto candidate = chosen(context.board, opening.search, context.clock.now(), params);
  co_return co_await hold_only(context, std::move(opening.command), std::move(candidate));
}

}  // namespace pana::operations
