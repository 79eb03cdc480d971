#pragma once
#include <functional>
#include <optional>
#include <string>

#include "access/throttle.hpp"
#include "audit/signing_key.hpp"
#include "domain/watch.hpp"
#include "operations/context.hpp"
#include "operations/purge.hpp"
#include "operations/sign_in.hpp"
#include "protocol/envelope.hpp"
#include "vault/seal.hpp"

namespace pana::dispatch {

// What the daemon knows of itself, for system.status.
struct Instance {
  std::string name;
  std::string build;
  Instant started;
  std::function<std::int64_t()> connections;
};

// What handlers work with; one per shard, outlives every call.
struct Desk {
  operations::Context& context;
  operations::Hashing& hashing;
  const vault::Seal& seal;  // fingerprints of calls
  operations::SignInRules sign_in;
  Instance instance;
  asio::any_io_executor executor;
  operations::Retention retention;
  const audit::PublicKeys* audit_keys = nullptr;  // whose heads count; none: auditing is off
  access::Throttle::Limits placements{.burst = 1'000, .per_second = 1'000};  // by account
};

// One connection's standing, and its ways to follow what happens (live's, given by whoever wires both).
struct Visit {
  std::string address;   // for throttling only
  std::string device{};  // the fingerprint of the client certificate, as server::Peer has it; empty without
  std::optional<Actor> actor{};
  std::string token_hash{};
  std::string session{};  // the token's Store::session_mark
  Instant expires_at{};
  Instant kept_until{};  // the store was told that somebody uses the session

  // From now on notices of this kind are sent. Called before the state is read, so that nothing is missed
  // between.
  std::function<void(const Watch&)> follow{};
  // Follows the board and answers what it looks like to the caller, or what has changed since.
  std::function<std::string(std::optional<Cursor> since)> follow_board{};
  std::function<void()> entered{};  // `actor` has signed in
  std::function<void()> leave{};    // follows nothing any more
  std::function<void()> put_out{};  // the session ended elsewhere: closes the connection, saying so
};

}  // namespace pana::dispatch
