#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "core/time.hpp"
#include "domain/actor.hpp"
#include "domain/offer.hpp"

namespace pana {

enum class Urgency : std::uint8_t { standard, urgent, emergency };
inline constexpr std::array<std::string_view, 3> urgency_names{"standard", "urgent", "emergency"};
inline std::string_view name_of(Urgency urgency) {
  return urgency_names[static_cast<std::size_t>(urgency)];
}
std::optional<Urgency> urgency_from(std::string_view name);

enum class RequestState : std::uint8_t { queued, claimed, offered, accepted, placed, waiting, ended };
inline constexpr std::array<std::string_view, 7> request_state_names{
    "queued", "claimed", "offered", "accepted", "placed", "waiting", "ended"};
inline std::string_view name_of(RequestState state) {
  return request_state_names[static_cast<std::size_t>(state)];
}
std::optional<RequestState> request_state_from(std::string_view name);
inline bool is_open(RequestState state) {
  return state != RequestState::placed && state != RequestState::ended;
}

// What can happen to a request.
enum class RequestAction : std::uint8_t {
  claim,
  release,
  hold,
  find_none,
  accept,
  decline,
  answer_ran_out,
  cut_off,
  arrive,
  no_show,
  hold_ran_out,
  claim_ran_out,
  end,
  refuse
};

// The life cycle, one table (request.cpp): the state after `action`, or nothing where it is not permitted.
// `hold` is a unit held for it; `find_none` a search that found no place; after `decline` and
// `answer_ran_out`, and where the person refuses the place (`refuse`), the request waits, due at once for the
// next nearest center; so it does after `cut_off`, when no road leads to the center any more before it has
// answered.
std::optional<RequestState> after(RequestState state, RequestAction action);

// What happens to the offer at the same time.
std::optional<OfferState> after(OfferState state, RequestAction action);

inline constexpr std::array<std::string_view, 7> outcomes{
    "placed",         "withdrawn",          "unmet_capacity", "unmet_eligibility",
    "unmet_distance", "referred_elsewhere", "duplicate"};
// Why the person says no: needed where the outcome is "withdrawn".
inline constexpr std::array<std::string_view, 7> refusal_reasons{
    "too_far",     "too_near", "conditions", "changed_mind", "stays_with_family", "perpetrator_removed",
    "contact_lost"};
// Those of them that are about the place and not about going: another one is looked for.
inline bool asks_for_another(std::string_view refusal_reason) {
  return refusal_reason == "too_far" || refusal_reason == "too_near" || refusal_reason == "conditions";
}
inline constexpr std::array<std::string_view, 4> transports{"police", "center", "own", "public"};
inline constexpr std::array<std::string_view, 5> channels{"hotline_111", "hotline_150", "police_102",
                                                          "walk_in", "gateway"};

// Time limits, frozen into a request when it opens. Defaults: one row per Urgency.
struct TimeLimits {
  seconds answer{900};
  seconds reminder{300};
  seconds alarm{600};
  minutes arrival_margin{90};  // an accepted unit stays held for the travel time and this
  seconds claim{600};

  friend bool operator==(const TimeLimits&, const TimeLimits&) = default;
};
inline constexpr std::array<TimeLimits, 3> default_time_limits{{
    {seconds{900}, seconds{300}, seconds{600}},
    {seconds{600}, seconds{180}, seconds{420}},
    {seconds{300}, seconds{120}, seconds{240}},
}};

}  // namespace pana
