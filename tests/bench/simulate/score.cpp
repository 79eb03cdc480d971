#include "bench/simulate/score.hpp"

#include <algorithm>
#include <cmath>

namespace pana::simulate {

Score& Score::operator+=(const Score& other) {
  placed += other.placed;
  for (std::size_t kind = 0; kind < kind_count; ++kind)
    unplaced_of_kind[kind] += other.unplaced_of_kind[kind];
  for (const auto& [region, share] : other.unplaced_in) unplaced_in[region] += share;
  travel_min.insert(travel_min.end(), other.travel_min.begin(), other.travel_min.end());
  return *this;
}

std::int32_t Score::travel_at(double percent) const {
  if (travel_min.empty()) return 0;
  auto sorted = travel_min;
  std::sort(sorted.begin(), sorted.end());
  const auto rank = std::ceil(percent / 100 * static_cast<double>(sorted.size()));
  return sorted[static_cast<std::size_t>(std::max(rank, 1.0)) - 1];
}

Score score_of(const Scenario& scenario, const Fitting& fitting, const Fates& fates) {
  Score score;
  const auto& gazetteer = *scenario.world.country.gazetteer;
  for (std::size_t who = 0; who < fates.size(); ++who) {
    const auto& arrival = scenario.demand[who];
    if (arrival.at < scenario.warm_up || fitting.of(arrival).empty()) continue;
    const auto& fate = fates[who];
    const Share unplaced{fate ? 0.0 : 1.0, 1};
    score.placed += {fate ? 1.0 : 0.0, 1};
    if (fate) score.travel_min.push_back(fate->travel_min);
    score.unplaced_in[gazetteer.at(arrival.origin).region] += unplaced;
    for (std::size_t kind = 0; kind < kind_count; ++kind) {
      if (arrival.is(static_cast<Kind>(kind))) score.unplaced_of_kind[kind] += unplaced;
    }
  }
  return score;
}

Worse worse(const std::vector<Share>& ours, const std::vector<Share>& theirs) {
  // Each seed counts as much as it has arrivals: shares of the whole of all seeds.
  double whole = 0, sum = 0, squares = 0;
  const auto seeds = static_cast<double>(ours.size());
  for (const auto& share : ours) whole += share.whole;
  if (whole == 0) return {};
  for (std::size_t seed = 0; seed < ours.size(); ++seed) {
    const double more = 100 * seeds * (ours[seed].part - theirs[seed].part) / whole;
    sum += more;
    squares += more * more;
  }
  const double mean = sum / seeds;
  const double variance = seeds > 1 ? (squares - seeds * mean * mean) / (seeds - 1) : 0;
  return {mean, mean > 0 && mean > 2 * std::sqrt(std::max(variance, 0.0) / seeds)};
}

}  // namespace pana::simulate
