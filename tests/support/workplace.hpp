#pragma once
#include "core/random.hpp"
#include "operations/context.hpp"
#include "protocol/params.hpp"
#include "support/store_world.hpp"

namespace pana::test {

// Everything that operations work with, on the in-memory store: the west of the country
// (tests/support/small_country) with some centers, confirmed. sync() brings the board forward as the feed
// would.
class Workplace {
 public:
  explicit Workplace(std::vector<Center> centers);

  MemoryWorld world;
  Board board;
  operations::Context context;

  void sync();
  Instant now() const { return world.now(); }
  std::int32_t free(const std::string& center, const std::string& unit);
  template <class T>
  T must(Awaitable<Result<T>> coroutine) {
    return world.must(std::move(coroutine));
  }
  template <class T>
  Fault refused(Awaitable<Result<T>> coroutine) {
    auto result = world.wait(std::move(coroutine));
    if (!result.has_error()) throw std::runtime_error("expected a refusal");
    return result.error();
  }

 private:
  struct TellsTime final : Clock {
    explicit TellsTime(const MemoryWorld& from) : world(from) {}
    Instant now() const override { return world.now(); }
    const MemoryWorld& world;
  };
  TellsTime clock_{world};
  SeededRandom random_{11};
  Metrics metrics_;
};

operations::Caller called(Actor actor, std::string method = "test");
// One woman in Atyrau, without a home center.
protocol::RequestOpen opening(bool auto_route = true);

}  // namespace pana::test
