#include <algorithm>

#include "domain/named.hpp"
#include "store/memory_ledger.hpp"

namespace pana::store {
namespace {

bool contains(const std::vector<CenterId>& centers, const CenterId& center) {
  return std::find(centers.begin(), centers.end(), center) != centers.end();
}

Fault wrong_state(RequestState state) {
  return refusal(FaultCode::conflict, {}, {figure("state", name_of(state))});
}

std::optional<Concealment> concealed(const RequestRecord& request) {
  const auto& from = request.body.exclude.conceal_from;
  return from.empty() ? std::nullopt : std::optional{from};
}

}  // namespace

RequestRecord& Ledger::open(const RequestId& id, const OpenRequest& from, const Once& once,
                            RequestState state) {
  RequestRecord record;
  record.request = id;
  record.state = state;
  record.urgency = from.urgency;
  record.limits = from.limits;
  record.opener = record.owner = once.actor.account;
  record.opened_at = now();
  record.body = from.body;
  kept_[id] = now();
  return requests_[id] = std::move(record);
}

Result<ChangeOutcome> Ledger::open_request(const OpenRequest& command) {
  if (command.state != RequestState::queued && command.state != RequestState::waiting) {
    return fault(FaultCode::invalid_params, "/state");
  }
  if (auto again = seen_before<ChangeOutcome>(command.once)) return *again;
  if (requests_.contains(command.request)) return fault(FaultCode::conflict);
  auto& request = open(command.request, command, command.once, command.state);
  request.version = 1;
  if (command.state == RequestState::waiting) set_deadline(request, now() + search_again_after);
  plan_reminder(request);
  enqueue(request);
  Event event;
  event.request = told(request);
  event.concealed = concealed(request);
  emit(std::move(event));
  const ChangeOutcome outcome{false, request.request, request.state, 1, request.owner, request.deadline};
  remember(command.once, outcome);
  return outcome;
}

Result<HoldOutcome> Ledger::hold_unit(const HoldUnit& command) {
  if (command.ask_again && command.wait_if_none) return fault(FaultCode::invalid_params, "/ask_again");
  if (command.candidates.size() > most_candidates) return fault(FaultCode::invalid_params, "/candidates");
  if (auto again = seen_before<HoldOutcome>(command.once)) return *again;
  const auto found = requests_.find(command.request);
  RequestRecord* request = nullptr;
  if (command.open) {
    if (found != requests_.end()) return fault(FaultCode::conflict);
  } else {
    if (found == requests_.end()) return fault(FaultCode::not_found);
    request = &found->second;
    if (request->version != command.expected_version) {
      return refusal(FaultCode::stale_version, {}, {figure("version", request->version)});
    }
    if (!after(request->state, RequestAction::hold)) return wrong_state(request->state);
  }
  const auto* const candidate = first_with_room(command, request);
  if (candidate != nullptr) return hold(command, request, *candidate);
  if (command.wait_if_none) return wait(command, request);
  HoldOutcome outcome;
  outcome.request = command.request;
  outcome.state = request == nullptr ? RequestState::waiting : request->state;
  return outcome;
}

const HoldCandidate* Ledger::first_with_room(const HoldUnit& command, const RequestRecord* request) {
  for (const auto& candidate : command.candidates) {
    const bool asked = request != nullptr && contains(request->asked, candidate.center);
    if (asked && !command.ask_again) continue;
    const auto* const center = find_center(candidate.center);
    const auto* const group = find_unit(candidate.center, candidate.unit);
    if (group == nullptr || !center->acceptance.open_at(now())) continue;
    if (group->counters.free() > 0) return &candidate;
  }
  return nullptr;
}

Result<HoldOutcome> Ledger::wait(const HoldUnit& command, RequestRecord* request) {
  if (request == nullptr) request = &open(command.request, *command.open, command.once, RequestState::queued);
  if (request->state != RequestState::waiting) {
    request->state = *after(request->state, RequestAction::find_none);
    plan_reminder(*request);
    ++request->version;
    Event event;
    event.request = told(*request);
    if (command.open) event.concealed = concealed(*request);
    emit(std::move(event));
  }
  enqueue(*request);
  set_deadline(*request, now() + search_again_after);
  HoldOutcome outcome;
  outcome.request = command.request;
  outcome.state = request->state;
  remember(command.once, outcome);
  return outcome;
}

Result<HoldOutcome> Ledger::hold(const HoldUnit& command, RequestRecord* request,
                                 const HoldCandidate& candidate) {
  if (request == nullptr) request = &open(command.request, *command.open, command.once, RequestState::queued);
  auto& group = *find_unit(candidate.center, candidate.unit);
  ++group.counters.held;
  if (request->body.exclude.conceal_from.empty()) ++group.counters.version;

  OfferRecord offer;
  offer.offer = command.offer;
  offer.request = command.request;
  offer.center = candidate.center;
  offer.unit = candidate.unit;
  offer.route = candidate.route;
  offer.travel_min = candidate.travel_min;
  offer.made_at = now();
  offer.answer_by = now() + request->limits.answer;
  offer.body = command.body;

  dequeue(*request);
  set_deadline(*request, std::nullopt);
  request->state = *after(request->state, RequestAction::hold);
  ++request->version;
  request->deadline = offer.answer_by;
  request->asked.push_back(candidate.center);
  request->offer = command.offer;
  request->offers.push_back(command.offer);
  deadlines_["o:" + command.offer.text] = offer.answer_by;
  plan_reminder(*request);

  Event event;
  event.units = {{candidate.center, candidate.unit, group.counters}};
  event.offer = told(offer);
  event.offer->sealed = codec_.seal(command.offer, command.body);
  event.request = told(*request);
  if (command.open) event.concealed = concealed(*request);
  emit(std::move(event));
  offers_[command.offer] = offer;
  const HoldOutcome outcome{true,
                            false,
                            command.request,
                            request->state,
                            command.offer,
                            candidate.center,
                            candidate.unit,
                            candidate.travel_min,
                            candidate.route,
                            offer.made_at,
                            offer.answer_by};
  remember(command.once, outcome);
  return outcome;
}

Result<ChangeOutcome> Ledger::change_request(const ChangeRequest& command) {
  const auto action = command.action;
  if (action != RequestAction::claim && action != RequestAction::release && action != RequestAction::end &&
      action != RequestAction::claim_ran_out) {
    return fault(FaultCode::invalid_params, "/action");
  }
  if (auto again = seen_before<ChangeOutcome>(command.once)) return *again;
  const auto found = requests_.find(command.request);
  if (found == requests_.end()) return fault(FaultCode::not_found);
  auto& request = found->second;
  const auto state = after(request.state, action);
  if (!state) return wrong_state(request.state);
  if (action == RequestAction::claim_ran_out && *request.deadline > now()) {
    return refusal(FaultCode::conflict, {}, {figure("due_in_ms", (*request.deadline - now()).count())});
  }
  if (action == RequestAction::release && request.owner != command.once.actor.account) {
    return fault(FaultCode::not_allowed, "/request");
  }

  request.state = *state;
  ++request.version;
  request.outcome = request.reason = {};
  Event event;
  if (*state == RequestState::claimed) {
    request.owner = command.once.actor.account;
    set_deadline(request, now() + request.limits.claim);
    plan_reminder(request);
  } else if (*state == RequestState::queued) {
    request.owner = request.opener;
    set_deadline(request, std::nullopt);
    plan_reminder(request);
  } else {
    request.outcome = command.outcome;
    if (const auto what = named<Tallied>(tallied_names, command.outcome)) tally(*what);
    request.reason = command.reason;
    request.blocked = command.blocked;
    forget_reminder(request.request);
    ended_[request.request] = now();
    dequeue(request);
    set_deadline(request, std::nullopt);
    const auto offer = offers_.find(request.offer);
    const auto withdrawn = offer == offers_.end() ? std::nullopt : after(offer->second.state, action);
    if (withdrawn) {
      event.units = {give_back(offer->second, false)};
      offer->second.state = *withdrawn;
      deadlines_.erase("o:" + request.offer.text);
      event.offer = told(offer->second);
    }
  }
  event.request = told(request);
  emit(std::move(event));
  const ChangeOutcome outcome{false,           request.request, request.state,
                              request.version, request.owner,   request.deadline};
  remember(command.once, outcome);
  return outcome;
}

}  // namespace pana::store
