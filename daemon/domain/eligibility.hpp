#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "domain/center.hpp"

namespace pana {

// Why a center does not come into question. To add one: a line here and its name in eligibility.cpp's table.
enum class Rule : std::uint8_t {
  women_not_taken,
  men_not_taken,
  adolescents_not_taken,
  boy_age_max,    // limit: years, got: band
  household_max,  // limit: people, got: people
  aged_60_plus_not_taken,
  pregnant_not_taken,
  stay_max,             // limit: days, got: days
  need_not_met,         // got: the need's code
  language_not_spoken,  // got: BCP 47
  no_unit_fits,         // no unit of the center sleeps so many, or is step-free, or is for such people
  no_free_unit,         // unit: the smallest that would fit
  not_accepting,        // got: the center's reason code
  no_licence,           // got: the day of arrival, "2027-01-01"
  intake_closed,        // got: local time of arrival, "03:10"
  stale,  // its figures are too old: call first; limit: minutes, got: minutes, or "" if never confirmed
  excluded_region,  // got: the region
  excluded_place,   // got: the locality
  excluded_around,  // limit: km, got: km
  excluded_center,
  home_place,
  already_asked,  // declined, or silent, or refused by the person
  road_closed,    // the only way there is; got: the first closed section, "p_atyrau-p_oral"
  too_far,        // the person refused a nearer one as too far; limit: its minutes, got: minutes
  too_near,       // the person refused a farther one as too near; limit: its minutes, got: minutes
  unreachable,    // there is no way by road
};
inline constexpr std::size_t rule_count = static_cast<std::size_t>(Rule::unreachable) + 1;
std::string_view name_of(Rule rule);

// A rule that failed, with its figures: {"rule": "boy_age_max", "limit": 13, "got": "14-15"}.
struct Reason {
  Rule rule;
  std::int32_t limit = -1;  // -1: no figure
  std::string got{};
  std::string unit{};

  friend bool operator==(const Reason&, const Reason&) = default;
};

// What a household asks of any center, prepared once per request.
struct Asking {
  Household household;
  Needs needs;
  std::vector<std::string> languages{};  // besides kk and ru
  std::int32_t stay_days = 0;            // 0: not known
};

// All rules of the center's eligibility that the household fails; empty if it is taken. Says nothing about
// free units, acceptance, freshness or distance.
std::vector<Reason> not_eligible(const Center& center, const Asking& asking);
// The same answer as not_eligible(...).empty(), without an allocation.
bool eligible(const Center& center, const Asking& asking);

bool needs_step_free(const Asking& asking);
// Would one unit of the group, if it were free, sleep the household (unit.hpp: fits), with its needs and the
// center's cots?
bool fits(const Center& center, const UnitGroup& group, const Asking& asking);
// A step-free unit is kept for those who need one while another of its size is there.
bool smaller(const UnitGroup& a, const UnitGroup& b);

// The smallest unit group with a free unit that sleeps the whole household; none where there is none. Of two
// that sleep as many, a step-free one is left for those who need it. With `even_if_full`, the smallest that
// would fit if it were empty.
const UnitGroup* smallest_fit(const Center& center, const Asking& asking, bool even_if_full = false);

}  // namespace pana
