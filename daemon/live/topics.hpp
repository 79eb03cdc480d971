#pragma once
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

#include "domain/actor.hpp"
#include "domain/freshness.hpp"
#include "domain/visible.hpp"
#include "domain/watch.hpp"
#include "live/outlet.hpp"

namespace pana::live {

// What a board looks like to somebody: every center, their own center or those of their regions, or per
// region yes or no; as domain/visible says.
enum class BoardView : std::uint8_t { full, own, regions };
BoardView board_view_of(const Actor& actor);
// As whom they read centers of that view: the same for all of one role with one view, who share frames.
Reader board_reader_of(const Actor& actor);

// What a connection has been told of figures that nobody confirms (prompts).
struct Prompted {
  Instant confirmed_at{};  // of the center whose offers it follows
  Prompting stage = Prompting::nothing;
  // Of the board: the confirmations of centers that have become stale. Nothing before the first look.
  std::optional<std::unordered_map<CenterId, Instant>> stale{};
};

// One connection and what it follows.
struct Subscriber {
  Outlet& outlet;
  Actor actor;
  bool on_board = false;
  bool on_queue = false;
  bool on_offers = false;  // of the own center
  bool on_roads = false;
  bool on_waiting = false;
  BoardView view = BoardView::full;
  Reader reader{};      // of the board
  Cursor board_seen{};  // the watcher has everything up to here
  std::vector<RequestId> requests{};
  std::vector<CenterId> speaks_for{};  // follows their offers, as an operator
  Prompted prompted{};
};

// Who follows what, on one shard. A connection is known by its Outlet from its first watch until leave().
class Topics {
 public:
  // Followed by one connection; the oldest gives way.
  static constexpr std::size_t most_requests = 64;
  static constexpr std::size_t most_spoken_for = 64;

  Subscriber& watch(Outlet& outlet, const Actor& actor, const Watch& watch);
  void leave(Outlet& outlet);

  const std::vector<Subscriber*>& board() const { return board_; }
  const std::vector<Subscriber*>& queue() const { return queue_; }
  const std::unordered_map<CenterId, std::vector<Subscriber*>>& offers() const { return offers_; }
  const std::vector<Subscriber*>& roads() const { return roads_; }
  // Of how many wait, region by region.
  const std::vector<Subscriber*>& waiting() const { return waiting_; }
  // Its staff.
  const std::vector<Subscriber*>& offers_of(const CenterId& center) const;
  // Operators who speak for it.
  const std::vector<Subscriber*>& speakers_of(const CenterId& center) const;
  const std::vector<Subscriber*>& request(const RequestId& request) const;

 private:
  std::unordered_map<Outlet*, std::unique_ptr<Subscriber>> known_;
  std::vector<Subscriber*> board_;
  std::vector<Subscriber*> queue_;
  std::vector<Subscriber*> roads_;
  std::vector<Subscriber*> waiting_;
  std::unordered_map<CenterId, std::vector<Subscriber*>> offers_;
  std::unordered_map<CenterId, std::vector<Subscriber*>> speakers_;
  std::unordered_map<RequestId, std::vector<Subscriber*>> requests_;
};

}  // namespace pana::live
