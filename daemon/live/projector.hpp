#pragma once
#include <functional>

#include "core/metrics.hpp"
#include "live/fanout.hpp"
#include "live/presence.hpp"
#include "store/store.hpp"

namespace pana::live {

// The one consumer of the feed on a shard: every event goes to the Board, to the watchers of the board
// (merged per tick) and, at once, to those whom an offer or a request concerns. The parts outlive it.
class Projector {
 public:
  Projector(store::Store& store, Board& board, Topics& topics, Fanout& fanout, Presence& presence,
            Metrics& metrics);

  store::Feed::Consumer consumer();
  // Called when the board is loaded and the feed connected, or no longer so: a daemon that is not current is
  // not ready.
  void on_current(std::function<void(bool)> notify) { on_current_ = std::move(notify); }
  // Called when there may be room for somebody who waits: a unit was freed, a center confirmed or put, a way
  // opened, or the board was loaded anew.
  void on_room(std::function<void()> notify) { on_room_ = std::move(notify); }
  // Called when an evacuation wants day keys before this number wiped.
  void on_keys(std::function<void(std::uint32_t from)> notify) { on_keys_ = std::move(notify); }

 private:
  void apply(const Event& event);
  std::optional<Concealment> concealed_by(const Event& event) const;
  void tell_offer(const Event& event, const Concealment* concealed);
  void tell_handover(const Event& event);
  void tell_reminder(const Event& event);
  void tell_referrers(const Event& event);
  void tell_request(const Event& event, const Concealment* concealed);
  void tell_route(const Event& event);
  void tell_road(const Event& event);

  store::Store& store_;
  Board& board_;
  Topics& topics_;
  Fanout& fanout_;
  Presence& presence_;
  Metrics& metrics_;
  void tell_current();
  std::function<void()> on_room_;
  std::function<void(bool)> on_current_;
  std::function<void(std::uint32_t)> on_keys_;
  bool connected_ = false;
};

}  // namespace pana::live
