#include "store/redis_rows.hpp"

#include <array>
#include <charconv>

namespace pana::store {
namespace {

// A hash as HGETALL answers it. A field that is not there reads as empty.
class Fields {
 public:
  explicit Fields(redis::ReplyView flat) : flat_(flat) {}

  std::string_view text(std::string_view name) const {
    for (std::size_t i = 0; i + 1 < flat_.size(); i += 2) {
      if (flat_[i].text() == name) return flat_[i + 1].text();
    }
    return {};
  }
  std::string string(std::string_view name) const { return std::string{text(name)}; }
  std::int64_t number(std::string_view name) const { return Words{text(name)}.number(); }
  std::optional<Instant> maybe_instant(std::string_view name) const {
    return text(name).empty() ? std::nullopt : std::optional{from_ms(number(name))};
  }

 private:
  redis::ReplyView flat_;
};

std::string text_of(Words& words) {
  return std::string{words.next()};
}

std::int32_t small(Words& words) {
  return static_cast<std::int32_t>(words.number());
}

std::optional<Instant> maybe_instant(std::string_view word) {
  if (word.empty()) return std::nullopt;
  return from_ms(Words{word}.number());
}

Counters counters_from(Words& words) {
  Counters counters;
  counters.total = small(words);
  counters.staffed = small(words);
  counters.occupied = small(words);
  counters.held = small(words);
  counters.out_of_service = small(words);
  counters.version = words.number();
  return counters;
}

UnitChanged unit_from(Words& words) {
  UnitChanged unit;
  unit.center.text = text_of(words);
  unit.unit = text_of(words);
  unit.counters = counters_from(words);
  return unit;
}

Acceptance acceptance_from(Words& words) {
  Acceptance acceptance;
  acceptance.accepting = words.next() == "1";
  acceptance.reason = text_of(words);
  acceptance.until = maybe_instant(words.next());
  return acceptance;
}

Result<OfferChanged> offer_changed_from(Words words) {
  OfferChanged offer;
  offer.offer.text = text_of(words);
  offer.request.text = text_of(words);
  offer.center.text = text_of(words);
  offer.unit = text_of(words);
  const auto state = offer_state_from(words.next());
  offer.travel_min = small(words);
  offer.made_at = from_ms(words.number());
  offer.answer_by = from_ms(words.number());
  offer.held_until = maybe_instant(words.next());
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

CenterConfirmed confirmed_from(Words words) {
  CenterConfirmed confirmed;
  confirmed.center.text = text_of(words);
  confirmed.confirmed_at = from_ms(words.number());
  if (!words.done()) confirmed.acceptance = acceptance_from(words);
  return confirmed;
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

TimeLimits limits_from(Words& words) {
  TimeLimits limits;
  limits.answer = seconds{words.number()};
  limits.reminder = seconds{words.number()};
  limits.alarm = seconds{words.number()};
  limits.arrival_margin = minutes{words.number()};
  limits.claim = seconds{words.number()};
  return limits;
}

// "urgency opener opened answer reminder alarm margin claim".
bool read_fixed(RequestRecord& record, Words words) {
  const auto urgency = words.number();
  record.urgency = static_cast<Urgency>(urgency);
  record.opener.text = text_of(words);
  record.opened_at = from_ms(words.number());
  record.limits = limits_from(words);
  return urgency >= 0 && urgency <= 2 && !words.overrun();
}

// "center=offer center=offer …".
void read_asked(RequestRecord& record, std::string_view asked) {
  for (Words words{asked}; !asked.empty() && !words.done();) {
    const auto pair = words.next();
    const auto equals = pair.find('=');
    record.asked.push_back({std::string{pair.substr(0, equals)}});
    record.offers.push_back({std::string{pair.substr(equals + 1)}});
  }
  if (!record.offers.empty()) record.offer = record.offers.back();
}

// "request center unit travel made answer_by route".
bool read_fixed(OfferRecord& record, Words words) {
  record.request.text = text_of(words);
  record.center.text = text_of(words);
  record.unit = text_of(words);
  record.travel_min = small(words);
  record.made_at = from_ms(words.number());
  record.answer_by = from_ms(words.number());
  record.route = text_of(words);
  return !words.overrun();
}

}  // namespace

std::string to_words(const TimeLimits& limits) {
  std::string words;
  const std::array<std::int64_t, 5> figures{limits.answer.count(), limits.reminder.count(),
                                            limits.alarm.count(), limits.arrival_margin.count(),
                                            limits.claim.count()};
  for (const auto figure : figures) words.append(words.empty() ? "" : " ").append(std::to_string(figure));
  return words;
}

Result<RequestRecord> request_from(const Codec& codec, const RequestId& id, redis::ReplyView hash) {
  const Fields fields{hash};
  RequestRecord record;
  record.request = id;
  const auto state = request_state_from(fields.text("state"));
  if (!state || !read_fixed(record, Words{fields.text("fixed")})) return fault(FaultCode::internal_error);
  record.state = *state;
  record.owner = record.opener;
  if (const auto owner = fields.text("owner"); !owner.empty()) record.owner.text = owner;
  record.deadline = fields.maybe_instant("deadline");
  read_asked(record, fields.text("asked"));
  record.outcome = fields.string("outcome");
  record.reason = fields.string("reason");
  record.version = fields.number("version");
  PANA_TRY(body, codec.open(id, fields.text("body")));
  record.body = std::move(body);
  return record;
}

Result<OfferRecord> offer_from(const Codec& codec, const OfferId& id, redis::ReplyView hash) {
  const Fields fields{hash};
  OfferRecord record;
  record.offer = id;
  const auto state = offer_state_from(fields.text("state"));
  if (!state || !read_fixed(record, Words{fields.text("fixed")})) return fault(FaultCode::internal_error);
  record.state = *state;
  record.reason = fields.string("reason");
  record.held_until = fields.maybe_instant("held_until");
  record.extended = fields.text("extended") == "1";
  if (const auto code = fields.text("code"); !code.empty()) {
    PANA_TRY(opened, codec.open_code(id, code));
    record.arrival_code = std::move(opened);
  }
  PANA_TRY(body, codec.open(id, fields.text("body")));
  record.body = std::move(body);
  return record;
}

Result<Event> event_from(const Codec& codec, redis::ReplyView entry) {
  Event event;
  const auto cursor = cursor_from(entry[0].text());
  if (!cursor) return fault(FaultCode::internal_error);
  event.cursor = *cursor;
  const auto fields = entry[1];
  std::string_view put_entry;
  std::string_view sealed;
  for (std::size_t i = 0; i + 1 < fields.size(); i += 2) {
    const auto name = fields[i].text();
    const auto value = fields[i + 1].text();
    if (name == "t") event.at = from_ms(fields[i + 1].integer());
    if (name == "s") sealed = value;
    if (name == "p") put_entry = value;
    if (name == "k") event.confirmed = confirmed_from(Words{value});
    if (name == "u") {
      Words words{value};
      event.units.push_back(unit_from(words));
    }
    if (name == "pc") {
      PANA_TRY(center, center_from(codec, put_entry, Words{value}));
      event.put = CenterPut{std::move(center)};
    }
    if (name == "o") {
      PANA_TRY(offer, offer_changed_from(Words{value}));
      event.offer = std::move(offer);
    }
    if (name == "r") {
      PANA_TRY(request, request_changed_from(Words{value}));
      event.request = std::move(request);
    }
  }
  if (event.offer) event.offer->sealed = std::string{sealed};
  if (event.put) {
    for (const auto& unit : event.units) {
      if (auto* group = event.put->center.find(unit.unit)) group->counters = unit.counters;
    }
    event.units.clear();
  }
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
    }
    snapshot.centers.push_back(std::move(center));
  }
  return snapshot;
}

Result<HoldOutcome> hold_outcome_from(std::string_view text) {
  Words words{text};
  HoldOutcome outcome;
  outcome.held = words.next() == "1";
  outcome.request.text = text_of(words);
  const auto state = request_state_from(words.next());
  if (!state) return fault(FaultCode::internal_error);
  outcome.state = *state;
  if (!outcome.held) return outcome;
  outcome.offer.text = text_of(words);
  outcome.center.text = text_of(words);
  outcome.unit = text_of(words);
  outcome.travel_min = small(words);
  outcome.made_at = from_ms(words.number());
  outcome.answer_by = from_ms(words.number());
  outcome.route = text_of(words);
  if (words.overrun()) return fault(FaultCode::internal_error);
  return outcome;
}

Result<AnswerOutcome> answer_outcome_from(std::string_view text) {
  Words words{text};
  AnswerOutcome outcome;
  outcome.request.text = text_of(words);
  const auto offer = offer_state_from(words.next());
  const auto request = request_state_from(words.next());
  outcome.held_until = maybe_instant(words.next());
  if (!offer || !request || words.overrun()) return fault(FaultCode::internal_error);
  outcome.offer_state = *offer;
  outcome.request_state = *request;
  return outcome;
}

Result<ChangeOutcome> change_outcome_from(std::string_view text) {
  Words words{text};
  ChangeOutcome outcome;
  outcome.request.text = text_of(words);
  const auto state = request_state_from(words.next());
  outcome.version = words.number();
  outcome.owner.text = text_of(words);
  outcome.deadline = maybe_instant(words.next());
  if (!state || words.overrun()) return fault(FaultCode::internal_error);
  outcome.state = *state;
  return outcome;
}

Result<CapacityOutcome> capacity_outcome_from(std::string_view text) {
  Words words{text};
  CapacityOutcome outcome;
  outcome.confirmed_at = from_ms(words.number());
  for (auto left = words.number(); left > 0 && !words.overrun(); --left)
    outcome.units.push_back(unit_from(words));
  if (words.overrun()) return fault(FaultCode::internal_error);
  return outcome;
}

Fault fault_from(std::string_view text) {
  Words words{text};
  const auto name = words.next();
  Fault refused = fault(FaultCode::internal_error);
  for (auto code = 0; code <= static_cast<int>(FaultCode::draining); ++code) {
    if (name_of(static_cast<FaultCode>(code)) == name) refused.code = static_cast<FaultCode>(code);
  }
  if (!words.done()) refused.at = text_of(words);
  while (!words.done()) {
    auto figure = text_of(words);
    const auto value = words.next();
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    const bool whole = error == std::errc{} && end == value.data() + value.size();
    if (whole) {
      refused.figures.push_back({std::move(figure), number});
    } else {
      refused.figures.push_back({std::move(figure), std::string{value}});
    }
  }
  return refused;
}

}  // namespace pana::store
