#pragma once
#include <functional>

#include "core/metrics.hpp"
#include "live/fanout.hpp"
#include "store/store.hpp"

namespace pana::live {

// The one consumer of the feed on a shard: every event goes to the Board, to the watchers of the board
// (merged per tick) and, at once, to those whom an offer or a request concerns. The parts outlive it.
class Projector {
 public:
  Projector(store::Store& store, Board& board, Topics& topics, Fanout& fanout, Metrics& metrics);

  store::Feed::Consumer consumer();
  // The board has been loaded and the feed is connected: a daemon that is not current is not ready.
  bool current() const { return loaded_ && connected_; }
  // Called when a unit may have become free for somebody who waits.
  void on_room(std::function<void()> notify) { on_room_ = std::move(notify); }

 private:
  void apply(const Event& event);
  void tell_offer(const Event& event);
  void tell_request(const Event& event);
  bool makes_room(const Event& event) const;

  store::Store& store_;
  Board& board_;
  Topics& topics_;
  Fanout& fanout_;
  Metrics& metrics_;
  std::function<void()> on_room_;
  bool loaded_ = false;
  bool connected_ = false;
};

}  // namespace pana::live
