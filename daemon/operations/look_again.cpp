#include "operations/look_again.hpp"

#include <algorithm>
#include <cstdlib>

#include "operations/place_request.hpp"

namespace pana::operations {
namespace {

constexpr int tries = 3;
// The board hears of a road by its own way, a moment after the store has it.
constexpr milliseconds board_comes_up{200};

std::optional<Closure> find(const std::vector<Closure>& closures, const ClosureId& id) {
  const auto found =
      std::find_if(closures.begin(), closures.end(), [&](const Closure& one) { return one.id == id; });
  return found == closures.end() ? std::nullopt : std::optional{*found};
}

// By how much longer the unit is to wait for them: the end of a hold is counted in full hours of travel.
milliseconds longer(const store::OfferRecord& offer, const Leg& leg) {
  if (!leg.reachable) return milliseconds{0};
  return minutes{std::max(0, travel_allowed_min(leg.minutes) - travel_allowed_min(offer.travel_min))};
}

Awaitable<Result<void>> withdraw(Context& context, const store::OfferRecord& offer) {
  PANA_CO_CHECK(co_await context.store.answer_offer(
      {daemon_itself("offer.cut_off").once(), offer.offer, RequestAction::cut_off}));
  co_return co_await search_again(context, offer.request);
}

Awaitable<Result<void>> reroute(Context& context, const store::OfferRecord& offer, std::int64_t version,
                                Leg leg) {
  // Where there is no way the last one is kept: it is theirs again when the road opens.
  const auto travel = leg.reachable ? leg.minutes : offer.travel_min;
  PANA_CO_CHECK(co_await context.store.reroute_offer({daemon_itself("offer.reroute").once(), offer.offer,
                                                      version, offer.body, offer.route, travel, leg.reachable,
                                                      longer(offer, leg)}));
  co_return Result<void>{};
}

// As the center was ranked for the offer, but on the roads that are open now: night and winter are no news.
Leg leg_to(const Context& context, const store::RequestBody& from, const store::OfferRecord& offer,
           Board::Slot center) {
  const auto& board = context.board;
  const auto journey = board.journey(from.transport, offer.made_at);
  const auto stops = board.stops_from(board.gazetteer().find(from.origin), journey, context.clock.now());
  const auto here = [&](const Board::Stop& stop) {
    return std::find(stop.centers->begin(), stop.centers->end(), center) != stop.centers->end();
  };
  const auto found = std::find_if(stops.begin(), stops.end(), here);
  return found == stops.end() ? Leg{} : found->leg;
}

Awaitable<Result<void>> look_at_offer(Context& context, OfferId id) {
  PANA_CO_TRY(offer, co_await context.store.load_offer(id));
  PANA_CO_TRY(request, co_await context.store.load_request(offer.request));
  const auto slot = context.board.slot_of(offer.center);
  if (!holds(offer.state) || !slot) co_return Result<void>{};
  const auto leg = leg_to(context, request.body, offer, *slot);
  if (!leg.reachable && offer.state == OfferState::offered) co_return co_await withdraw(context, offer);
  const bool as_far = !leg.reachable || std::abs(leg.minutes - offer.travel_min) < worth_telling_min;
  if (leg.reachable == offer.reachable && as_far) co_return Result<void>{};
  co_return co_await reroute(context, offer, request.version, leg);
}

// Again where somebody changed it in the meantime: it may have been accepted.
Awaitable<Result<void>> look_until_settled(Context& context, OfferId id) {
  for (int left = tries; left > 0; --left) {
    auto looked = co_await look_at_offer(context, id);
    if (!looked.has_error()) co_return looked;
    if (!is_settled(looked.error())) co_return looked.error();
    if (looked.error().code == FaultCode::not_found) break;
  }
  co_return Result<void>{};
}

Awaitable<Result<void>> look_at_offers(Context& context) {
  PANA_CO_TRY(offers, co_await context.store.list_open_offers());
  for (const auto& id : offers) {
    auto looked = co_await look_until_settled(context, id);
    if (!looked.has_error()) continue;
    if (looked.error().code == FaultCode::unavailable) co_return looked.error();
    // One that cannot be looked at must not keep the others from it.
    log::error("look_again_failed", {{"why", name_of(looked.error().code)}});
  }
  co_return Result<void>{};
}

}  // namespace

bool is_settled(const Fault& fault) {
  return fault.code == FaultCode::conflict || fault.code == FaultCode::already_answered ||
         fault.code == FaultCode::stale_version || fault.code == FaultCode::not_found;
}

Awaitable<Result<void>> look_again(Context& context, ClosureId id) {
  const auto now = context.clock.now();
  PANA_CO_TRY(stored, co_await context.store.list_roads());
  const auto seen = find(stored, id);
  if (seen && seen->until <= now) {
    PANA_CO_CHECK(co_await context.store.open_road({daemon_itself("road.over").once(), id, true}));
    co_return Result<void>{};  // it is due once more, for what has become of the offers
  }
  store::LookedAtRoad looked{id, seen, now + board_comes_up};
  if (find(context.board.closures(), id) == seen) {
    PANA_CO_CHECK(co_await look_at_offers(context));
    looked.next.reset();
    if (seen) looked.next = now < seen->begins ? seen->begins : seen->until;
  }
  PANA_CO_CHECK(co_await context.store.looked_at_road(std::move(looked)));
  co_return Result<void>{};
}

}  // namespace pana::operations
