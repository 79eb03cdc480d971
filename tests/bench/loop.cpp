#include "bench/loop.hpp"

#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <stdexcept>
#include <system_error>

namespace pana::bench {
namespace {

void control(int epoll, int what, int descriptor, Watched* watched, std::uint32_t events) {
  epoll_event event{};
  event.events = events;
  event.data.ptr = watched;
  if (::epoll_ctl(epoll, what, descriptor, &event) != 0) {
    throw std::system_error(errno, std::generic_category(), "epoll_ctl");
  }
}

volatile std::sig_atomic_t signalled = 0;

}  // namespace

void end_on_signals() {
  const auto note = [](int signal) { signalled = signal; };
  std::signal(SIGINT, note);
  std::signal(SIGTERM, note);
  std::signal(SIGPIPE, SIG_IGN);
}

int interrupted() {
  return signalled;
}

Loop::Loop() : incoming(std::size_t{64} * 1024, '\0'), epoll_(::epoll_create1(EPOLL_CLOEXEC)) {
  if (epoll_ < 0) throw std::system_error(errno, std::generic_category(), "epoll_create1");
}

Loop::~Loop() {
  ::close(epoll_);
}

void Loop::add(int descriptor, Watched& watched, std::uint32_t events) {
  control(epoll_, EPOLL_CTL_ADD, descriptor, &watched, events);
}

void Loop::change(int descriptor, Watched& watched, std::uint32_t events) {
  control(epoll_, EPOLL_CTL_MOD, descriptor, &watched, events);
}

void Loop::remove(int descriptor) {
  ::epoll_ctl(epoll_, EPOLL_CTL_DEL, descriptor, nullptr);
}

void Loop::turn(int timeout_ms) {
  if (interrupted() != 0) throw std::runtime_error("interrupted");
  const int count = ::epoll_wait(epoll_, events_.data(), static_cast<int>(events_.size()), timeout_ms);
  if (count <= 0) return;
  const auto began = now();
  for (int i = 0; i < count; ++i) {
    const auto& event = events_[static_cast<std::size_t>(i)];
    static_cast<Watched*>(event.data.ptr)->ready(event.events);
  }
  busy_ += now() - began;
}

}  // namespace pana::bench
