#pragma once
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "core/id.hpp"
#include "core/time.hpp"
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

// Whom a center takes.
struct Eligibility {
  bool women = true;
  bool men = false;
  bool adolescents = false;  // unaccompanied
  std::uint8_t boy_age_max = 17;
  std::uint8_t household_max = most_people;

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
  std::vector<std::string> languages;  // BCP 47
  std::vector<UnitGroup> units;        // smallest `sleeps` first, then by code
  Acceptance acceptance;
  std::optional<Instant> confirmed_at;  // last confirmation by a person; none yet: stale

  const UnitGroup* find(std::string_view unit) const;
  UnitGroup* find(std::string_view unit);
  friend bool operator==(const Center&, const Center&) = default;
};

}  // namespace pana
