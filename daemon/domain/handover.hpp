#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/id.hpp"

namespace pana {

// Where somebody from the center meets the household; never its door. `call_first`: agreed on by telephone.
enum class MeetingKind : std::uint8_t {
  police_station,
  railway_station,
  bus_station,
  hospital,
  administration,
  petrol_station,
  call_first
};
inline constexpr std::array<std::string_view, 7> meeting_kinds{
    "police_station", "railway_station", "bus_station", "hospital",
    "administration", "petrol_station",  "call_first"};
std::string_view name_of(MeetingKind kind);

struct MeetingPoint {
  MeetingKind kind = MeetingKind::call_first;
  PlaceId place;  // a locality, as always

  friend bool operator==(const MeetingPoint&, const MeetingPoint&) = default;
};

// What leads to a center whose address nobody tells. The line is the center's own, and the only telephone
// number in the system; it is not in the Board, in no event and in no register that can be read back.
struct Handover {
  std::string line;
  std::optional<MeetingPoint> meeting_point{};

  friend bool operator==(const Handover&, const Handover&) = default;
};

// What a register entry says of it: nothing (what is stored stays), that there is none, or a new one.
struct HandoverChange {
  bool told = false;
  std::optional<Handover> to{};

  friend bool operator==(const HandoverChange&, const HandoverChange&) = default;
};

// E.164 with its plus (8 to 15 digits, the first not 0), or a short number of 3 or 4 digits; no blanks.
bool is_intake_line(std::string_view text);

}  // namespace pana
