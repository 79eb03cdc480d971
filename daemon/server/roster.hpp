#pragma once
#include <cstddef>
#include <functional>
#include <vector>

namespace pana::server {

class ClientTrust;

// A connection as the roster knows it.
class Guest {
 public:
  // Other client certificates are believed from now on: end if that of this connection no longer is.
  virtual void judge(const ClientTrust& trust) = 0;
  // This daemon stops: tell the other end to come back elsewhere, and end. May be called more than once.
  virtual void leave() = 0;

 protected:
  ~Guest() = default;

 private:
  friend class Roster;
  std::size_t seat_ = 0;
};

// Who is connected to a shard's server now.
class Roster {
 public:
  void enter(Guest& guest);
  // Must be called before `guest` goes.
  void exit(Guest& guest);
  std::size_t size() const { return guests_.size(); }
  // Guests may change seats while others leave, but only downwards: who goes through the seats from the last
  // to the first meets everybody who was there when he began. `seat` < size().
  Guest& at(std::size_t seat) const { return *guests_[seat]; }
  // Asks up to `count` of those not yet asked to leave. False when all have been asked.
  bool ask_to_leave(std::size_t count);
  // Called whenever the last guest has gone.
  void when_empty(std::function<void()> then) { when_empty_ = std::move(then); }

 private:
  void sit(Guest& guest, std::size_t seat);
  std::size_t fill(std::size_t hole, std::size_t from);

  std::vector<Guest*> guests_;  // those asked to leave first, then the others
  std::size_t asked_ = 0;
  std::function<void()> when_empty_;
};

}  // namespace pana::server
