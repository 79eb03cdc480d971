#include <algorithm>

#include "store/keys.hpp"
#include "store/packing.hpp"
#include "store/redis_calls.hpp"
#include "store/redis_store.hpp"

// The part of RedisStore that signing in needs.
namespace pana::store {
namespace {

constexpr redis::CallOptions reading{.repeatable = true};

Result<void> nothing_but_faults(const Result<redis::Reply>& reply) {
  if (reply.has_error()) return reply.error();
  return {};
}

}  // namespace

redis::Arguments RedisStore::script(std::string_view name, const Attempt& attempt) const {
  auto arguments = script(name);
  arguments.add(codec_.mark("account", attempt.account.text)).add(codec_.mark("source", attempt.source));
  return arguments;
}

Awaitable<Result<AccountRecord>> RedisStore::load_account(AccountId account) {
  redis::Arguments arguments;
  arguments.add("HGET").add(keys::of(keys::account, account.text)).add("body");
  auto reply = co_await call(std::move(arguments), reading);
  if (reply.has_error()) co_return reply.error();
  if (reply->is_nil()) co_return fault(FaultCode::not_found);
  co_return codec_.open(account, reply->text());
}

Awaitable<Result<std::vector<AccountRecord>>> RedisStore::list_accounts() {
  auto reply = co_await call_script(script("list_accounts"), reading);
  if (reply.has_error()) co_return reply.error();
  std::vector<AccountRecord> records;
  for (std::size_t i = 0; i < reply->size(); ++i) {
    const auto row = (*reply)[i];
    PANA_CO_TRY(record, codec_.open(AccountId{std::string{row[0].text()}}, row[1].text()));
    records.push_back(std::move(record));
  }
  std::sort(records.begin(), records.end(),
            [](const AccountRecord& a, const AccountRecord& b) { return a.account < b.account; });
  co_return records;
}

Awaitable<Result<void>> RedisStore::put_account(PutAccount command) {
  if (!is_id(command.record.account.text)) co_return fault(FaultCode::invalid_params, "/account");
  auto arguments = script("put_account", command.once);
  arguments.add(command.record.account.text).add(codec_.seal(command.record));
  arguments.add(command.only_new ? "1" : "0").add(command.signs_out ? "1" : "0");
  auto said = co_await change(std::move(arguments), !command.once.key.empty());
  if (said.has_error()) co_return said.error();
  co_return Result<void>{};
}

Awaitable<Result<seconds>> RedisStore::sign_in_wait(Attempt attempt) {
  auto reply = co_await call_script(script("sign_in_wait", attempt), reading);
  if (reply.has_error()) co_return reply.error();
  co_return std::chrono::ceil<seconds>(milliseconds{reply->integer()});
}

Awaitable<Result<void>> RedisStore::sign_in_failed(Attempt attempt) {
  co_return nothing_but_faults(co_await call_script(script("sign_in_failed", attempt), {}));
}

Awaitable<Result<void>> RedisStore::open_session(OpenSession command) {
  auto arguments = script("open_session", command.once);
  arguments.add(codec_.mark("session", command.token_hash)).add(to_ms(command.record.expires_at));
  arguments.add(milliseconds{command.idle}.count()).add(command.record.device);
  command.code_step ? arguments.add(*command.code_step) : arguments.add("");
  arguments.add(codec_.mark("account", command.attempt.account.text));
  arguments.add(codec_.mark("source", command.attempt.source));
  auto said = co_await change(std::move(arguments), false);
  if (said.has_error()) co_return said.error();
  co_return Result<void>{};
}

Awaitable<Result<SessionRecord>> RedisStore::load_session(std::string token_hash) {
  redis::Arguments arguments;
  arguments.add("GET").add(keys::of(keys::session, codec_.mark("session", token_hash)));
  auto reply = co_await call(std::move(arguments), reading);
  if (reply.has_error()) co_return reply.error();
  if (reply->is_nil()) co_return fault(FaultCode::not_found);
  Words words{reply->text()};
  SessionRecord record;
  record.account.text = words.next();
  record.expires_at = from_ms(words.number());
  record.device = words.next();
  co_return record;
}

Awaitable<Result<void>> RedisStore::keep_session(std::string token_hash, Instant until) {
  redis::Arguments arguments;
  arguments.add("PEXPIREAT").add(keys::of(keys::session, codec_.mark("session", token_hash)));
  arguments.add(to_ms(until)).add("GT");
  co_return nothing_but_faults(co_await call(std::move(arguments), reading));
}

Awaitable<Result<void>> RedisStore::drop_session(Once once, std::string token_hash) {
  auto arguments = script("drop_session", once);
  arguments.add(codec_.mark("session", token_hash));
  auto said = co_await change(std::move(arguments), true);
  if (said.has_error()) co_return said.error();
  co_return Result<void>{};
}

}  // namespace pana::store
