#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "domain/eligibility.hpp"

namespace pana {

// What somebody could do about a rule that keeps a center out. To add one: a line here and its name.
enum class Remedy : std::uint8_t {
  without_boys,          // count: how many, got: their band; they would have to be sheltered elsewhere
  without_men,           // count
  fewer_people,          // count: that many would have to be sheltered elsewhere
  without_need,          // got: the need's code, of those that can be met outside the center
  interpreter_by_phone,  // got: BCP 47
  shorter_stay,          // count: days
  free_unit,             // got: the unit that would have to become free
  open_door,             // the center takes nobody in now: ask it
  arrive_later,          // its intake is closed at the time of arrival
  call_first             // its figures are too old
};
inline constexpr std::array<std::string_view, 10> remedy_names{
    "without_boys", "without_men", "fewer_people", "without_need", "interpreter_by_phone",
    "shorter_stay", "free_unit",   "open_door",    "arrive_later", "call_first"};
inline std::string_view name_of(Remedy remedy) {
  return remedy_names[static_cast<std::size_t>(remedy)];
}

// "Boys up to 13; with the boy of 14-15 elsewhere it would fit": {without_boys, 1, "14-15"}.
struct Change {
  Remedy remedy;
  std::int32_t count = -1;  // -1: none
  std::string got{};

  friend bool operator==(const Change&, const Change&) = default;
};

// The smallest change, part by part, after which the center would take the household, given all the reasons
// that speak against it now; checked against the same rules. Empty where there is none that anybody should be
// told: what a request excludes stays excluded, and nobody is asked to do without care, access or a licence.
// It is advice to people: a household is never split by the daemon.
std::vector<Change> change_to_admit(const Center& center, const Asking& asking,
                                    const std::vector<Reason>& reasons);

}  // namespace pana
