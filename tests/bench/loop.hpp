#pragma once
#include <sys/epoll.h>

#include <array>
#include <string>

#include "bench/clock.hpp"

namespace pana::bench {

// From now on SIGINT and SIGTERM end what runs by an exception, so that everything is cleaned up.
void end_on_signals();
// The signal that came; 0 if none.
int interrupted();

// What a loop tells of a descriptor.
class Watched {
 public:
  virtual ~Watched() = default;
  virtual void ready(std::uint32_t events) = 0;
};

// One epoll, one thread. Holds the buffers that its connections share. A watched object must not be destroyed
// while a turn runs.
class Loop {
 public:
  Loop();
  ~Loop();
  Loop(const Loop&) = delete;
  Loop& operator=(const Loop&) = delete;

  void add(int descriptor, Watched& watched, std::uint32_t events);
  void change(int descriptor, Watched& watched, std::uint32_t events);
  void remove(int descriptor);

  // Waits at most so long (0: not at all) and serves what is ready. Throws where a signal came.
  void turn(int timeout_ms);
  // Turns until `done()`; false where that takes longer than `limit`.
  template <class Done>
  bool run_until(Done done, Nanos limit) {
    const auto end = now() + limit;
    while (!done()) {
      if (now() > end) return false;
      turn(10);
    }
    return true;
  }

  // For how long it has served what was ready.
  Nanos busy() const { return busy_; }

  std::string incoming;  // 64 KiB to read into
  std::string outgoing;  // where a frame is put together

 private:
  int epoll_;
  Nanos busy_ = 0;
  std::array<epoll_event, 512> events_{};
};

}  // namespace pana::bench
