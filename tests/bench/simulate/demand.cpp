#include "bench/simulate/demand.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "bench/simulate/dice.hpp"
#include "bench/simulate/figures.hpp"

namespace pana::simulate {
namespace {

constexpr double year = 365 * static_cast<double>(day);

double mean_household() {
  double children = 0;
  for (std::size_t count = 0; count < children_of_a_woman.size(); ++count)
    children += static_cast<double>(count) * children_of_a_woman[count];
  const double women = 1 - adolescent_share - men_share;
  return adolescent_share + men_share + women * (1 + second_woman_share + children);
}

double sum(std::span<const RegionFigure> figures) {
  return std::accumulate(figures.begin(), figures.end(), 0.0,
                         [](double all, const RegionFigure& one) { return all + one.number; });
}

double people_a_year_in(const Region& region) {
  for (const auto& one : people_in)
    if (one.region == region.code) return one.number;
  for (const auto& one : inhabitants_k)
    if (one.region == region.code) return (people_a_year - sum(people_in)) * one.number / sum(inhabitants_k);
  return 0;
}

// Where the requests of a country come from.
class Origins {
 public:
  explicit Origins(const Gazetteer& gazetteer) : gazetteer_(gazetteer) {
    for (const auto& region : gazetteer.regions()) by_region_.push_back(people_a_year_in(region));
    for (const auto& place : gazetteer.places())
      inhabitants_.push_back(place.population > 0 ? static_cast<double>(place.population)
                                                  : unknown_population);
  }
  Gazetteer::Index pick(Dice& dice) const {
    const auto& region = gazetteer_.regions()[dice.pick(by_region_)];
    if (dice.chance(capital_share)) return gazetteer_.find(region.capital);
    auto weights = inhabitants_;
    for (std::size_t i = 0; i < weights.size(); ++i)
      if (gazetteer_.places()[i].region != region.code) weights[i] = 0;
    return static_cast<Gazetteer::Index>(dice.pick(weights));
  }

 private:
  const Gazetteer& gazetteer_;
  std::vector<double> by_region_;
  std::vector<double> inhabitants_;
};

Household woman_with_children(Dice& dice) {
  Household household;
  household.women = dice.chance(second_woman_share) ? 2 : 1;
  const auto children = dice.pick(children_of_a_woman);
  for (std::size_t child = 0; child < children; ++child) {
    const auto band = dice.pick(child_bands);
    ++(dice.chance(0.5) ? household.girls : household.boys)[band];
  }
  return household;
}

Household some_household(Dice& dice) {
  Household household;
  const double who = dice.unit();
  if (who < adolescent_share) {
    auto& children = dice.chance(girl_among_adolescents) ? household.girls : household.boys;
    ++children[dice.pick(adolescent_bands)];
    return household;
  }
  if (who >= adolescent_share + men_share) return woman_with_children(dice);
  household.men = 1;
  return household;
}

Minute some_stay(Dice& dice) {
  const bool is_short = dice.chance(short_stay_share);
  const double days = dice.exponential(is_short ? short_stay_days : long_stay_days);
  return static_cast<Minute>(std::clamp(days, 0.5, longest_stay_days) * static_cast<double>(day));
}

Arrival some_arrival(Dice& dice, const Origins& origins, Minute at) {
  Arrival arrival;
  arrival.at = at;
  arrival.origin = origins.pick(dice);
  arrival.asking.household = some_household(dice);
  if (dice.chance(step_free_share))
    arrival.asking.needs.add(dice.chance(0.5) ? Need::wheelchair : Need::step_free);
  arrival.urgency = static_cast<Urgency>(dice.pick(urgencies));
  arrival.stay = some_stay(dice);
  return arrival;
}

}  // namespace

bool Arrival::is(Kind kind) const {
  const auto& household = asking.household;
  switch (kind) {
    case Kind::large:
      return household.people() >= 4;
    case Kind::step_free:
      return needs_step_free(asking);
    case Kind::men:
      return household.men_only();
    case Kind::adolescents:
      return household.unaccompanied();
    case Kind::boys_14: {
      const auto oldest = household.oldest_boy();
      return !household.unaccompanied() && oldest && *oldest >= Band::age_14_15;
    }
    case Kind::general:
      break;
  }
  for (std::size_t other = 1; other < kind_count; ++other)
    if (is(static_cast<Kind>(other))) return false;
  return true;
}

std::vector<Arrival> make_demand(const Gazetteer& gazetteer, std::uint64_t seed, double load, Minute length) {
  constexpr double pi = 3.14159265358979323846;
  Dice dice{seed};
  const Origins origins{gazetteer};
  const double most_a_minute = (1 + season) * load * people_a_year / mean_household() / year;
  std::vector<Arrival> demand;
  for (double at = 0;;) {
    at += dice.exponential(1 / most_a_minute);
    if (at >= static_cast<double>(length)) return demand;
    const double now = 1 + season * std::cos(2 * pi * (at / year - 15.0 / 365));
    if (dice.chance(now / (1 + season)))
      demand.push_back(some_arrival(dice, origins, static_cast<Minute>(at)));
  }
}

}  // namespace pana::simulate
