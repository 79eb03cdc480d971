#include "operations/sign_in.hpp"

#include <algorithm>
#include <boost/asio/co_spawn.hpp>

#include "access/one_time_code.hpp"
#include "access/token.hpp"
#include "core/wipe.hpp"
#include "operations/wrong_attempt.hpp"

namespace pana::operations {
namespace {

// One of so many places, for as long as it lives.
class Place {
 public:
  Place(std::atomic<int>& taken, int most) : taken_(taken), granted_(++taken <= most) {}
  ~Place() { --taken_; }
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;
  bool granted() const { return granted_; }

 private:
  std::atomic<int>& taken_;
  bool granted_;
};

Awaitable<std::string> hash_there(Secret password, access::PasswordCost cost) {
  SecureRandom random;
  auto hash = access::hash_password(password, cost, random);
  wipe_unused_stack();
  co_return hash;
}

Awaitable<bool> verify_there(Secret password, std::string hash) {
  const bool right = access::verify_password(password, hash);
  wipe_unused_stack();
  co_return right;
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
  const Place place(waiting_, most_waiting);
  if (!place.granted()) co_return Fault{FaultCode::rate_limited, {}, {}, true};
  co_return co_await asio::co_spawn(pool_, hash_there(std::move(password), cost_), asio::use_awaitable);
}

Awaitable<Result<bool>> Hashing::verify(Secret password, std::string hash, HashingFor whom) {
  std::optional<Place> stranger;
  if (whom == HashingFor::stranger) stranger.emplace(strangers_, most_strangers);
  // Strangers beyond their share do not touch what is left for the others, not for a moment.
  if (stranger && !stranger->granted()) co_return Fault{FaultCode::rate_limited, {}, {}, true};
  const Place place(waiting_, most_waiting);
  if (!place.granted()) co_return Fault{FaultCode::rate_limited, {}, {}, true};
  const bool known = !hash.empty();
  auto work = verify_there(std::move(password), known ? std::move(hash) : decoy_);
  const bool right = co_await asio::co_spawn(pool_, std::move(work), asio::use_awaitable);
  co_return known&& right;
}

namespace {

bool door_is_right(const store::AccountRecord& record, const Door& door) {
  const bool bound =
      std::find(record.devices.begin(), record.devices.end(), door.device) != record.devices.end();
  return door.device.empty() ? !record.needs_device : bound;
}

// Whether the code permits to go on, and the time step that it uses up.
struct CodeCheck {
  bool right = false;
  std::optional<std::int64_t> step{};
};

CodeCheck check_code(const store::AccountRecord& record, std::string_view code, Instant now, bool required) {
  if (record.code_secret.empty()) return {!required, std::nullopt};
  const auto step = access::step_of_code(Secret{record.code_secret}, code, now);
  return {step.has_value(), step};
}

Awaitable<Result<SessionOpened>> refuse(Context& context, store::Attempt attempt, Actor who) {
  context.metrics.add(Metric::sign_ins_refused_total);
  PANA_CO_CHECK(co_await count_wrong(context, std::move(attempt), std::move(who), "session.open"));
  co_return wrong();
}

Awaitable<Result<SessionOpened>> refuse_token(Context& context, Actor who) {
  co_await note_refusal(context, std::move(who), "session.resume", "session");
  co_return wrong();
}

// Who proved to be who they say, as the account was then.
struct Proven {
  store::AccountRecord record;
  store::Attempt attempt;
  std::optional<std::int64_t> step;
  std::string device;
};

Awaitable<Result<SessionOpened>> admit(Context& context, const SignInRules& rules, Proven proven) {
  const auto actor = proven.record.actor();
  auto token = access::new_token(context.random);
  auto hash = access::token_hash(token);
  const auto expires_at = context.clock.now() + rules.lasts;
  store::SessionRecord session{actor.account, expires_at, std::move(proven.device)};
  store::OpenSession opening{{actor, "session.open"}, proven.attempt, hash,
                             std::move(session),      rules.idle,     proven.step,
                             proven.record.version};
  const auto opened = co_await context.store.open_session(std::move(opening));
  if (opened.has_error() && opened.error().code == FaultCode::wrong_credentials) {
    co_return co_await refuse(context, std::move(proven.attempt), actor);
  }
  if (opened.has_error()) co_return opened.error();
  context.metrics.add(Metric::sign_ins_total);
  co_return SessionOpened{actor, std::move(token), std::move(hash), expires_at};
}

}  // namespace

Awaitable<Result<SessionOpened>> open_session(Context& context, Hashing& hashing, const SignInRules& rules,
                                              Door door, protocol::SessionOpen params) {
  const auto attempt = attempt_of(params.account, door);
  PANA_CO_TRY(standing, co_await context.store.sign_in_wait(attempt));
  if (standing.wait > seconds{0}) co_return wait_for(standing.wait);
  auto loaded = co_await context.store.load_account(params.account);
  if (loaded.has_error() && loaded.error().code != FaultCode::not_found) co_return loaded.error();
  const auto who = loaded.has_value() ? loaded->actor() : stranger();
  const bool known = loaded.has_value() && !loaded->disabled && door_is_right(*loaded, door);
  auto record = known ? std::move(*loaded) : store::AccountRecord{};
  const auto whom = standing.source_known ? HashingFor::known : HashingFor::stranger;
  PANA_CO_TRY(right, co_await hashing.verify(std::move(params.password), record.password_hash, whom));
  const auto code = check_code(record, params.code.reveal(), context.clock.now(), rules.codes_required);
  if (!right || !code.right) co_return co_await refuse(context, attempt, who);
  co_return co_await admit(context, rules, {std::move(record), attempt, code.step, std::move(door.device)});
}

Awaitable<Result<SessionOpened>> resume_session(Context& context, const SignInRules& rules, Door door,
                                                protocol::SessionResume params) {
  auto hash = access::token_hash(params.token);
  auto session = co_await context.store.load_session(hash);
  const bool unknown = session.has_error() && session.error().code == FaultCode::not_found;
  if (unknown) co_return co_await refuse_token(context, stranger());
  if (session.has_error()) co_return session.error();
  auto record = co_await context.store.load_account(session->account);
  if (record.has_error() && record.error().code != FaultCode::not_found) co_return record.error();
  if (record.has_error()) co_return co_await refuse_token(context, stranger());
  const auto now = context.clock.now();
  const bool good = session->expires_at > now && session->device == door.device && !record->disabled &&
                    door_is_right(*record, door);
  if (!good) co_return co_await refuse_token(context, record->actor());
  // Comes last: who was signed out since the account was read has no session any more.
  const auto kept = co_await context.store.keep_session(hash, now + rules.idle);
  const bool gone = kept.has_error() && kept.error().code == FaultCode::not_found;
  if (gone) co_return co_await refuse_token(context, record->actor());
  if (kept.has_error()) co_return kept.error();
  co_return SessionOpened{record->actor(), std::move(params.token), std::move(hash), session->expires_at};
}

Awaitable<Result<void>> close_session(Context& context, Caller caller, std::string token_hash) {
  co_return co_await context.store.drop_session(caller.once(), std::move(token_hash));
}

}  // namespace pana::operations
