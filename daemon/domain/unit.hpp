#pragma once
#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/time.hpp"
#include "domain/household.hpp"

namespace pana {

// Whom the units of a group are for.
enum class UnitFor : std::uint8_t { households, men, adolescents };
inline constexpr std::size_t unit_for_count = 3;
std::string_view name_of(UnitFor who);
std::optional<UnitFor> unit_for_from(std::string_view name);

// The live numbers of a unit group. `version` grows by one with every change of any of them.
struct Counters {
  std::int32_t total = 0;
  std::int32_t staffed = 0;
  std::int32_t occupied = 0;
  std::int32_t held = 0;
  std::int32_t out_of_service = 0;
  std::int64_t version = 0;

  // How many can be promised now. Never negative: a cut below what is taken shows as overfull, not as minus.
  std::int32_t free() const {
    return std::max(0, std::min(staffed, total - out_of_service) - occupied - held);
  }
  // More taken than there is room for, after a cut.
  bool overfull() const { return occupied + held > std::min(staffed, total - out_of_service); }

  friend bool operator==(const Counters&, const Counters&) = default;
};

// Places that a coordinator has opened for a time on top of a group's own: its total and staffed have them
// in.
struct Overflow {
  std::int32_t places = 0;
  std::optional<Instant> until{};  // where there are any

  friend bool operator==(const Overflow&, const Overflow&) = default;
};
inline constexpr std::int32_t most_overflow_places = 100;
inline constexpr std::chrono::days longest_overflow{30};

// Units of one type in a center: a single bed, a family room … `unit` is the group's code in the register.
struct UnitGroup {
  std::string unit;
  std::int32_t sleeps = 1;
  bool step_free = false;
  UnitFor who = UnitFor::households;
  Counters counters;
  Overflow overflow{};

  friend bool operator==(const UnitGroup&, const UnitGroup&) = default;
};

// Does one unit of the group sleep the whole household, and is it meant for such people? With `cots`,
// children of 0-2 share a bed with an adult, at most one each.
bool fits(const UnitGroup& group, const Household& household, bool step_free_needed, bool cots);

}  // namespace pana
