#include <algorithm>
#include <charconv>

#include "store/redis_rows.hpp"
#include "store/redis_words.hpp"

namespace pana::store {

Result<HeldAtSlot> hold_outcome_from(std::string_view text) {
  Words words{text};
  HeldAtSlot outcome;
  outcome.held = words.next() == "1";
  outcome.request.text = text_of(words);
  const auto state = request_state_from(words.next());
  if (!state) return fault(FaultCode::internal_error);
  outcome.state = *state;
  if (!outcome.held) return outcome;
  outcome.offer.text = text_of(words);
  outcome.center.text = text_of(words);
  outcome.unit = text_of(words);
  outcome.slot = static_cast<std::size_t>(words.number());
  outcome.made_at = from_ms(words.number());
  outcome.answer_by = from_ms(words.number());
  if (words.overrun() || outcome.slot >= most_candidates) return fault(FaultCode::internal_error);
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

Result<std::vector<Response>> responses_from(std::string_view text) {
  constexpr std::size_t width = 13;
  constexpr std::string_view letters{"adns"};  // as Response::How has them
  std::vector<Response> responses;
  for (; !text.empty(); text.remove_prefix(std::min(width, text.size()))) {
    const auto how = letters.find(text.front());
    if (how == std::string_view::npos || text.size() < width) return fault(FaultCode::internal_error);
    Words after{text.substr(1, 6)};
    Words day{text.substr(7, 6)};
    responses.push_back({static_cast<Response::How>(how), seconds{after.number()},
                         std::chrono::sys_days{std::chrono::days{day.number()}}});
  }
  return responses;
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
