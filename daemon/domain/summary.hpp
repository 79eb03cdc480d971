#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/id.hpp"
#include "domain/local_time.hpp"

namespace pana {

// What is counted of a month: how requests ended (the outcomes of domain/request, in their order), and how
// centers answered offers. What is told of a center (`placed` and the answers) is counted by center.
enum class Tallied : std::uint8_t {
  placed,
  withdrawn,
  unmet_capacity,
  unmet_eligibility,
  unmet_distance,
  referred_elsewhere,
  duplicate,
  accepted,
  declined,
  expired
};
inline constexpr std::array<std::string_view, 10> tallied_names{"placed",         "withdrawn",
                                                                "unmet_capacity", "unmet_eligibility",
                                                                "unmet_distance", "referred_elsewhere",
                                                                "duplicate",      "accepted",
                                                                "declined",       "expired"};
inline std::string_view name_of(Tallied what) {
  return tallied_names[static_cast<std::size_t>(what)];
}

struct Tally {
  Tallied what = Tallied::placed;
  CenterId center{};  // empty where it is not counted by center
  std::int64_t count = 0;

  friend auto operator<=>(const Tally&, const Tally&) = default;
};
// What was counted in one month of the country's calendar.
struct MonthTally {
  Month month{};
  std::vector<Tally> tallies{};

  friend bool operator==(const MonthTally&, const MonthTally&) = default;
};

// What may be told of a month that is over: nothing in place of a figure is "withheld".
struct RegionSummary {
  std::string region;
  std::optional<std::int64_t> placed;

  friend bool operator==(const RegionSummary&, const RegionSummary&) = default;
};
struct MonthSummary {
  Month month{};
  std::array<std::optional<std::int64_t>, tallied_names.size()> country{};
  std::vector<RegionSummary> regions{};  // by code; those with a center

  friend bool operator==(const MonthSummary&, const MonthSummary&) = default;
};

// A figure of fewer people, or from fewer centers, is withheld: each request is at least one person.
inline constexpr std::int64_t fewest_people = 5;
inline constexpr std::size_t fewest_centers = 3;

// One figure, and who contributed to it; `centers` is nothing where it is not counted by center.
struct Cell {
  std::int64_t count = 0;
  std::optional<std::size_t> centers{};
};
bool may_be_told(const Cell& cell);

// Which parts of a total may be told beside it, so that no withheld one can be worked out from the others
// (complementary suppression): the withheld ones together are more than three times fewest_people from at
// least fewest_centers, and none of them comes within fewest_people of that. To reach this others are
// withheld, too, the first first: a choice by size would tell sizes. No centers contribute to two parts. An
// empty answer: the total itself must not be told, and neither any part. The rule was found by trying: with
// others, some tables gave a figure back to who knows the rule (tests/unit/domain/summary_test).
std::vector<bool> told_beside_total(std::span<const Cell> parts);

// `regions` has the region of every center. Zero is withheld like any small figure.
MonthSummary summarise(const MonthTally& tally, const std::map<CenterId, std::string>& regions);

}  // namespace pana
