#include <cmath>

#include "bench/simulate/demand.hpp"
#include "bench/simulate/dice.hpp"
#include "bench/simulate/figures.hpp"

namespace pana::simulate {
namespace {

constexpr Minute year = 365 * day;
constexpr Minute end_of_march = 90 * day;
constexpr Minute begin_of_november = 304 * day;

bool is_winter(Minute at) {
  const auto of_year = at % year;
  return of_year < end_of_march || of_year >= begin_of_november;
}

Instant moment(Minute at) {
  return Instant{minutes{at}};
}

void add_storm(const RoadTable& roads, Dice& dice, Minute at, std::vector<Closure>& closures) {
  const auto& places = roads.gazetteer().places();
  const auto middle = places[static_cast<std::size_t>(dice.unit() * static_cast<double>(places.size()))];
  const auto length = static_cast<Minute>((12 + 48 * dice.unit()) * 60);
  for (const auto& place : places) {
    if (great_circle_km(place.position, middle.position) > storm_km) continue;
    for (const auto& other : roads.roads_at(place.id)) {
      const ClosureId id{"k" + std::to_string(closures.size())};
      closures.push_back({id, place.id, other, moment(at), moment(at + length)});
    }
  }
}

}  // namespace

std::vector<Closure> make_closures(const RoadTable& roads, std::uint64_t seed, Minute length) {
  Dice dice{seed ^ 0x9e3779b97f4a7c15U};
  std::vector<Closure> closures;
  for (double at = 0;;) {
    at += dice.exponential(days_between_storms * static_cast<double>(day));
    const auto now = static_cast<Minute>(at);
    if (now >= length) return closures;
    if (is_winter(now)) add_storm(roads, dice, now, closures);
  }
}

}  // namespace pana::simulate
