#pragma once
#include <cstdint>
#include <memory>
#include <vector>

#include "core/random.hpp"
#include "domain/ranking.hpp"

namespace pana::bench::scale {

struct Size {
  std::size_t localities = 100'000;
  std::size_t towns = 3'000;  // of these, on the road table
  std::size_t centers = 10'000;
  std::size_t closures = 50;
  std::uint64_t seed = 1;
};

// The moment at which everything is measured: a winter night.
inline const Instant tonight = from_ms(1'769'900'400'000);

// An invented country in a box as large as Kazakhstan. Towns stand anywhere and have roads to those nearest;
// most villages stand around towns, the rest anywhere, and are off the table.
std::shared_ptr<const Gazetteer> invented_places(const Size& size, SeededRandom& random);
std::vector<Road> invented_roads(const Gazetteer& places, const Size& size, SeededRandom& random);

// Three of ten centers in a town, the others in a village; one of ten has figures too old, one of twenty is
// closed, and two of three unit groups have room.
std::vector<Center> invented_centers(const Gazetteer& places, const Size& size, SeededRandom& random);
std::vector<Closure> invented_closures(const std::vector<Road>& roads, const Size& size,
                                       SeededRandom& random);

// A household from any locality, two thirds of it children; one of four has a need, one of fifty a language
// that one of ten centers speaks.
Search invented_search(const Gazetteer& places, SeededRandom& random);
// A household that no center is large enough for.
Search hopeless_search(const Gazetteer& places, SeededRandom& random);

}  // namespace pana::bench::scale
