#include "store/redis_rows.hpp"

#include <array>

#include "store/redis_words.hpp"

namespace pana::store {
namespace {

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

// "request center unit slot made answer_by".
bool read_fixed(OfferRecord& record, std::size_t& slot, Words words) {
  record.request.text = text_of(words);
  record.center.text = text_of(words);
  record.unit = text_of(words);
  slot = static_cast<std::size_t>(words.number());
  record.made_at = from_ms(words.number());
  record.answer_by = from_ms(words.number());
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
  for (Words refused{fields.text("refused")}; !fields.text("refused").empty() && !refused.done();)
    record.refused.push_back({text_of(refused)});
  PANA_TRY(body, codec.open(id, fields.text("body")));
  record.body = std::move(body);
  if (const auto blocked = fields.text("blocked"); !blocked.empty()) {
    PANA_TRY(counts, codec.open_blocked(id, blocked));
    record.blocked = std::move(counts);
  }
  return record;
}

Result<OfferRecord> offer_from(const Codec& codec, const OfferId& id, redis::ReplyView hash) {
  const Fields fields{hash};
  OfferRecord record;
  record.offer = id;
  const auto state = offer_state_from(fields.text("state"));
  std::size_t slot = 0;
  if (!state || !read_fixed(record, slot, Words{fields.text("fixed")})) {
    return fault(FaultCode::internal_error);
  }
  record.state = *state;
  record.reason = fields.string("reason");
  record.held_until = fields.maybe_instant("held_until");
  record.extended = fields.text("extended") == "1";
  record.accepted_at = fields.maybe_instant("accepted");
  record.shown_at = fields.maybe_instant("shown");
  record.answered_by = role_from(fields.text("by"));
  record.looks = record.shown_at ? static_cast<std::int32_t>(fields.number("looks")) : 0;
  if (const auto code = fields.text("code"); !code.empty()) {
    PANA_TRY(opened, codec.open_code(id, code));
    record.arrival_code = std::move(opened);
  }
  PANA_TRY(told, codec.open_told(id, fields.text("body"), slot));
  record.body = std::move(told.body);
  record.travel_min = told.route.travel_min;
  record.route = std::move(told.route.note);
  record.reachable = told.route.reachable;
  return record;
}

}  // namespace pana::store
