#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "core/fault.hpp"

namespace pana {

// Age bands of children, youngest first. Nothing finer is ever asked.
enum class Band : std::uint8_t { age_0_2, age_3_6, age_7_11, age_12_13, age_14_15, age_16_17 };
inline constexpr std::size_t band_count = 6;
inline constexpr std::array<std::string_view, band_count> band_names{"0-2",   "3-6",   "7-11",
                                                                     "12-13", "14-15", "16-17"};
// The oldest that a child of the band may be, in years.
inline constexpr std::array<std::uint8_t, band_count> band_oldest{2, 6, 11, 13, 15, 17};

// The people who must stay together, as counts: never split over units or centers.
struct Household {
  std::uint8_t women = 0;
  std::uint8_t men = 0;
  std::uint8_t aged_60_plus = 0;  // of the adults
  bool pregnant = false;
  std::array<std::uint8_t, band_count> girls{};  // by Band
  std::array<std::uint8_t, band_count> boys{};

  int adults() const { return women + men; }
  int children() const;
  int people() const { return adults() + children(); }
  // Children of 0-2, who may share a bed where the center has cots.
  int infants() const { return girls[0] + boys[0]; }
  // No adult: an adolescent (or several) alone.
  bool unaccompanied() const { return adults() == 0 && children() > 0; }
  // Nobody but men, no child.
  bool men_only() const { return men > 0 && women == 0 && children() == 0; }
  // The band of the oldest boy; nothing where there is none.
  std::optional<Band> oldest_boy() const;

  friend bool operator==(const Household&, const Household&) = default;
};

inline constexpr int most_people = 20;

// Refuses (invalid_params, `at` relative to the household) what cannot be: nobody or more than 20 people,
// more aged_60_plus than adults, pregnant without a woman or a girl of 12 or older, a child under 12 alone.
std::optional<Fault> check(const Household& household);

std::optional<Band> band_from(std::string_view name);

}  // namespace pana
