#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace pana {

// offered → accepted | declined | expired | withdrawn; accepted → arrived | no_show | expired | withdrawn;
// either → refused, where the person says no.
enum class OfferState : std::uint8_t {
  offered,
  accepted,
  declined,
  expired,
  withdrawn,
  arrived,
  no_show,
  refused
};
inline constexpr std::array<std::string_view, 8> offer_state_names{
    "offered", "accepted", "declined", "expired", "withdrawn", "arrived", "no_show", "refused"};
inline std::string_view name_of(OfferState state) {
  return offer_state_names[static_cast<std::size_t>(state)];
}
std::optional<OfferState> offer_state_from(std::string_view name);
// Does an offer in this state hold a unit?
inline bool holds(OfferState state) {
  return state == OfferState::offered || state == OfferState::accepted;
}

// How much of the time that an accepted unit stays held is for the road: the travel time in full hours. The
// end of a hold stands in the clear, and must not tell from where somebody comes to the minute.
inline constexpr std::int32_t travel_allowed_min(std::int32_t travel_min) {
  return (travel_min + 59) / 60 * 60;
}

// Why a center says no.
inline constexpr std::array<std::string_view, 8> decline_reasons{
    "no_bed_after_all", "no_staff",   "household_does_not_fit", "cannot_meet_need",
    "safety_conflict",  "quarantine", "intake_closed",          "other_call_us"};

}  // namespace pana
