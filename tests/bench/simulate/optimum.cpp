#include "bench/simulate/optimum.hpp"

#include <algorithm>
#include <cmath>

#include "bench/simulate/prices.hpp"

namespace pana::simulate {

double most_placements(const Scenario& scenario, const Fitting& fitting, const Fates& fates, int rounds) {
  constexpr double softest = 0.2, hardest = 0.01;
  constexpr double fastest = 2e-3, slowest = 5e-5;
  constexpr int between_looks = 20;
  Prices prices{scenario, fitting, fates};
  double best = prices.bound();
  for (int round = 1; round <= rounds; ++round) {
    const double done = static_cast<double>(round) / rounds;
    prices.step(softest * std::pow(hardest / softest, done), fastest * std::pow(slowest / fastest, done));
    if (round % between_looks == 0 || round == rounds) best = std::min(best, prices.bound());
  }
  // Whole households are placed; the small number forgives rounding.
  return std::floor(best + 1e-6);
}

}  // namespace pana::simulate
