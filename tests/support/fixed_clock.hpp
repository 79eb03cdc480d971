#pragma once
#include <cstdint>

#include "core/time.hpp"

namespace pana::test {

// Stands still until a test moves it; begins with a day of its own.
struct FixedClock final : Clock {
  static constexpr std::uint32_t first_day = 20'000;  // since 1970
  Instant at{std::chrono::days{first_day}};
  Instant now() const override { return at; }
};

}  // namespace pana::test
