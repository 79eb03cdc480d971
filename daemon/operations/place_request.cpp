#include "operations/place_request.hpp"

#include <algorithm>

#include "access/authorize.hpp"
#include "operations/conceal.hpp"
#include "operations/serve_waiting.hpp"

namespace pana::operations {

store::HoldUnit hold_for(Context& context, const Caller& caller, const store::RequestRecord& record) {
  store::HoldUnit command;
  command.once = caller.once();
  command.request = record.request;
  command.expected_version = record.version;
  command.offer = new_offer_id(context.random);
  command.body = offer_body_of(record.body, record.urgency);
  return command;
}

namespace {

// Has the center been asked before, and was it not the center that did not want?
bool may_ask_again(const store::OfferRecord& last) {
  return last.state == OfferState::no_show || last.state == OfferState::refused ||
         (last.state == OfferState::expired && last.held_until);
}

// A center that is named may be asked again after a no-show or a refusal by the person; `command` says so
// then. What the person has refused as too far or too near does not hold for it: somebody has talked to them.
Awaitable<Result<void>> name_center(Context& context, const store::RequestRecord& record, CenterId center,
                                    Search& search, store::HoldUnit& command) {
  search.refused = {};
  const auto asked = std::find(record.asked.rbegin(), record.asked.rend(), center);
  if (asked == record.asked.rend()) co_return Result<void>{};
  const auto last = static_cast<std::size_t>(record.asked.rend() - asked) - 1;
  PANA_CO_TRY(offer, co_await context.store.load_offer(record.offers.at(last)));
  command.ask_again = may_ask_again(offer);
  if (command.ask_again) std::erase(search.asked, center);
  co_return Result<void>{};
}

// The named center as the only candidate, or what speaks against it.
Result<Candidate> only(const Board& board, const Search& search, Instant now, const CenterId& center) {
  const auto slot = board.slot_of(center);
  if (!slot) return fault(FaultCode::not_found, "/center");
  auto ranking = rank(board, search, now);
  for (const auto& candidate : ranking.candidates) {
    if (candidate.slot == *slot) return candidate;
  }
  ranking.candidates.clear();
  std::erase_if(ranking.excluded, [&](const Excluded& excluded) { return excluded.slot != *slot; });
  return no_place(ranking);
}

// What was answered before with this key, although things have changed since; otherwise the refusal.
Awaitable<Result<Placement>> as_before_or(Context& context, store::HoldUnit command, Fault refusal) {
  auto outcome = co_await context.store.hold_unit(std::move(command));
  if (outcome.has_value() && outcome->repeated) co_return Placement{std::move(*outcome), {}};
  if (outcome.has_error() && outcome.error().code == FaultCode::key_reused) co_return outcome.error();
  co_return refusal;
}

// No center has room. Asks the store even without candidates: an earlier call with this key may have been
// answered. A new request that no center would ever take is not opened: waiting would be in vain.
Awaitable<Result<Placement>> hold_none(Context& context, store::HoldUnit command, Ranking ranking) {
  const bool wait = command.wait_if_none && (!command.open || could_ever_fit(ranking));
  command.wait_if_none = wait;
  PANA_CO_TRY(outcome, co_await context.store.hold_unit(std::move(command)));
  if (outcome.repeated) co_return Placement{std::move(outcome), {}};
  context.metrics.add(Metric::placements_none_total);
  if (!wait) co_return no_place(ranking);
  co_return Placement{std::move(outcome), blocked_figure(ranking)};
}

}  // namespace

Awaitable<Result<Placement>> hold_only(Context& context, store::HoldUnit command, Result<Candidate> chosen) {
  if (chosen.has_error()) co_return co_await as_before_or(context, std::move(command), chosen.error());
  command.candidates = hold_candidates(context.board, {*chosen});
  PANA_CO_TRY(outcome, co_await context.store.hold_unit(std::move(command)));
  if (!outcome.held) {
    co_return Fault{FaultCode::no_place, {}, {{"blocked", Figure::Counts{{"no_free_unit", 1}}}}, false};
  }
  context.metrics.add(Metric::placements_total);
  co_return Placement{std::move(outcome), {}};
}

Awaitable<Result<Placement>> hold_at_once(Context& context, store::HoldUnit command, Search search) {
  std::vector<Candidate> candidates;
  const auto asked = search.asked;
  // A batch whose units were all taken a moment ago is set aside and the next nearest are tried.
  for (;;) {
    nearest(context.board, search, context.clock.now(), store::most_candidates, candidates);
    if (candidates.empty()) break;
    auto attempt = command;
    attempt.wait_if_none = false;
    attempt.candidates = hold_candidates(context.board, candidates);
    for (const auto& candidate : attempt.candidates) search.asked.push_back(candidate.center);
    PANA_CO_TRY(outcome, co_await context.store.hold_unit(std::move(attempt)));
    if (outcome.held || outcome.repeated) {
      if (outcome.held && !outcome.repeated) context.metrics.add(Metric::placements_total);
      co_return Placement{std::move(outcome), {}};
    }
  }
  search.asked = asked;
  co_return co_await hold_none(context, std::move(command), rank(context.board, search, context.clock.now()));
}

bool finds_room(const Context& context, const Search& search) {
  std::vector<Candidate> best;
  nearest(context.board, search, context.clock.now(), 1, best);
  return !best.empty();
}

Awaitable<Result<Placement>> hold_nearest(Context& context, store::HoldUnit command, Search search,
                                          Turn turn) {
  if (context.board.waiting().worth_a_look(turn, context.clock.now()) && finds_room(context, search)) {
    const auto served = co_await serve_waiting(context, std::move(turn));
    // Whoever asks now is not to wait for what is the matter with others.
    if (served.has_error()) log::warning("waiting_not_served", {{"why", name_of(served.error().code)}});
  }
  co_return co_await hold_at_once(context, std::move(command), std::move(search));
}

Awaitable<Result<Placement>> place_request(Context& context, Caller caller, protocol::RequestPlace params) {
  params.request = as_known_to(context, caller.actor, std::move(params.request));
  PANA_CO_TRY(record, co_await context.store.load_request(params.request));
  if (!access::may_see(caller.actor, record.opener)) co_return fault(FaultCode::not_found, "/request");
  auto command = hold_for(context, caller, record);
  if (!access::may_place(caller.actor, record.opener, record.owner, record.state)) {
    co_return co_await as_before_or(context, std::move(command), fault(FaultCode::not_allowed, "/request"));
  }
  PANA_CO_TRY(search, co_await search_stored(context, record));
  if (params.center) {
    PANA_CO_CHECK(co_await name_center(context, record, *params.center, search, command));
    auto chosen = only(context.board, search, context.clock.now(), *params.center);
    co_return co_await hold_only(context, std::move(command), std::move(chosen));
  }
  co_return co_await hold_nearest(context, std::move(command), std::move(search), turn_of(record));
}

Awaitable<Result<void>> search_again(Context& context, RequestId request) {
  PANA_CO_TRY(record, co_await context.store.load_request(request));
  if (record.state != RequestState::waiting) co_return Result<void>{};
  PANA_CO_TRY(search, co_await search_stored(context, record));
  auto command = hold_for(context, daemon_itself("request.search_again"), record);
  command.wait_if_none = true;
  auto placed = co_await hold_nearest(context, std::move(command), std::move(search), turn_of(record));
  if (placed.has_error() && placed.error().code != FaultCode::stale_version) co_return placed.error();
  co_return Result<void>{};
}

}  // namespace pana::operations
