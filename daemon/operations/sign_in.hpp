#pragma once
#include <atomic>
#include <boost/asio/thread_pool.hpp>

#include "access/password.hpp"
#include "operations/context.hpp"
#include "protocol/params.hpp"

namespace pana::operations {

// Slow password hashing on a side thread, value in, value out. Shared by all shards; at most `most_waiting`
// at a time, further ones are refused with rate_limited.
class Hashing {
 public:
  static constexpr int most_waiting = 16;

  explicit Hashing(access::PasswordCost cost);
  Awaitable<Result<std::string>> hash(Secret password);
  // False for a wrong password, and for an empty hash after the same work.
  Awaitable<Result<bool>> verify(Secret password, std::string hash);
  void stop() { pool_.stop(); }

 private:
  access::PasswordCost cost_;
  std::string decoy_;  // what an unknown account is checked against
  std::atomic<int> waiting_{0};
  boost::asio::thread_pool pool_{1};
};

struct SessionOpened {
  Actor actor;
  Secret token;
  std::string token_hash;
  Instant expires_at;
};

// A wrong password, an unknown and a disabled account look and cost the same: wrong_credentials.
Awaitable<Result<SessionOpened>> open_session(Context& context, Hashing& hashing,
                                              protocol::SessionOpen params, std::chrono::hours lasts);
// The token of an earlier session that has not ended; the account must still be enabled.
Awaitable<Result<SessionOpened>> resume_session(Context& context, protocol::SessionResume params);
Awaitable<Result<void>> close_session(Context& context, std::string token_hash);

// An administrator makes an account; conflict where the name is taken. Center staff need a known center.
Awaitable<Result<void>> create_account(Context& context, Hashing& hashing, Caller caller,
                                       protocol::AccountCreate params);

}  // namespace pana::operations
