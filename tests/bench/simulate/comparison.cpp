#include "bench/simulate/comparison.hpp"

#include <stdexcept>

#include "bench/simulate/optimum.hpp"

namespace pana::simulate {
namespace {

void add_seed(Comparison& comparison, const Scenario& scenario, const Fitting& fitting, int rounds) {
  Fates fates;
  double best = 0;
  for (std::size_t strategy = 0; strategy < strategy_names.size(); ++strategy) {
    fates = fates_of(scenario, static_cast<Strategy>(strategy));
    comparison.by_seed[strategy].push_back(score_of(scenario, fitting, fates));
    best = std::max(best, comparison.by_seed[strategy].back().placed.part);
  }
  const double most = most_placements(scenario, fitting, fates, rounds);
  if (best > most) throw std::logic_error("a strategy beats the bound of all policies");
  comparison.most += most;
  const double households = comparison.by_seed[0].back().placed.whole;
  comparison.households += households;
  for (const auto& arrival : scenario.demand) comparison.impossible += arrival.at >= scenario.warm_up ? 1 : 0;
  comparison.impossible -= households;
}

}  // namespace

Score Comparison::all(Strategy strategy) const {
  Score sum;
  for (const auto& score : of(strategy)) sum += score;
  return sum;
}

Comparison compare(const World& world, const Options& options, double load) {
  Comparison comparison;
  comparison.load = load;
  const Fitting fitting{world};
  const Minute warm_up = options.warm_up_days * day;
  const Minute length = warm_up + options.days * day;
  for (const auto seed : options.seeds) {
    const auto demand = make_demand(*world.country.gazetteer, seed, load, length);
    const auto closures = make_closures(*world.country.roads, seed, length);
    add_seed(comparison, {world, demand, closures, warm_up, options.last_unit_min}, fitting, options.rounds);
  }
  return comparison;
}

std::vector<Share> shares(const std::vector<Score>& scores, const Look& look) {
  std::vector<Share> shares;
  shares.reserve(scores.size());
  for (const auto& score : scores) shares.push_back(look(score));
  return shares;
}

}  // namespace pana::simulate
