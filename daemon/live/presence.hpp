#pragma once
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/id.hpp"
#include "core/time.hpp"
#include "domain/actor.hpp"
#include "domain/event.hpp"
#include "live/outlet.hpp"

namespace pana::live {

// How long a connection may stay that nobody has signed in on.
inline constexpr seconds time_to_sign_in{30};

// Which connections of a shard are signed in, as whom and until when; the one place that closes them when a
// session ends, or when nobody signs in. A connection is known by its Outlet from arrive() or enter() until
// leave().
class Presence {
 public:
  // `idle`: a connection that nothing is asked on for so long is signed out.
  explicit Presence(minutes idle) : idle_(idle) {}

  // Nobody is signed in on it, yet or any more.
  void arrive(Outlet& outlet, Instant now);
  // `session`: its mark (Store::session_mark).
  void enter(Outlet& outlet, Actor actor, std::string session, Instant expires_at, Instant now);
  void used(Outlet& outlet, Instant now);
  void leave(Outlet& outlet);

  // Where the account is signed in, and as whom.
  std::vector<std::pair<Outlet*, Actor>> of(const AccountId& account) const;

  // All sessions of the account have ended, or one has.
  void sign_out(const SignedOut& who);
  // Events were missed, perhaps somebody's end among them: all come back with their token, which is checked.
  void check_all();
  void close_expired(Instant now);
  // Places run short: who has waited longest without signing in makes room.
  void make_room();
  std::size_t count() const { return present_.size(); }

 private:
  struct Person {
    Actor actor;
    std::string session;
    Instant expires_at;
    Instant used_at;
  };
  template <class Which>
  void close(CloseCode code, Which which);

  std::unordered_map<Outlet*, Person> present_;
  std::unordered_map<Outlet*, Instant> strangers_;  // since when
  minutes idle_;
};

}  // namespace pana::live
