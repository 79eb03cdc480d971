#include "operations/sign_in.hpp"

#include <boost/asio/co_spawn.hpp>

#include "access/token.hpp"

namespace pana::operations {
namespace {

// Counts the work that waits, for as long as it lives.
class Place {
 public:
  explicit Place(std::atomic<int>& waiting)
      : waiting_(waiting), granted_(++waiting <= Hashing::most_waiting) {}
  ~Place() { --waiting_; }
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;
  bool granted() const { return granted_; }

 private:
  std::atomic<int>& waiting_;
  bool granted_;
};

Awaitable<std::string> hash_there(Secret password, access::PasswordCost cost) {
  SecureRandom random;
  co_return access::hash_password(password, cost, random);
}

Awaitable<bool> verify_there(Secret password, std::string hash) {
  co_return access::verify_password(password, hash);
}

Fault wrong() {
  return fault(FaultCode::wrong_credentials);
}

}  // namespace

Hashing::Hashing(access::PasswordCost cost) : cost_(cost) {
  SecureRandom random;
  decoy_ = access::hash_password(Secret{"nobody's password"}, cost_, random);
}

Awaitable<Result<std::string>> Hashing::hash(Secret password) {
  const Place place(waiting_);
  if (!place.granted()) co_return Fault{FaultCode::rate_limited, {}, {}, true};
  co_return co_await asio::co_spawn(pool_, hash_there(std::move(password), cost_), asio::use_awaitable);
}

Awaitable<Result<bool>> Hashing::verify(Secret password, std::string hash) {
  const Place place(waiting_);
  if (!place.granted()) co_return Fault{FaultCode::rate_limited, {}, {}, true};
  const bool known = !hash.empty();
  auto work = verify_there(std::move(password), known ? std::move(hash) : decoy_);
  const bool right = co_await asio::co_spawn(pool_, std::move(work), asio::use_awaitable);
  co_return known&& right;
}

Awaitable<Result<SessionOpened>> open_session(Context& context, Hashing& hashing,
                                              protocol::SessionOpen params, std::chrono::hours lasts) {
  auto record = co_await context.store.load_account(params.account);
  if (record.has_error() && record.error().code != FaultCode::not_found) co_return record.error();
  const bool known = record.has_value() && !record->disabled;
  PANA_CO_TRY(right, co_await hashing.verify(std::move(params.password), known ? record->password_hash : ""));
  if (!right) {
    context.metrics.add(Metric::sign_ins_refused_total);
    co_return wrong();
  }
  auto token = access::new_token(context.random);
  auto hash = access::token_hash(token);
  const auto expires_at = context.clock.now() + lasts;
  PANA_CO_CHECK(co_await context.store.put_session(hash, {params.account, expires_at}));
  context.metrics.add(Metric::sign_ins_total);
  co_return SessionOpened{record->actor(), std::move(token), std::move(hash), expires_at};
}

Awaitable<Result<SessionOpened>> resume_session(Context& context, protocol::SessionResume params) {
  auto hash = access::token_hash(params.token);
  auto session = co_await context.store.load_session(hash);
  if (session.has_error() && session.error().code == FaultCode::not_found) co_return wrong();
  if (session.has_error()) co_return session.error();
  if (session->expires_at <= context.clock.now()) co_return wrong();
  auto record = co_await context.store.load_account(session->account);
  if (record.has_error() && record.error().code != FaultCode::not_found) co_return record.error();
  if (record.has_error() || record->disabled) co_return wrong();
  co_return SessionOpened{record->actor(), std::move(params.token), std::move(hash), session->expires_at};
}

Awaitable<Result<void>> close_session(Context& context, std::string token_hash) {
  co_return co_await context.store.drop_session(std::move(token_hash));
}

Awaitable<Result<void>> create_account(Context& context, Hashing& hashing, Caller caller,
                                       protocol::AccountCreate params) {
  if (params.role == Role::center && context.board.find(params.center) == nullptr) {
    co_return fault(FaultCode::not_found, "/center");
  }
  PANA_CO_TRY(hash, co_await hashing.hash(std::move(params.password)));
  store::AccountRecord record{params.account, params.role,     params.center,
                              params.regions, std::move(hash), false};
  co_return co_await context.store.put_account(caller.once(), std::move(record), true);
}

}  // namespace pana::operations
