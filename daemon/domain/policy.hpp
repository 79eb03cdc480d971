#pragma once
#include "domain/freshness.hpp"

namespace pana {

// What configuration decides about a ranking, the same for every request.
struct Policy {
  FreshnessLimits freshness{};
  minutes utc_offset{300};  // the country's clock: intake hours, licence dates, nights

  friend bool operator==(const Policy&, const Policy&) = default;
};

}  // namespace pana
