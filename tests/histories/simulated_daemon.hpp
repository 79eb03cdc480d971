#pragma once
#include <array>
#include <functional>
#include <memory>

#include "operations/context.hpp"
#include "support/store_world.hpp"

namespace pana::test {

// The operations of one daemon on the store in memory, without sockets: time stands still until it is moved,
// the board learns of events when it is told, and somebody else may act in the middle of an operation.
class SimulatedDaemon {
 public:
  explicit SimulatedDaemon(std::uint64_t seed);
  SimulatedDaemon(const SimulatedDaemon&) = delete;
  SimulatedDaemon& operator=(const SimulatedDaemon&) = delete;

  operations::Context& context() { return context_; }
  const store::Ledger& ledger() const { return store_.ledger(); }
  const Board& board() const { return board_; }
  vault::Keyring& keyring() { return keyring_; }
  Instant now() const { return clock_.now(); }
  void advance(milliseconds by) { clock_.advance(by); }

  template <class T>
  Result<T> run(Awaitable<Result<T>> operation) {
    const Inside inside{depth_};
    return wait_for(loops_.at(depth_ - 1), std::move(operation));
  }
  // Whether an operation is under way.
  bool busy() const { return depth_ > 0; }
  // Called where an operation draws an id or a code: between what it has read and what it writes.
  void interrupt(std::function<void()> by) { random_.interrupt = std::move(by); }
  // Brings the board forward; while an operation is under way it stays as it is, as in a shard.
  void tell_board();

 private:
  struct Inside {
    explicit Inside(std::size_t& level) : depth(level) { ++depth; }
    ~Inside() { --depth; }
    Inside(const Inside&) = delete;
    Inside& operator=(const Inside&) = delete;
    std::size_t& depth;
  };
  struct Interruptible final : Random {
    explicit Interruptible(std::uint64_t seed) : source(seed) {}
    void fill(std::span<std::uint8_t> out) override;
    SeededRandom source;
    std::function<void()> interrupt;
  };

  std::array<asio::io_context, 2> loops_;
  std::size_t depth_ = 0;
  ManualClock clock_;
  SeededRandom key_random_;
  Interruptible random_;
  vault::Keyring keyring_;
  vault::Seal seal_;
  store::MemoryStore store_;
  Board board_;
  std::size_t told_ = 0;
  Metrics metrics_;
  operations::Context context_;
};

}  // namespace pana::test
