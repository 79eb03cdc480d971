#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "domain/member.hpp"
#include "domain/permission.hpp"

namespace pana {

// The objects on the wire, named as in protocol/schema/shapes.json.
enum class Shape : std::uint8_t {
  candidate,
  capacity,
  center,
  center_change,
  counters,
  excluded,
  handover_told,
  offer,
  offer_answer,
  offer_made,
  offer_rerouted,
  offer_told,
  place,
  placed,
  promise,
  queue_line,
  region_availability,
  register_entry,
  reminder,
  request_changed,
  request_step,
  request_story,
  route,
  unit,
  unit_entry
};
inline constexpr std::array<std::string_view, 25> shape_names{"candidate",
                                                              "capacity",
                                                              "center",
                                                              "center_change",
                                                              "counters",
                                                              "excluded",
                                                              "handover_told",
                                                              "offer",
                                                              "offer_answer",
                                                              "offer_made",
                                                              "offer_rerouted",
                                                              "offer_told",
                                                              "place",
                                                              "placed",
                                                              "promise",
                                                              "queue_line",
                                                              "region_availability",
                                                              "register_entry",
                                                              "reminder",
                                                              "request_changed",
                                                              "request_step",
                                                              "request_story",
                                                              "route",
                                                              "unit",
                                                              "unit_entry"};
inline std::string_view name_of(Shape shape) {
  return shape_names[static_cast<std::size_t>(shape)];
}

// Who reads an object, and what it is to them.
struct Reader {
  Role role = Role::system;
  Relation relation = Relation::none;
};

// One row of the table role x object x relation x state of the offer.
struct Visible {
  Shape shape;
  std::uint16_t roles;
  std::uint16_t relations;
  std::uint16_t offer_states;
  Members members;
};
using VisibleTable = std::span<const Visible>;
inline constexpr std::uint16_t any_offer = (1U << offer_state_names.size()) - 1;

VisibleTable visible_table();

// What the reader may see of such an object: nothing that no row lists. `state` counts where the object is an
// offer.
Members visible(Shape shape, Reader reader, OfferState state = OfferState::offered);
// The same from another table.
Members visible(Shape shape, Reader reader, OfferState state, VisibleTable table);

// Travel time for those who must not learn between which towns: full hours, at least one.
inline constexpr std::int32_t travel_about_min(std::int32_t travel_min) {
  return travel_allowed_min(travel_min < 1 ? 1 : travel_min);
}

}  // namespace pana
