#include "settings/settings.hpp"

namespace pana::settings {

log::Level Log::least() const {
  if (level == "debug") return log::Level::debug;
  if (level == "warning") return log::Level::warning;
  return level == "error" ? log::Level::error : log::Level::info;
}

Placing Placement::placing() const {
  // One of the two: the schema permits nothing else.
  return {*choice_from(policy), static_cast<std::int32_t>(last_unit_min.count())};
}

}  // namespace pana::settings
