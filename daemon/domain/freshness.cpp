#include "domain/freshness.hpp"

#include <algorithm>
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

Prompting prompting_of(std::optional<Instant> confirmed_at, Instant now, const FreshnessLimits& limits) {
  if (!confirmed_at) return Prompting::nothing;
  const auto freshness = freshness_of(confirmed_at, now, limits);
  if (freshness == Freshness::fresh) return Prompting::nothing;
  if (freshness == Freshness::stale) return Prompting::stale;
  const auto warning = std::min(milliseconds{minutes{30}}, milliseconds{limits.stale_after} / 4);
  return now < *confirmed_at + limits.stale_after - warning ? Prompting::ageing : Prompting::soon_stale;
}

}  // namespace pana
