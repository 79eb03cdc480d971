#include <algorithm>

#include "store/memory_store.hpp"

// The part of the in-memory store that is about roads.
namespace pana::store {
namespace {

bool same_section(const Closure& a, const Closure& b) {
  const bool ends = (a.from == b.from && a.to == b.to) || (a.from == b.to && a.to == b.from);
  return ends && a.vehicles == b.vehicles;
}

Event road_event(const Closure& closure, bool closed) {
  Event event;
  event.road = RoadChanged{closure, closed};
  return event;
}

}  // namespace

Result<RoadOutcome> Ledger::close_road(const CloseRoad& command) {
  if (auto again = seen_before<RoadOutcome>(command.once)) return *again;
  auto closure = command.closure;
  if (closure.until <= now() || closure.until <= closure.begins)
    return refusal(FaultCode::invalid_params, "/until", {figure("why", "range")});
  for (const auto& [id, known] : closures_) {
    if (same_section(known, closure)) closure.id = id;
  }
  closures_[closure.id] = closure;
  deadlines_["x:" + closure.id.text] = now();
  emit(road_event(closure, true));
  const RoadOutcome outcome{false, closure};
  remember(command.once, outcome);
  return outcome;
}

Result<RoadOutcome> Ledger::open_road(const OpenRoad& command) {
  if (auto again = seen_before<RoadOutcome>(command.once)) return *again;
  const auto found = closures_.find(command.closure);
  if (found == closures_.end()) return fault(FaultCode::not_found, "/closure");
  const auto due = found->second.until - now();
  if (command.when_over && due.count() > 0)
    return refusal(FaultCode::conflict, {}, {figure("due_in_ms", due.count())});
  const RoadOutcome outcome{false, found->second};
  closures_.erase(found);
  deadlines_["x:" + command.closure.text] = now();
  emit(road_event(outcome.closure, false));
  remember(command.once, outcome);
  return outcome;
}

std::vector<Closure> Ledger::list_roads() const {
  std::vector<Closure> list;
  for (const auto& [id, closure] : closures_) list.push_back(closure);
  std::sort(list.begin(), list.end(), begins_earlier);
  return list;
}

bool Ledger::looked_at_road(const LookedAtRoad& done) {
  const auto found = closures_.find(done.closure);
  const auto is = found == closures_.end() ? std::nullopt : std::optional{found->second};
  if (is != done.seen) return false;
  if (done.next) {
    deadlines_["x:" + done.closure.text] = *done.next;
  } else {
    deadlines_.erase("x:" + done.closure.text);
  }
  return true;
}

std::vector<OfferId> Ledger::list_open_offers() const {
  std::vector<OfferId> list;
  for (const auto& [id, offer] : offers_) {
    if (holds(offer.state)) list.push_back(id);
  }
  return list;
}

Result<AnswerOutcome> Ledger::reroute_offer(const RerouteOffer& command) {
  if (auto again = seen_before<AnswerOutcome>(command.once)) return *again;
  const auto found = offers_.find(command.offer);
  if (found == offers_.end()) return fault(FaultCode::not_found);
  auto& offer = found->second;
  if (!holds(offer.state))
    return refusal(FaultCode::already_answered, {}, {figure("state", name_of(offer.state))});
  auto& request = requests_.at(offer.request);
  if (request.version != command.expected_version)
    return refusal(FaultCode::stale_version, {}, {figure("version", request.version)});
  offer.body = command.body;
  offer.route = command.route;
  offer.travel_min = command.travel_min;
  offer.reachable = command.reachable;
  ++request.version;
  if (offer.state == OfferState::accepted && command.longer.count() > 0) {
    offer.held_until = *offer.held_until + command.longer;
    request.deadline = offer.held_until;
    plan_reminder(request);
    deadlines_["o:" + offer.offer.text] = *offer.held_until;
  }
  Event event;
  event.offer = told(offer);
  event.request = told(request);
  event.rerouted = RouteChanged{offer.reachable};
  emit(std::move(event));
  const AnswerOutcome outcome{false, offer.request, offer.state, request.state, offer.held_until};
  remember(command.once, outcome);
  return outcome;
}

Awaitable<Result<RoadOutcome>> MemoryStore::close_road(CloseRoad command) {
  auto outcome = ledger_.close_road(command);
  tell();
  co_return outcome;
}
Awaitable<Result<RoadOutcome>> MemoryStore::open_road(OpenRoad command) {
  auto outcome = ledger_.open_road(command);
  tell();
  co_return outcome;
}
Awaitable<Result<std::vector<Closure>>> MemoryStore::list_roads() {
  co_return ledger_.list_roads();
}
Awaitable<Result<bool>> MemoryStore::looked_at_road(LookedAtRoad done) {
  co_return ledger_.looked_at_road(done);
}
Awaitable<Result<std::vector<OfferId>>> MemoryStore::list_open_offers() {
  co_return ledger_.list_open_offers();
}
Awaitable<Result<AnswerOutcome>> MemoryStore::reroute_offer(RerouteOffer command) {
  auto outcome = ledger_.reroute_offer(command);
  tell();
  co_return outcome;
}

}  // namespace pana::store
