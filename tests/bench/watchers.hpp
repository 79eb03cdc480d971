#pragma once
#include <functional>
#include <string>
#include <vector>

#include "bench/crowd.hpp"
#include "bench/world.hpp"

namespace pana::bench {

// A board.changed as it was understood. Cursors are in the order of events.
struct Seen {
  struct State {
    std::size_t slot;
    std::int64_t version;
  };
  std::uint64_t cursor = 0;
  std::size_t bytes = 0;
  std::size_t centers = 0;
  std::vector<State> states;
};

// Consoles that follow the board. All get the same bytes as long as they are in step, so that a notice is
// read once for all who get it: the generator must cost less than the server.
class Watchers : public Listener {
 public:
  Watchers(const World& world, std::size_t count);

  // Called for each notice to each watcher; `first` for the first watcher that gets this one.
  using OnSeen = std::function<void(std::size_t watcher, const Seen& seen, bool first)>;
  void on_seen(OnSeen told) { told_ = std::move(told); }

  std::size_t size() const { return crowd_.size(); }
  // Of each slot when the watchers began.
  const std::vector<std::int64_t>& versions() const { return versions_; }
  // How large the whole board is, and how long its first reader waited for it.
  std::size_t opening_bytes() const { return opening_bytes_; }
  Nanos opening_took() const { return opening_took_; }
  std::uint64_t notices() const { return notices_; }
  std::uint64_t bytes() const { return bytes_; }
  std::uint64_t centers() const { return centers_; }

 private:
  void message(Connection& from, std::string_view text) override;
  void closed(Connection& which, const std::string& why) override;
  void follow(Crowd& crowd, const std::string& params);
  const Seen& read(std::string_view text, bool& first);

  Crowd crowd_;
  OnSeen told_;
  std::vector<std::int64_t> versions_;
  std::string cursor_;
  std::size_t opening_bytes_ = 0;
  Nanos opening_took_ = 0;
  std::array<Seen, 32> known_{};
  std::size_t next_known_ = 0;
  std::uint64_t notices_ = 0, bytes_ = 0, centers_ = 0;
};

// The numbers of a board.changed, or of the answer of board.watch.
Seen read_board(std::string_view text);

}  // namespace pana::bench
