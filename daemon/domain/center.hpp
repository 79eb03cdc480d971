#pragma once
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "core/id.hpp"
#include "core/time.hpp"
#include "domain/freshness.hpp"
#include "domain/need.hpp"
#include "domain/unit.hpp"

namespace pana {

// A name in the languages of the country. English is for developers.
struct Names {
  std::string kk;
  std::string ru;
  std::string en;

  friend bool operator==(const Names&, const Names&) = default;
};

enum class OperatedBy : std::uint8_t { state, ngo };

// The longest stay where a center says nothing else (published rule: up to six months).
inline constexpr std::int32_t usual_stay_days = 180;

// Whom a center takes, and for how long.
struct Eligibility {
  bool women = true;
  bool men = false;
  bool adolescents = false;  // unaccompanied
  std::uint8_t boy_age_max = 17;
  std::uint8_t household_max = most_people;
  bool aged_60_plus = true;
  bool pregnant = true;
  bool screening = false;  // talks with the person before it says yes: that costs minutes
  std::int32_t stay_max_days = usual_stay_days;

  friend bool operator==(const Eligibility&, const Eligibility&) = default;
};

// Does the center take people in at all? Independent of the counters; ends by itself at `until`.
struct Acceptance {
  bool accepting = true;
  std::string reason{};  // a code of acceptance_reasons, where not accepting
  std::optional<Instant> until{};

  bool open_at(Instant now) const { return accepting || (until && *until <= now); }
  friend bool operator==(const Acceptance&, const Acceptance&) = default;
};

inline constexpr std::array<std::string_view, 6> acceptance_reasons{
    "quarantine", "no_licence", "no_staff", "repairs", "no_funding", "other_call_us"};

// When people can arrive, in minutes of the local day; from == until: around the clock. From 20:00 until
// 08:00 goes over midnight.
struct IntakeHours {
  std::int16_t from_min = 0;
  std::int16_t until_min = 0;

  bool always() const { return from_min == until_min; }
  bool open_at(int minute_of_day) const;
  friend bool operator==(const IntakeHours&, const IntakeHours&) = default;
};
inline constexpr int minutes_of_day = 24 * 60;

// First and last day on which the center may shelter people; none: not limited.
struct Licence {
  std::optional<Day> from{};
  std::optional<Day> until{};

  bool covers(Day day) const { return (!from || *from <= day) && (!until || day <= *until); }
  friend bool operator==(const Licence&, const Licence&) = default;
};

// A crisis center: its register entry (everything but the last two members and the units' counters) and its
// live state.
struct Center {
  CenterId id;
  std::string code;  // the authorities' number, "27-01"
  Names name;
  std::string region;  // first two digits of KATO, "27"
  PlaceId place;       // its locality: distances are measured to it, never to a building
  OperatedBy operated_by = OperatedBy::ngo;
  Eligibility eligibility;
  Needs needs;
  std::vector<std::string> languages{};  // BCP 47
  IntakeHours intake{};
  Licence licence{};
  std::optional<FreshnessLimits> rhythm{};  // its own; a night's silence is normal for a small center
  bool phone_only = false;         // has no terminal: operators report and answer for it after a call
  std::vector<UnitGroup> units{};  // smallest `sleeps` first, then by code
  Acceptance acceptance{};
  std::optional<Instant> confirmed_at{};  // last confirmation by a person; none yet: stale

  const UnitGroup* find(std::string_view unit) const;
  UnitGroup* find(std::string_view unit);
  // After which ages its figures count less: its own rhythm, else the country's.
  const FreshnessLimits& limits(const FreshnessLimits& usual) const { return rhythm ? *rhythm : usual; }
  friend bool operator==(const Center&, const Center&) = default;
};

}  // namespace pana
