#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

#include "core/time.hpp"

namespace pana {

enum class Freshness : std::uint8_t { fresh, ageing, stale };
std::string_view name_of(Freshness freshness);

// Ages after which a confirmation counts less.
struct FreshnessLimits {
  minutes ageing_after{120};
  minutes stale_after{480};

  friend bool operator==(const FreshnessLimits&, const FreshnessLimits&) = default;
};

// Stale centers are not offered automatically ("call first"). Never confirmed is stale.
Freshness freshness_of(std::optional<Instant> confirmed_at, Instant now, const FreshnessLimits& limits);

// What the age of a center's figures asks of its staff, stage by stage: nothing while they are fresh or were
// never confirmed; to confirm them once they are ageing, again shortly before they are stale (30 minutes, or
// a quarter of the time to it where that is shorter), and when they are.
enum class Prompting : std::uint8_t { nothing, ageing, soon_stale, stale };
Prompting prompting_of(std::optional<Instant> confirmed_at, Instant now, const FreshnessLimits& limits);

}  // namespace pana
