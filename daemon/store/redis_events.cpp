#include "store/redis_rows.hpp"
#include "store/redis_words.hpp"

namespace pana::store {
namespace {

Acceptance acceptance_from(Words& words) {
  Acceptance acceptance;
  acceptance.accepting = words.next() == "1";
  acceptance.reason = text_of(words);
  acceptance.until = maybe_instant(words.next());
  return acceptance;
}

// An offer with the number of its route.
struct OfferAtSlot : OfferChanged {
  std::size_t slot = 0;
};

Result<OfferAtSlot> offer_changed_from(Words words) {
  OfferAtSlot offer;
  offer.offer.text = text_of(words);
  offer.request.text = text_of(words);
  offer.center.text = text_of(words);
  offer.unit = text_of(words);
  const auto state = offer_state_from(words.next());
  offer.slot = static_cast<std::size_t>(words.number());
  offer.made_at = from_ms(words.number());
  offer.answer_by = from_ms(words.number());
  offer.held_until = maybe_instant(words.next());
  if (!words.done()) offer.answered_by = role_from(words.next());
  if (!state || words.overrun()) return fault(FaultCode::internal_error);
  offer.state = *state;
  return offer;
}

Result<RequestChanged> request_changed_from(Words words) {
  RequestChanged request;
  request.request.text = text_of(words);
  const auto state = request_state_from(words.next());
  request.owner.text = text_of(words);
  request.opener.text = text_of(words);
  const auto urgency = words.number();
  request.opened_at = from_ms(words.number());
  request.outcome = text_of(words);
  request.version = words.number();
  if (!state || words.overrun() || urgency < 0 || urgency > 2) return fault(FaultCode::internal_error);
  request.state = *state;
  request.urgency = static_cast<Urgency>(urgency);
  return request;
}

// "id closed" and the closure's line.
RoadChanged road_from(Words words) {
  const ClosureId id{text_of(words)};
  const bool closed = words.next() == "1";
  return {closure_from(id, words), closed};
}

CenterConfirmed confirmed_from(Words words) {
  CenterConfirmed confirmed;
  confirmed.center.text = text_of(words);
  confirmed.confirmed_at = from_ms(words.number());
  if (!words.done()) confirmed.acceptance = acceptance_from(words);
  return confirmed;
}

// "center unit places until".
OverflowChanged overflow_from(Words words) {
  OverflowChanged changed;
  changed.center.text = text_of(words);
  changed.unit = text_of(words);
  changed.overflow.places = small(words);
  changed.overflow.until = maybe_instant(words.next());
  return changed;
}

// A center's register entry joined with its live state: "center confirmed accepting reason until".
Result<Center> center_from(const Codec& codec, std::string_view entry, Words state) {
  const CenterId id{text_of(state)};
  PANA_TRY(center, codec.open(id, entry));
  center.confirmed_at = maybe_instant(state.next());
  center.acceptance = acceptance_from(state);
  if (state.overrun()) return fault(FaultCode::internal_error);
  return std::move(center);
}

// Where the body cannot be read any more the event still tells what happened.
void add_sealed(const Codec& codec, Event& event, std::string_view sealed, std::size_t slot, bool is_new) {
  auto& offer = *event.offer;
  if (auto told = codec.open_told(offer.offer, sealed, slot)) {
    offer.travel_min = told->route.travel_min;
    if (event.rerouted) event.rerouted->reachable = told->route.reachable;
  }
  if (is_new) offer.sealed = std::string{sealed};
}

Result<Reminded> reminded_from(Words words) {
  Reminded told;
  told.request.text = text_of(words);
  const auto kind = reminder_from(words.next());
  told.alarm = words.next() == "1";
  told.deadline = from_ms(words.number());
  told.owner.text = text_of(words);
  told.opener.text = text_of(words);
  const auto urgency = words.number();
  told.offer.text = text_of(words);
  told.center.text = text_of(words);
  if (!kind || words.overrun() || urgency < 0 || urgency > 2) return fault(FaultCode::internal_error);
  told.kind = *kind;
  told.urgency = static_cast<Urgency>(urgency);
  return told;
}

HandoverShown shown_from(Words words) {
  return {{text_of(words)}, {text_of(words)}};
}

// "account session"; without the session, all of the account.
SignedOut signed_out_from(std::string_view value) {
  const auto space = std::min(value.find(' '), value.size());
  return {{std::string{value.substr(0, space)}},
          std::string{value.substr(std::min(space + 1, value.size()))}};
}

// Where they cannot be read any more the request is long over.
void add_blocked(const Codec& codec, RequestChanged& request, std::string_view sealed) {
  if (sealed.empty()) return;
  if (auto blocked = codec.open_blocked(request.request, sealed)) request.blocked = std::move(*blocked);
}

// Where it cannot be read any more the request is long over, and nobody is told of it.
void add_concealed(const Codec& codec, Event& event, std::string_view sealed) {
  auto from_whom = codec.open_concealed(event.request->request, sealed);
  if (from_whom) {
    event.concealed = std::move(*from_whom);
  } else {
    event.request.reset();
  }
}

// "request urgency opened".
Result<Turn> turn_from(Words words) {
  Turn turn;
  turn.request.text = text_of(words);
  const auto urgency = words.number();
  turn.opened_at = from_ms(words.number());
  if (words.overrun() || urgency < 0 || urgency > 2) return fault(FaultCode::internal_error);
  turn.urgency = static_cast<Urgency>(urgency);
  return turn;
}

// A row of the snapshot: request, from whom, and "request center unit …" of the offer for which a unit is
// held.
Result<void> add_concealed(const Codec& codec, Snapshot& snapshot, redis::ReplyView row) {
  const RequestId id{std::string{row[0].text()}};
  auto from_whom = codec.open_concealed(id, row[1].text());
  if (from_whom.has_error()) {
    const bool forgotten = from_whom.error().code == FaultCode::not_found;
    return forgotten ? Result<void>{} : Result<void>{from_whom.error()};
  }
  auto& known = snapshot.concealed[id];
  known.from = std::move(*from_whom);
  if (row[2].text().empty()) return {};
  Words fixed{row[2].text()};
  fixed.next();
  const CenterId center{text_of(fixed)};
  known.held.emplace(center, text_of(fixed));
  return {};
}

// A register entry with the figures of all its units; else overflow places come alone.
void join(Event& event, std::vector<OverflowChanged> overflows) {
  if (event.put) {
    auto& center = event.put->center;
    for (const auto& unit : event.units) {
      if (auto* group = center.find(unit.unit)) group->counters = unit.counters;
    }
    for (const auto& changed : overflows) {
      if (auto* group = center.find(changed.unit)) group->overflow = changed.overflow;
    }
    event.units.clear();
  } else if (!overflows.empty()) {
    event.overflow = std::move(overflows.front());
  }
}

}  // namespace

Result<Event> event_from(const Codec& codec, redis::ReplyView entry) {
  Event event;
  const auto cursor = cursor_from(entry[0].text());
  if (!cursor) return fault(FaultCode::internal_error);
  event.cursor = *cursor;
  const auto fields = entry[1];
  std::vector<OverflowChanged> overflows;
  std::string_view put_entry;
  std::string_view sealed;
  std::string_view concealed;
  std::string_view blocked;
  std::size_t slot = 0;
  bool is_new = false;
  for (std::size_t i = 0; i + 1 < fields.size(); i += 2) {
    const auto name = fields[i].text();
    const auto value = fields[i + 1].text();
    if (name == "t") event.at = from_ms(fields[i + 1].integer());
    if (name == "s" || name == "b") sealed = value;
    if (name == "s") is_new = true;
    if (name == "p") put_entry = value;
    if (name == "c") concealed = value;
    if (name == "bl") blocked = value;
    if (name == "k") event.confirmed = confirmed_from(Words{value});
    if (name == "u") {
      Words words{value};
      event.units.push_back(unit_from(words));
    }
    if (name == "v") overflows.push_back(overflow_from(Words{value}));
    if (name == "pc") {
      PANA_TRY(center, center_from(codec, put_entry, Words{value}));
      event.put = CenterPut{std::move(center)};
    }
    if (name == "o") {
      PANA_TRY(offer, offer_changed_from(Words{value}));
      slot = offer.slot;
      event.offer = std::move(offer);
    }
    if (name == "z") event.road = road_from(Words{value});
    if (name == "y") event.rerouted = RouteChanged{};
    if (name == "n") {
      PANA_TRY(reminded, reminded_from(Words{value}));
      event.reminded = std::move(reminded);
    }
    if (name == "w") event.keys = KeysWiped{static_cast<std::uint32_t>(Words{value}.number())};
    if (name == "h") event.handover_shown = shown_from(Words{value});
    if (name == "x") event.signed_out = signed_out_from(value);
    if (name == "r") {
      PANA_TRY(request, request_changed_from(Words{value}));
      event.request = std::move(request);
    }
  }
  if (event.request) add_blocked(codec, *event.request, blocked);
  if (event.request && !concealed.empty()) add_concealed(codec, event, concealed);
  if (event.offer) add_sealed(codec, event, sealed, slot, is_new);
  join(event, std::move(overflows));
  return event;
}

Result<Snapshot> snapshot_from(const Codec& codec, redis::ReplyView reply) {
  Snapshot snapshot;
  const auto cursor = cursor_from(reply[1].text());
  if (!cursor) return fault(FaultCode::internal_error);
  snapshot.cursor = *cursor;
  const auto centers = reply[2];
  snapshot.centers.reserve(centers.size());
  for (std::size_t i = 0; i < centers.size(); ++i) {
    PANA_TRY(center, center_from(codec, centers[i][0].text(), Words{centers[i][1].text()}));
    const Fields counters{centers[i][2]};
    for (auto& group : center.units) {
      Words words{counters.text(group.unit)};
      group.counters = counters_from(words);
      const auto over = counters.text("!over:" + group.unit);
      if (over.empty()) continue;
      Words overflow{over};
      group.overflow.places = small(overflow);
      group.overflow.until = from_ms(overflow.number());
    }
    snapshot.centers.push_back(std::move(center));
  }
  const auto concealed = reply[3];
  for (std::size_t i = 0; i < concealed.size(); ++i) {
    if (auto added = add_concealed(codec, snapshot, concealed[i]); added.has_error()) return added.error();
  }
  const auto waiting = reply[4];
  for (std::size_t i = 0; i < waiting.size(); ++i) {
    PANA_TRY(turn, turn_from(Words{waiting[i].text()}));
    snapshot.waiting.push_back(std::move(turn));
  }
  snapshot.closures = closures_from(reply[5]);
  return snapshot;
}

}  // namespace pana::store
