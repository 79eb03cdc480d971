#pragma once
#include "operations/context.hpp"
#include "support/small_country.hpp"
#include "support/store_commands.hpp"
#include "support/store_world.hpp"

namespace pana::test {

// Operations on a store of this kind: MemoryWorld or RedisWorld.
template <class World>
struct WorkplaceOn {
  World world;
  Board board{tests::small_roads(), Policy{}};
  SystemClock clock;
  SeededRandom random{5};
  Metrics metrics;
  operations::Context context{world.store(), board, clock, random, metrics, default_time_limits};
};

}  // namespace pana::test
