#include "settings/settings.hpp"

namespace pana::settings {

log::Level Log::least() const {
  if (level == "debug") return log::Level::debug;
  if (level == "warning") return log::Level::warning;
  return level == "error" ? log::Level::error : log::Level::info;
}

}  // namespace pana::settings
