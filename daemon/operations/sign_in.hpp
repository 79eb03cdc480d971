#pragma once
#include <atomic>
#include <boost/asio/thread_pool.hpp>

#include "access/password.hpp"
#include "operations/context.hpp"
#include "protocol/params.hpp"

namespace pana::operations {

// For whom a password is hashed: somebody who signs in from where they have signed in before, or is signed
// in; or anybody else.
enum class HashingFor : bool { stranger, known };

// Slow password hashing on a side thread, value in, value out. Shared by all shards; at most `most_waiting`
// at a time, of which strangers have `most_strangers`; further ones are refused with rate_limited. So however
// many guess, there is room for those who are known.
class Hashing {
 public:
  static constexpr int most_waiting = 16;
  static constexpr int most_strangers = 8;

  explicit Hashing(access::PasswordCost cost);
  Awaitable<Result<std::string>> hash(Secret password);
  // False for a wrong password, and for an empty hash after the same work.
  Awaitable<Result<bool>> verify(Secret password, std::string hash, HashingFor whom);
  // Waits until all is hashed and handed back. Nothing may be asked for any more.
  void finish() { pool_.join(); }
  void stop() { pool_.stop(); }

 private:
  access::PasswordCost cost_;
  std::string decoy_;  // what an unknown account is checked against
  std::atomic<int> waiting_{0};
  std::atomic<int> strangers_{0};  // of those
  boost::asio::thread_pool pool_{1};
};

// Where somebody comes from: the fingerprint of the device's certificate (empty: none), and the address.
struct Door {
  std::string device;
  std::string address;
};

struct SignInRules {
  std::chrono::hours lasts{12};
  std::chrono::minutes idle{240};
  bool codes_required = true;  // accounts without one-time codes cannot sign in
};

struct SessionOpened {
  Actor actor;
  Secret token;
  std::string token_hash;
  Instant expires_at;
};

// Password and one-time code together. A wrong password or code, a used code, a device that the account is
// not bound to, an unknown and a disabled account look and cost the same: wrong_credentials. After some wrong
// attempts the next have to wait: rate_limited with retry_after_s, known account or not. wrong_credentials,
// too, where the account is changed meanwhile. Every failure leaves an audit entry (see Refusals), of the
// account where there is one.
Awaitable<Result<SessionOpened>> open_session(Context& context, Hashing& hashing, const SignInRules& rules,
                                              Door door, protocol::SessionOpen params);
// The token of an earlier session that has not ended, on the device that it was opened on; the account must
// still be enabled. Refusals leave an audit entry.
Awaitable<Result<SessionOpened>> resume_session(Context& context, const SignInRules& rules, Door door,
                                                protocol::SessionResume params);
Awaitable<Result<void>> close_session(Context& context, Caller caller, std::string token_hash);

}  // namespace pana::operations
