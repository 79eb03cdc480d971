#include "domain/freshness.hpp"

#include <array>

namespace pana {

std::string_view name_of(Freshness freshness) {
  static constexpr std::array<std::string_view, 3> names{"fresh", "ageing", "stale"};
  return names[static_cast<std::size_t>(freshness)];
}

Freshness freshness_of(std::optional<Instant> confirmed_at, Instant now, const FreshnessLimits& limits) {
  if (!confirmed_at) return Freshness::stale;
  const auto age = now - *confirmed_at;
  if (age < limits.ageing_after) return Freshness::fresh;
  return age <= limits.stale_after ? Freshness::ageing : Freshness::stale;
}

}  // namespace pana
