#include "histories/simulated_daemon.hpp"

#include "support/small_country.hpp"

namespace pana::test {

void SimulatedDaemon::Interruptible::fill(std::span<std::uint8_t> out) {
  source.fill(out);
  if (interrupt) interrupt();
}

SimulatedDaemon::SimulatedDaemon(std::uint64_t seed)
    : loops_{asio::io_context{1}, asio::io_context{1}},
      clock_(tests::noon),
      key_random_(seed),
      random_(~seed),
      keyring_(vault::Key::random(key_random_), vault::Key::random(key_random_), vault::day_of(tests::noon),
               clock_),
      seal_(keyring_, key_random_),
      store_(clock_, seal_),
      board_(tests::small_roads(), {}),
      context_{store_, board_, clock_, random_, metrics_, default_time_limits} {
  board_.reset({}, {});
}

void SimulatedDaemon::tell_board() {
  if (busy()) return;
  const auto& events = ledger().events();
  for (; told_ < events.size(); ++told_) board_.apply(events[told_]);
}

}  // namespace pana::test
