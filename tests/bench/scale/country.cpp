#include "bench/scale/country.hpp"

#include <algorithm>
#include <array>

#include "domain/position_tree.hpp"
#include "domain/request.hpp"

namespace pana::bench::scale {
namespace {

bool one_in(SeededRandom& random, std::uint64_t count) {
  return random.below(count) == 0;
}

// From 0 to 1.
double share(SeededRandom& random) {
  return static_cast<double>(random.below(1'000'001)) / 1e6;
}

Position anywhere(SeededRandom& random) {
  return {41 + 13 * share(random), 47 + 39 * share(random)};
}

// Within about 40 km of a town.
Position around(Position town, SeededRandom& random) {
  const auto off = [&] { return share(random) + share(random) - 1; };
  return {town.lat + 0.36 * off(), town.lon + 0.52 * off()};
}

PlaceId place_id(std::uint64_t index) {
  return {"p_" + std::to_string(index)};
}

UnitGroup invented_group(std::int32_t sleeps, SeededRandom& random) {
  const auto total = 1 + static_cast<std::int32_t>(random.below(6));
  const auto free = one_in(random, 3) ? 0 : static_cast<std::int32_t>(random.below(3));
  const auto who = one_in(random, 12) ? UnitFor::men : UnitFor::households;
  return {"family" + std::to_string(sleeps),
          sleeps,
          one_in(random, 5),
          who,
          {total, total, std::max(0, total - free), 0, 0, 1}};
}

Center invented_center(std::size_t index, const Place& place, SeededRandom& random) {
  Center made;
  made.id = {"c_" + std::to_string(100'000 + index)};
  made.code = place.region + "-" + std::to_string(index);
  made.name = {"Қамқорлық үйі", "Дом заботы", "House of care"};
  made.region = place.region;
  made.place = place.id;
  made.languages = {"kk", "ru"};
  for (const std::int32_t sleeps : {1, 3, 5, 8}) made.units.push_back(invented_group(sleeps, random));
  made.eligibility.boy_age_max = std::array<std::uint8_t, 5>{13, 13, 15, 15, 17}[random.below(5)];
  for (const auto need : need_names) {
    if (one_in(random, 2)) made.needs.add_code(need);
  }
  if (one_in(random, 10)) made.languages.emplace_back("uz");
  if (one_in(random, 20)) made.acceptance = {false, "quarantine", {}};
  made.confirmed_at = tonight - minutes{one_in(random, 10) ? 540 : static_cast<int>(random.below(400))};
  return made;
}

}  // namespace

std::shared_ptr<const Gazetteer> invented_places(const Size& size, SeededRandom& random) {
  std::vector<Place> places;
  places.reserve(size.localities);
  for (std::size_t i = 0; i < size.localities; ++i) {
    const bool near_town = i >= size.towns && !one_in(random, 5);
    const auto at = near_town ? around(places[random.below(size.towns)].position, random) : anywhere(random);
    const auto name = "Ауыл " + std::to_string(i);
    places.push_back({place_id(i), {name, name, name}, {}, std::to_string(10 + i % 20), at, 0});
  }
  return std::make_shared<const Gazetteer>(std::vector<Region>{}, std::move(places));
}

std::vector<Road> invented_roads(const Gazetteer& places, const Size& size, SeededRandom& random) {
  std::vector<PositionTree::Entry> towns;
  for (std::uint32_t i = 0; i < size.towns; ++i) towns.push_back({places.at(i).position, i});
  const PositionTree tree{towns};
  std::vector<Road> roads;
  const auto build = [&](std::uint32_t from, std::uint32_t to) {
    const auto straight = great_circle_km(places.at(from).position, places.at(to).position);
    roads.push_back({place_id(from), place_id(to), 0.1 + straight * (1.1 + share(random) / 2)});
  };
  for (std::uint32_t town = 1; town < size.towns; ++town) {
    const auto at = places.at(town).position;
    std::uint32_t nearest_before = 0;
    for (std::uint32_t other = 1; other < town; ++other) {
      if (great_circle_km(at, places.at(other).position) <
          great_circle_km(at, places.at(nearest_before).position))
        nearest_before = other;
    }
    build(town, nearest_before);  // so that all are joined
    for (const auto other : tree.nearest(at, 3)) {
      if (other != town && other != nearest_before) build(town, other);
    }
  }
  return roads;
}

std::vector<Center> invented_centers(const Gazetteer& places, const Size& size, SeededRandom& random) {
  std::vector<Center> centers;
  centers.reserve(size.centers);
  for (std::size_t i = 0; i < size.centers; ++i) {
    const auto towns = static_cast<std::uint64_t>(size.towns);
    const auto place = random.below(10) < 3 ? random.below(towns) : random.below(size.localities);
    centers.push_back(invented_center(i, places.at(static_cast<Gazetteer::Index>(place)), random));
  }
  return centers;
}

std::vector<Closure> invented_closures(const std::vector<Road>& roads, const Size& size,
                                       SeededRandom& random) {
  std::vector<Closure> closures;
  for (std::size_t i = 0; i < size.closures; ++i) {
    const auto& road = roads[random.below(roads.size())];
    closures.push_back(
        {{"k" + std::to_string(i)}, road.from, road.to, tonight - minutes{60}, tonight + minutes{600}});
  }
  return closures;
}

Search invented_search(const Gazetteer& places, SeededRandom& random) {
  Search search;
  search.origin = static_cast<Gazetteer::Index>(random.below(places.places().size()));
  search.transport = transports[random.below(transports.size())];
  auto& household = search.asking.household;
  household.women = 1;
  for (auto children = random.below(5); children > 0; --children) {
    auto& bands = one_in(random, 2) ? household.boys : household.girls;
    ++bands[random.below(bands.size())];
  }
  if (one_in(random, 4)) search.asking.needs.add_code(need_names[random.below(need_names.size())]);
  if (one_in(random, 50)) search.asking.languages = {"uz"};
  search.exclusion.home_place = one_in(random, 3);
  return search;
}

Search hopeless_search(const Gazetteer& places, SeededRandom& random) {
  auto search = invented_search(places, random);
  search.asking.household = {};
  search.asking.household.women = 12;
  search.asking.needs = {};
  search.asking.languages.clear();
  return search;
}

}  // namespace pana::bench::scale
