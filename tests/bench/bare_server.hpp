#pragma once
#include <sys/types.h>

#include <string>

#include "bench/clock.hpp"
#include "bench/world.hpp"

namespace pana::bench {

// The reference for everything about connections: a process that does nothing but TLS. It accepts one
// connection after the other, answers the upgrade with fixed bytes, and sends what it is told with one
// SSL_write each. Made with panad's certificate, on panad's core; panad must not run meanwhile. It ends with
// this object.
class BareServer {
 public:
  BareServer(const World& world, int core);
  ~BareServer();
  BareServer(const BareServer&) = delete;
  BareServer& operator=(const BareServer&) = delete;

  std::uint16_t port() const { return port_; }
  // From now on so many connections are taken.
  void accept(std::size_t count);
  // `rounds` times to each connection in turn: `queued` frames of `size` bytes, with one SSL_write. A
  // connection that takes no more holds up the rest.
  void send(std::size_t rounds, std::size_t queued, std::size_t size);
  Nanos cpu() const;
  std::int64_t resident() const;

 private:
  pid_t pid_ = -1;
  int control_ = -1;
  std::uint16_t port_ = 0;
};

}  // namespace pana::bench
