#pragma once
#include <memory>

#include "live/projector.hpp"
#include "support/small_country.hpp"
#include "support/store_world.hpp"

namespace pana::live {

// The live part of one shard, with a board of its own, fed from an in-memory world that outlives it. What has
// happened is told when the world's event loop runs: settle().
struct Shard {
  struct WorldClock final : Clock {
    explicit WorldClock(const test::MemoryWorld& from) : world(from) {}
    Instant now() const override { return world.now(); }
    const test::MemoryWorld& world;
  };

  explicit Shard(test::MemoryWorld& of)
      : context(of.context()), clock(of), store(of.store()), feed(of.new_feed()) {
    spawn(context.get_executor(), "feed", feed->run(projector.consumer()));
    settle();
  }
  ~Shard() {
    feed->stop();
    settle();
  }
  Shard(const Shard&) = delete;

  void settle() {
    context.restart();
    context.poll();
  }
  // What the board looks like to this person, who follows it from now on.
  Frame follow_board(Outlet& outlet, const Actor& actor, std::optional<Cursor> since = std::nullopt) {
    auto first = make_frame(fanout.opening(actor, since));
    topics.watch(outlet, actor, Watch{WatchKind::board, {}, {}, fanout.board_cursor()});
    return first;
  }

  asio::io_context& context;
  WorldClock clock;
  store::Store& store;
  Board board{tests::small_roads(), Policy{}};
  Topics topics;
  Metrics metrics;
  Presence presence{minutes{30}};
  Fanout fanout{context.get_executor(), board, topics, clock, metrics, milliseconds{0}};
  Projector projector{store, board, topics, fanout, presence, metrics};
  std::unique_ptr<store::Feed> feed;
};

}  // namespace pana::live
