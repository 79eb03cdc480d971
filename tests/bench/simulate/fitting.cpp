#include "bench/simulate/fitting.hpp"

#include "bench/simulate/figures.hpp"

namespace pana::simulate {
Fitting::Fitting(const World& world) : board_(world.country.roads, {}) {
  board_.reset(world.centers, Cursor{1, 0});
  for (std::size_t center = 0; center < world.centers.size(); ++center) {
    first_.push_back(groups_.size());
    const auto& units = world.centers[center].units;
    for (std::size_t unit = 0; unit < units.size(); ++unit)
      groups_.push_back({center, unit, units[unit].counters.total});
  }
}

std::vector<std::uint32_t> Fitting::of(const Arrival& arrival) const {
  std::vector<std::uint32_t> fitting;
  for (const auto& stop : board_.stops_from(arrival.origin)) {
    if (!stop.leg.reachable || stop.leg.minutes > farthest_min) break;
    for (const auto slot : *stop.centers) {
      const auto& center = board_.at(slot).center;
      if (!eligible(center, arrival.asking)) continue;
      for (std::size_t unit = 0; unit < center.units.size(); ++unit) {
        if (fits(center, center.units[unit], arrival.asking))
          fitting.push_back(static_cast<std::uint32_t>(first_[slot] + unit));
      }
    }
  }
  return fitting;
}

}  // namespace pana::simulate
