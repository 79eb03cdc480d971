#pragma once
#include <cstdint>
#include <ctime>

namespace pana::bench {

// Nanoseconds; moments count from an arbitrary start.
using Nanos = std::int64_t;

inline constexpr Nanos microsecond = 1'000;
inline constexpr Nanos millisecond = 1'000'000;
inline constexpr Nanos second = 1'000'000'000;

inline Nanos clock_reading(clockid_t clock) {
  timespec time{};
  clock_gettime(clock, &time);
  return time.tv_sec * second + time.tv_nsec;
}

inline Nanos now() {
  return clock_reading(CLOCK_MONOTONIC);
}

}  // namespace pana::bench
