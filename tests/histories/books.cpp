#include "histories/books.hpp"

#include <algorithm>

namespace pana::test {
namespace {

bool one_of(const auto& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_over(RequestState state) {
  return state == RequestState::placed || state == RequestState::ended;
}

bool may_follow(OfferState before, OfferState after) {
  using S = OfferState;
  if (before == S::offered) {
    return after == S::accepted || after == S::declined || after == S::expired || after == S::withdrawn ||
           after == S::refused || after == S::offered;  // still, by another way
  }
  // Accepted stays accepted where the hold is extended.
  return before == S::accepted && after != S::offered && after != S::declined;
}

// Which state of its offer belongs to a request in this state; none where nothing is held for it.
std::optional<OfferState> held_in(RequestState state) {
  if (state == RequestState::offered) return OfferState::offered;
  if (state == RequestState::accepted) return OfferState::accepted;
  return std::nullopt;
}

}  // namespace

void Books::demand(bool so, std::string_view what, std::string_view which) {
  if (!so && wrong_.empty()) wrong_.append(what).append(which.empty() ? "" : ": ").append(which);
}

void Books::arrived(const OfferId& offer) {
  const auto line = offers_.find(offer);
  if (line == offers_.end()) return demand(false, "an arrival at an offer that nobody made", offer.text);
  ++figures_[line->second.unit].occupied;
}

void Books::reported(const protocol::CapacityReport& report) {
  for (const auto& unit : report.units) {
    auto& figures = figures_[{report.center.text, unit.unit}];
    figures.occupied = unit.occupied.value_or(figures.occupied);
    figures.staffed = unit.staffed.value_or(figures.staffed);
    figures.out_of_service = unit.out_of_service.value_or(figures.out_of_service);
  }
}

void Books::adjusted(const protocol::CapacityAdjust& adjustment) {
  figures_[{adjustment.center.text, adjustment.unit}].occupied += adjustment.by;
}

void Books::registered(const Center& center) {
  for (const auto& group : center.units) {
    const auto total = group.counters.total;
    const auto [line, added] =
        figures_.try_emplace({center.id.text, group.unit}, Figures{total, total, 0, 0});
    line->second.total = total;
    line->second.staffed = std::min(line->second.staffed, total);
  }
}

void Books::follow(const Event& event) {
  if (event.offer) follow_offer(event);
  if (event.request) follow_request(event);
  for (const auto& [center, unit, counters] : event.units) {
    const auto& c = counters;
    demand(std::min({c.total, c.staffed, c.occupied, c.held, c.out_of_service}) >= 0,
           "a figure below nothing", center.text);
    const bool promised = event.offer && event.offer->state == OfferState::offered;
    demand(!promised || !c.overfull(), "a unit was promised that is not free", center.text);
  }
}

void Books::follow_offer(const Event& event) {
  const auto& offer = *event.offer;
  auto& request = requests_[offer.request];
  const auto known = offers_.find(offer.offer);
  if (known == offers_.end()) {
    demand(offer.state == OfferState::offered, "an offer begins as one", offer.offer.text);
    demand(request.holds.empty(), "two units are held for one request", offer.request.text);
    // Who names a center may have it asked again, after a no-show or a refusal by the person.
    const bool named = named_.contains({offer.request, offer.center});
    demand(!request.asked.contains(offer.center) || named, "a center is asked twice for one request",
           offer.request.text);
    request.asked.insert(offer.center);
    offers_[offer.offer] = {offer.request, {offer.center.text, offer.unit}, offer.state};
    request.holds = offer.offer;
    return;
  }
  auto& line = known->second;
  demand(may_follow(line.state, offer.state), "an offer changed after its end", offer.offer.text);
  line.state = offer.state;
  if (!holds(offer.state)) request.holds = {};
}

void Books::follow_request(const Event& event) {
  const auto& told = *event.request;
  auto& line = requests_[told.request];
  demand(!is_over(line.state), "a request changed after its end", told.request.text);
  demand(told.version == line.version + 1, "a version of a request is missing", told.request.text);
  demand(!told.owner.empty() && !told.opener.empty(), "a request without owner", told.request.text);
  moves_.set(move(line.version == 0 ? none : static_cast<std::size_t>(line.state), told.state));
  line.state = told.state;
  line.version = told.version;
  if (!is_over(told.state))
    return demand(told.outcome.empty(), "an outcome before the end", told.request.text);
  line.outcome = told.outcome;
  demand(one_of(outcomes, told.outcome), "an end without an outcome", told.request.text);
  const bool placed = told.state == RequestState::placed;
  demand(placed == (told.outcome == "placed"), "outcome and state disagree", told.request.text);
  demand(!placed || (event.offer && event.offer->state == OfferState::arrived), "placed, and nobody arrived",
         told.request.text);
}

void Books::check(const store::Ledger& ledger) {
  check_units(ledger);
  for (const auto& [id, record] : ledger.requests()) check_request(ledger, record);
  for (const auto& id : opened_) {
    const bool kept = ledger.requests().contains(id);
    demand(kept || is_over(requests_[id].state), "an open request is gone", id.text);
  }
  check_queue(ledger);
}

void Books::check_units(const store::Ledger& ledger) {
  std::map<UnitName, std::int32_t> held;
  for (const auto& [id, offer] : ledger.offers()) {
    if (holds(offer.state)) ++held[{offer.center.text, offer.unit}];
    demand(offers_[id].state == offer.state, "an offer changed and nobody was told", id.text);
  }
  for (const auto& center : ledger.centers()) {
    for (const auto& group : center.units) {
      const auto& counters = group.counters;
      const auto& expected = figures_[{center.id.text, group.unit}];
      demand(counters.held == held[{center.id.text, group.unit}], "held is not the open offers",
             center.id.text);
      demand(counters.occupied == expected.occupied, "occupied is not who came and left", center.id.text);
      demand(counters.free() >= 0, "less than nothing is free", center.id.text);
      demand(counters.total == expected.total && counters.staffed == expected.staffed &&
                 counters.out_of_service == expected.out_of_service,
             "figures are not those that were reported", center.id.text);
    }
  }
}

void Books::check_request(const store::Ledger& ledger, const store::RequestRecord& record) {
  const auto& id = record.request.text;
  const auto& line = requests_[record.request];
  demand(record.state == line.state && record.version == line.version,
         "a request changed and nobody was told", id);
  demand(record.asked.size() == line.asked.size() && record.offers.size() == line.asked.size(),
         "not everybody who was asked is noted", id);
  demand(!is_open(record.state) || !record.owner.empty(), "an open request without owner", id);
  demand(is_over(record.state) != record.outcome.empty(), "outcome and state disagree", id);
  const auto expected = held_in(record.state);
  demand(expected.has_value() == !line.holds.empty(), "what is held does not fit the request's state", id);
  if (!expected) return;
  demand(record.offer == line.holds, "a request names another offer", id);
  const auto offer = ledger.offers().find(record.offer);
  demand(offer != ledger.offers().end() && offer->second.state == *expected,
         "state of request and offer disagree", id);
}

void Books::check_queue(const store::Ledger& ledger) {
  std::set<RequestId> waiting;
  for (const auto& [id, record] : ledger.requests()) {
    const bool waits = is_open(record.state) && !held_in(record.state);
    if (waits) waiting.insert(id);
    demand(!is_open(record.state) || record.deadline.has_value(), "an open request without a deadline",
           id.text);
  }
  const auto queue = ledger.list_queue(waiting.size() + 1);
  demand(queue.size() == waiting.size(), "the queue is not who waits");
  for (const auto& record : queue) demand(waiting.contains(record.request), "the queue is not who waits");
}

void Books::compare(const store::Ledger& ledger, const Board& board) {
  for (const auto& center : ledger.centers()) {
    const auto* entry = board.find(center.id);
    demand(entry != nullptr && entry->center == center, "the board is not the store", center.id.text);
  }
  const auto snapshot = ledger.snapshot();
  demand(board.concealed() == snapshot.concealed, "the board conceals something else");
}

void Books::check_all_given_back(const store::Ledger& ledger) {
  for (const auto& center : ledger.centers()) {
    for (const auto& group : center.units) {
      demand(group.counters.held == 0, "a unit is held for ever", center.id.text);
    }
  }
}

void Books::check_all_ended() {
  for (const auto& id : opened_) demand(!requests_[id].outcome.empty(), "a request without outcome", id.text);
}

}  // namespace pana::test
