#pragma once
#include "core/time.hpp"
#include "domain/board.hpp"
#include "live/topics.hpp"

namespace pana::live {

// Asks people to confirm figures (`capacity.prompt`): a center's staff who follow its offers when these
// become ageing, shortly before they are stale, and when they are; coordinators who watch the board when a
// center of their regions becomes stale. Each connection is told each stage once per confirmation; who comes
// later is told the stage that is reached; of what is stale already the board tells coordinators. No request
// confirms figures, so a prompt tells nothing of any.
//
// The board, the topics and the clock outlive it.
class Prompts {
 public:
  Prompts(const Board& board, Topics& topics, const Clock& clock)
      : board_(board), topics_(topics), clock_(clock) {}

  // To be called again and again, every second or so.
  void look();

 private:
  // One connection is told of so many centers at once at most, and only while it reads: the others follow.
  static constexpr int most_at_once = 16;

  void ask_staff(const Center& center, const std::vector<Subscriber*>& staff, Instant now) const;
  void tell_coordinator(Subscriber& subscriber, const std::vector<Board::Slot>& stale) const;
  std::vector<Board::Slot> stale_ones(Instant now) const;

  const Board& board_;
  Topics& topics_;
  const Clock& clock_;
};

}  // namespace pana::live
