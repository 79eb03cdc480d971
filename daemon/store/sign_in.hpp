#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/time.hpp"
#include "store/commands.hpp"

// What signing in needs of the store.
namespace pana::store {

// Who tries to sign in, from where: a device's fingerprint, or an address. Kept as keyed marks only. A source
// from which the account has signed in before is known: wrong attempts from elsewhere do not slow it down.
struct Attempt {
  AccountId account;
  std::string source;
};
// How an attempt stands before it is made.
struct AttemptStanding {
  seconds wait{};             // 0: it may be made now
  bool source_known = false;  // by this account
};
// The first so many wrong attempts in a row cost nothing; then the wait doubles from a second up to the
// longest.
inline constexpr std::int64_t free_attempts = 5;
inline constexpr seconds longest_wait{900};
inline constexpr std::chrono::hours attempts_remembered{24};
inline constexpr std::chrono::hours source_known{24 * 90};
inline constexpr std::int64_t sources_known = 16;  // per account; the one used longest ago gives way

struct SessionRecord {
  AccountId account;
  Instant expires_at;  // whatever happens
  std::string device;  // the fingerprint of the certificate that it is bound to; empty: none
  friend bool operator==(const SessionRecord&, const SessionRecord&) = default;
};

// A session that is in force, and how long it lasts when nobody uses it any more.
struct SessionStanding {
  SessionRecord record;
  Instant until;
};

// Sorts by account, then by when they end.
void by_account(std::vector<SessionStanding>& sessions);

// Opens a session after the right password and code. wrong_credentials, and nothing done, where the account
// is no longer the one that was looked at, or where the code's time step or a later one has been used by this
// account. Forgets the attempts, and knows the source from now on.
struct OpenSession {
  Once once;
  Attempt attempt;
  std::string token_hash;
  SessionRecord record;
  seconds idle{};  // ends when nobody uses it for so long: see keep_session
  std::optional<std::int64_t> code_step{};
  std::int64_t account_version = 0;  // AccountRecord::version, as the credentials were checked against it
};

// A new or changed account. `record.version` is that of the record as it was read: stale_version where
// somebody has changed the account since; 0 replaces whatever is there; `no_version` changes nothing, so that
// only a call that is repeated with its key succeeds. With `signs_out` its sessions end in the same step, and
// every daemon is told (Event::signed_out).
inline constexpr std::int64_t no_version = -1;
struct PutAccount {
  Once once;
  AccountRecord record;
  bool only_new = false;
  bool signs_out = false;
};

}  // namespace pana::store
