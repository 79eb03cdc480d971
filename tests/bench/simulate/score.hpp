#pragma once
#include <map>
#include <string>

#include "bench/simulate/fitting.hpp"

namespace pana::simulate {

struct Share {
  double part = 0;
  double whole = 0;

  double percent() const { return whole > 0 ? 100 * part / whole : 0; }
  Share& operator+=(const Share& other) {
    part += other.part;
    whole += other.whole;
    return *this;
  }
};

// What became of those who arrived after the warm-up and whom some center could have taken, had it been
// empty.
struct Score {
  Share placed;
  std::array<Share, kind_count> unplaced_of_kind{};
  std::map<std::string, Share> unplaced_in{};  // by region
  std::vector<std::int32_t> travel_min{};      // of the placed

  // Adds another seed.
  Score& operator+=(const Score& other);
  // Of the placed, the travel time that `percent` of them do not exceed.
  std::int32_t travel_at(double percent) const;
};

Score score_of(const Scenario& scenario, const Fitting& fitting, const Fates& fates);

// By how many percent points more are left unplaced under `ours` than under `theirs`, seed by seed, in one
// kind or region; `significant`: the mean is above 0 by more than two standard errors.
struct Worse {
  double mean = 0;
  bool significant = false;
};
Worse worse(const std::vector<Share>& ours, const std::vector<Share>& theirs);

}  // namespace pana::simulate
