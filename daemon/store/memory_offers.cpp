#include "store/memory_ledger.hpp"

#include <algorithm>

namespace pana::store {
namespace {

// Center staff do not learn that an offer to another center exists.
bool hidden_from(const Actor& actor, const OfferRecord& offer) {
  return actor.role == Role::center && actor.center != offer.center;
}

Fault answered(OfferState state) {
  return refusal(FaultCode::already_answered, {}, {figure("state", name_of(state))});
}

std::optional<Instant> due_at(const OfferRecord& offer, RequestAction action) {
  if (action == RequestAction::answer_ran_out) return offer.answer_by;
  if (action == RequestAction::hold_ran_out) return offer.held_until;
  return std::nullopt;
}

bool is_told_by_a_person(RequestAction action) {
  return action == RequestAction::accept || action == RequestAction::decline ||
         action == RequestAction::arrive || action == RequestAction::no_show;
}

std::optional<Response::How> response_of(const AnswerOffer& command) {
  using How = Response::How;
  if (command.action == RequestAction::accept) return How::accepted;
  if (command.action == RequestAction::answer_ran_out) return How::silent;
  if (command.action != RequestAction::decline) return std::nullopt;
  return command.reason == "no_bed_after_all" ? How::no_bed : How::declined;
}

}  // namespace

void Ledger::note_response(const OfferRecord& offer, const AnswerOffer& command) {
  const auto how = response_of(command);
  if (!how) return;
  using How = Response::How;
  tally(*how == How::accepted ? Tallied::accepted
        : *how == How::silent ? Tallied::expired
                              : Tallied::declined,
        offer.center);
  auto& kept = responses_[offer.center];
  const auto after = std::chrono::floor<seconds>(now() - offer.made_at);
  kept.insert(kept.begin(), {*how, after, std::chrono::floor<std::chrono::days>(now())});
  kept.resize(std::min(kept.size(), responses_kept));
}

std::vector<Response> Ledger::load_responses(const CenterId& center) const {
  const auto found = responses_.find(center);
  return found == responses_.end() ? std::vector<Response>{} : found->second;
}

UnitChanged Ledger::give_back(const OfferRecord& offer, bool arrives) {
  auto& counters = find_unit(offer.center, offer.unit)->counters;
  --counters.held;
  if (arrives) ++counters.occupied;
  // Who must not learn of a concealed request would miss a version.
  if (arrives || requests_.at(offer.request).body.exclude.conceal_from.empty()) ++counters.version;
  return {offer.center, offer.unit, counters};
}

std::optional<Fault> Ledger::refuse_arrival(const AnswerOffer& command) {
  auto& tries = wrong_codes_[command.offer];
  if (tries >= most_wrong_codes) return refusal(FaultCode::conflict, "/code", {figure("tries", tries)});
  if (!command.wrong_code) return std::nullopt;
  return refusal(FaultCode::wrong_credentials, "/code", {figure("left", most_wrong_codes - ++tries)});
}

Result<AnswerOutcome> Ledger::answer_offer(const AnswerOffer& command) {
  if (auto again = seen_before<AnswerOutcome>(command.once)) return *again;
  const auto found = offers_.find(command.offer);
  if (found == offers_.end() || hidden_from(command.once.actor, found->second))
    return fault(FaultCode::not_found);
  auto& offer = found->second;
  const auto offer_state = after(offer.state, command.action);
  if (!offer_state || command.action == RequestAction::end) return answered(offer.state);
  if (const auto due = due_at(offer, command.action); due && *due > now()) {
    return refusal(FaultCode::conflict, {}, {figure("due_in_ms", (*due - now()).count())});
  }
  auto& request = requests_.at(offer.request);
  const auto state = after(request.state, command.action);
  if (!state) return refusal(FaultCode::conflict, {}, {figure("state", name_of(request.state))});
  if (command.action == RequestAction::arrive) {
    if (auto refused = refuse_arrival(command)) return std::move(*refused);
  }

  if (is_told_by_a_person(command.action)) offer.answered_by = command.once.actor.role;
  if (offer.state == OfferState::offered) note_response(offer, command);
  offer.state = *offer_state;
  request.state = *state;
  ++request.version;
  Event event;
  if (*state == RequestState::accepted) {
    offer.held_until =
        now() + minutes{travel_allowed_min(command.travel_min)} + request.limits.arrival_margin;
    offer.arrival_code = command.arrival_code;
    offer.accepted_at = now();
    request.deadline = offer.held_until;
    deadlines_["o:" + offer.offer.text] = *offer.held_until;
    plan_reminder(request);
  } else {
    event.units = {give_back(offer, *state == RequestState::placed)};
    offer.reason = command.reason;
    deadlines_.erase("o:" + offer.offer.text);
    request.deadline.reset();
    if (*state == RequestState::placed) {
      request.outcome = "placed";
      tally(Tallied::placed, offer.center);
      ended_[request.request] = now();
      forget_reminder(request.request);
    }
    if (*state == RequestState::waiting) set_deadline(request, now());
    if (*state == RequestState::claimed) {
      request.owner = request.opener;
      set_deadline(request, now() + request.limits.claim);
    }
    if (command.action == RequestAction::refuse) request.refused.push_back(offer.offer);
    if (*state != RequestState::placed) enqueue(request), plan_reminder(request);
  }
  event.offer = told(offer);
  event.request = told(request);
  emit(std::move(event));
  const AnswerOutcome outcome{false, offer.request, offer.state, request.state, offer.held_until};
  remember(command.once, outcome);
  return outcome;
}

Result<AnswerOutcome> Ledger::extend_offer(const ExtendOffer& command) {
  if (auto again = seen_before<AnswerOutcome>(command.once)) return *again;
  const auto found = offers_.find(command.offer);
  if (found == offers_.end() || hidden_from(command.once.actor, found->second))
    return fault(FaultCode::not_found);
  auto& offer = found->second;
  if (offer.state == OfferState::offered) {
    return refusal(FaultCode::conflict, {}, {figure("state", name_of(offer.state))});
  }
  if (offer.state != OfferState::accepted) return answered(offer.state);
  if (offer.extended) return refusal(FaultCode::conflict, {}, {figure("extended", 1)});

  auto& request = requests_.at(offer.request);
  offer.extended = true;
  offer.held_until = now() + minutes{travel_allowed_min(command.travel_min)} + request.limits.arrival_margin;
  request.deadline = offer.held_until;
  plan_reminder(request);
  ++request.version;
  deadlines_["o:" + offer.offer.text] = *offer.held_until;
  Event event;
  event.offer = told(offer);
  event.request = told(request);
  emit(std::move(event));
  const AnswerOutcome outcome{false, offer.request, offer.state, request.state, offer.held_until};
  remember(command.once, outcome);
  return outcome;
}

}  // namespace pana::store
