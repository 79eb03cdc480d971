#pragma once
#include <functional>
#include <string>

#include "bench/simulate/score.hpp"

namespace pana::simulate {

struct Options {
  std::string country;  // a folder like config/kazakhstan
  std::vector<double> loads{1, 1.5, 2};
  std::vector<std::uint64_t> seeds;
  int days = 365;
  int warm_up_days = 180;
  int rounds = 600;  // of the optimum's prices
  std::int32_t last_unit_min = Placing{}.last_unit_min;
};

// All policies and the optimum on the same demand of several seeds, at one load.
struct Comparison {
  double load = 1;
  double households = 0;  // that some center could take
  double impossible = 0;  // that none could
  double most = 0;        // placements that the optimum has at most
  std::array<std::vector<Score>, strategy_names.size()> by_seed;

  Score all(Strategy strategy) const;
  const std::vector<Score>& of(Strategy strategy) const {
    return by_seed[static_cast<std::size_t>(strategy)];
  }
  // Placements as a part of the most that there can be, in percent.
  double of_most(Strategy strategy) const { return 100 * all(strategy).placed.part / most; }
};

// Throws std::logic_error where a strategy has placed more than the bound permits: then one of both is wrong.
Comparison compare(const World& world, const Options& options, double load);

// What one kind of need or one region fares under one strategy, seed by seed.
using Look = std::function<Share(const Score&)>;
std::vector<Share> shares(const std::vector<Score>& scores, const Look& look);

}  // namespace pana::simulate
