#pragma once
#include <boost/asio/steady_timer.hpp>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/async.hpp"
#include "core/metrics.hpp"
#include "core/time.hpp"
#include "domain/board.hpp"
#include "live/topics.hpp"
#include "protocol/json_writer.hpp"

namespace pana::live {

// Board changes → everybody who watches the board, merged per tick: each gets the newest state of each center
// that changed, encoded once per role and view and shared. A watcher that still has something unsent is
// passed over and, once idle, gets the newest state of all that changed since it was last told. Ticks make
// way for calls: the next begins at the earliest `tick` after the last one's begin, and where calls came
// while one was told, after a pause for more of them, as long as the telling took at most.
//
// Runs on one shard's executor; the board and the topics outlive it.
class Fanout {
 public:
  Fanout(const asio::any_io_executor& executor, const Board& board, Topics& topics, const Clock& clock,
         const Metrics& metrics, milliseconds tick);

  // These slots have changed: tell the watchers at the next tick.
  // `registered`: their register entries, too.
  void changed(const std::vector<Board::Slot>& slots, bool registered = false);
  // The board was replaced as a whole: everybody gets everything that is newer than what they have.
  void replaced();
  // A watcher that was passed over can be told now.
  void drained();

  // What a watcher of the board gets first: `{cursor, centers|regions}`, or with `since` `{cursor,
  // changes|regions}`.
  std::string opening(const Actor& actor, std::optional<Cursor> since);
  // Up to where that is true.
  Cursor board_cursor() const { return board_.cursor(); }

 private:
  struct Shared {                            // frames of one tick, made when the first watcher needs them
    std::vector<const Concealment*> hidden;  // from whom something is hidden; of the board, for this tick
    std::map<Role, Frame> full;
    std::map<Role, Frame> regions;
    std::map<std::pair<Role, Cursor>, Frame> full_since;  // for watchers who are out of step
  };
  void schedule();
  void tick();
  void tell(Subscriber& subscriber, Shared& shared);
  Frame frame_for(const Subscriber& subscriber, Cursor seen, Shared& shared) const;
  Frame centers_since(const Subscriber& subscriber, Cursor since) const;
  Frame regions_since(Role role, Cursor since) const;
  Frame dirty_centers(Reader reader) const;
  template <class Each>
  void for_each_seen(const Actor& actor, Reader reader, bool only_dirty, Each each) const;
  // Writes the centers that the actor sees and that have changed for them since then (none: all), and answers
  // when the last of all that they see did.
  Cursor write_seen(protocol::JsonWriter& json, const Actor& actor, Reader reader,
                    std::optional<Cursor> since) const;
  // The whole center where its register entry is newer than `since`, else what changes by the minute.
  void write_newer(protocol::JsonWriter& json, const Center& center, Board::Slot slot, Cursor since,
                   Reader reader) const;
  void touch_region(Board::Slot slot);
  void refresh_regions();
  void sort_dirty();
  void told();
  std::chrono::steady_clock::duration pause_after(std::chrono::steady_clock::duration took) const;

  asio::any_io_executor executor_;
  asio::steady_timer timer_;
  const Board& board_;
  Topics& topics_;
  const Clock& clock_;
  const Metrics& metrics_;
  std::chrono::steady_clock::duration tick_;
  std::chrono::steady_clock::time_point not_before_{};
  std::chrono::steady_clock::time_point began_{};
  std::int64_t calls_before_ = 0;  // frames read when the last tick began
  bool scheduled_ = false;
  bool telling_ = false;            // a tick's messages are on their way out
  bool again_ = false;              // meanwhile somebody has become idle or something has changed
  Cursor told_;                     // everybody in step has everything up to here
  std::vector<Board::Slot> dirty_;  // changed since then, each once
  std::vector<bool> is_dirty_;
  std::vector<Cursor> registered_;  // by slot: the last change of its register entry
  struct Availability {
    bool available = false;
    Cursor since;     // seen to be so by this shard
    Instant as_of{};  // when it was judged
  };
  std::map<std::string, Availability> regions_;
  struct Touched {
    Cursor changed;
    Cursor openly{};  // none: for concealed requests only
  };
  std::map<std::string, Touched> touched_;  // regions, since they were judged
};

}  // namespace pana::live
