#pragma once
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "store/store.hpp"

// What an answer of the store says, as text, so that a difference can be read.
namespace pana::test {

inline std::string told(const Fault& fault) {
  std::string text = describe(fault);
  for (const auto& figure : fault.figures) {
    if (const auto* word = std::get_if<std::string>(&figure.value))
      text += " (" + figure.name + " " + *word + ")";
  }
  return text;
}
inline std::string ms(const std::optional<Instant>& at) {
  return at ? std::to_string(to_ms(*at)) : "-";
}
inline std::string told(const store::HoldOutcome& o) {
  return std::to_string(o.held) + std::to_string(o.repeated) + " " + o.request.text + " " +
         std::string{name_of(o.state)} + " " + o.offer.text + " " + o.center.text + " " + o.unit + " " +
         std::to_string(o.travel_min) + " " + o.route + " " + ms(o.made_at) + " " + ms(o.answer_by);
}
inline std::string told(const store::AnswerOutcome& o) {
  return std::to_string(o.repeated) + " " + o.request.text + " " + std::string{name_of(o.offer_state)} + " " +
         std::string{name_of(o.request_state)} + " " + ms(o.held_until);
}
inline std::string told(const store::ChangeOutcome& o) {
  return std::to_string(o.repeated) + " " + o.request.text + " " + std::string{name_of(o.state)} + " " +
         std::to_string(o.version) + " " + o.owner.text + " " + ms(o.deadline);
}
inline std::string told(const store::CapacityOutcome& o) {
  std::string text = std::to_string(o.repeated) + " " + ms(o.confirmed_at);
  for (const auto& unit : o.units) {
    const auto& c = unit.counters;
    text += " " + unit.center.text + "/" + unit.unit;
    for (const auto n : {c.total, c.staffed, c.occupied, c.held, c.out_of_service})
      text += " " + std::to_string(n);
    text += " v" + std::to_string(c.version);
  }
  return text;
}
inline std::string told(const std::vector<store::Due>& due) {
  std::string text;
  for (const auto& one : due) text += std::to_string(static_cast<int>(one.kind)) + ":" + one.id + " ";
  return text;
}
inline std::string told(std::int64_t count) {
  return std::to_string(count);
}
inline std::string told(const store::StoreStatus& s) {
  return std::to_string(s.open_requests) + " " + std::to_string(s.deadlines_due) + " " +
         std::to_string(s.oldest_due_ms) + " " + std::to_string(s.oldest_remains_ms);
}
inline std::string told(const store::PurgeOutcome& o) {
  std::string text = std::to_string(o.repeated) + " " + ms(o.now) + " " + std::to_string(o.purged) + " " +
                     std::to_string(o.ended) + " " + std::to_string(o.oldest_remains.count()) + " " +
                     ms(o.oldest_kept) + " " + std::to_string(o.keys_from) + " overdue:";
  for (const auto& id : o.overdue) text += " " + id.text;
  return text;
}
inline std::string told(const store::RoadOutcome& o) {
  const auto& c = o.closure;
  return std::to_string(o.repeated) + " " + c.id.text + " " + c.from.text + "-" + c.to.text + " " +
         ms(c.begins) + " " + ms(c.until) + " " + std::to_string(c.vehicles);
}
inline std::string told(const store::HandoverOutcome& o) {
  return o.offer.text + " " + (o.handover ? o.handover->line : "-") + " " + o.arrival_code + " " +
         ms(o.expires_at);
}
template <class T>
inline std::string told(const Result<T>& result) {
  return result.has_error() ? "refused: " + told(result.error()) : told(*result);
}

}  // namespace pana::test
