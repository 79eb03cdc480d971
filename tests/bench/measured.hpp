#pragma once
#include <string>

#include "bench/histogram.hpp"

namespace pana::bench {

// What a stretch of calls came to.
struct Measured {
  double per_second = 0;
  Histogram latency;
  double panad_us = 0;  // processor time per call
  double redis_us = 0;
  double own_share = 0;  // of the time, that the generator worked and did not just look for work
  std::uint64_t refused = 0;
  std::string first_refusal;
};

}  // namespace pana::bench
