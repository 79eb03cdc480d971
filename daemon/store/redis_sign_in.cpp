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

// The version stands in the clear: scripts count and compare it.
Result<AccountRecord> account_from(const Codec& codec, const AccountId& account, std::string_view body,
                                   std::string_view version) {
  PANA_TRY(record, codec.open(account, body));
  record.version = Words{version}.number();
  return std::move(record);
}

// "account expires device".
SessionRecord session_from(std::string_view text) {
  Words words{text};
  SessionRecord record;
  record.account.text = words.next();
  record.expires_at = from_ms(words.number());
  record.device = words.next();
  return record;
}

}  // namespace

Awaitable<Result<AccountRecord>> RedisStore::load_account(AccountId account) {
  redis::Arguments arguments;
  arguments.add("HMGET").add(keys::of(keys::account, account.text)).add("body").add("version");
  auto reply = co_await call(std::move(arguments), reading);
  if (reply.has_error()) co_return reply.error();
  if ((*reply)[0].is_nil()) co_return fault(FaultCode::not_found);
  co_return account_from(codec_, account, (*reply)[0].text(), (*reply)[1].text());
}

Awaitable<Result<std::vector<AccountRecord>>> RedisStore::list_accounts() {
  auto reply = co_await call_script(script("list_accounts"), reading);
  if (reply.has_error()) co_return reply.error();
  std::vector<AccountRecord> records;
  for (std::size_t i = 0; i < reply->size(); ++i) {
    const auto row = (*reply)[i];
    PANA_CO_TRY(record, account_from(codec_, {std::string{row[0].text()}}, row[1].text(), row[2].text()));
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
  arguments.add(command.record.version);
  auto said = co_await change(std::move(arguments), !command.once.key.empty());
  if (said.has_error()) co_return said.error();
  co_return Result<void>{};
}

Awaitable<Result<AttemptStanding>> RedisStore::sign_in_wait(Attempt attempt) {
  auto arguments = script("sign_in_wait");
  arguments.add(codec_.mark("account", attempt.account.text)).add(codec_.mark("source", attempt.source));
  auto reply = co_await call_script(std::move(arguments), reading);
  if (reply.has_error()) co_return reply.error();
  co_return AttemptStanding{std::chrono::ceil<seconds>(milliseconds{(*reply)[0].integer()}),
                            (*reply)[1].integer() == 1};
}

Awaitable<Result<void>> RedisStore::sign_in_failed(Attempt attempt, Once once, std::string outcome) {
  auto arguments = script("sign_in_failed", once);
  arguments.add(codec_.mark("account", attempt.account.text)).add(codec_.mark("source", attempt.source));
  arguments.add(outcome);
  co_return nothing_but_faults(co_await call_script(std::move(arguments), {}));
}

Awaitable<Result<void>> RedisStore::open_session(OpenSession command) {
  auto arguments = script("open_session", command.once);
  arguments.add(session_mark(command.token_hash)).add(to_ms(command.record.expires_at));
  arguments.add(milliseconds{command.idle}.count()).add(command.record.device);
  command.code_step ? arguments.add(*command.code_step) : arguments.add("");
  arguments.add(codec_.mark("account", command.attempt.account.text));
  arguments.add(codec_.mark("source", command.attempt.source)).add(command.account_version);
  auto said = co_await change(std::move(arguments), false);
  if (said.has_error()) co_return said.error();
  co_return Result<void>{};
}

Awaitable<Result<std::vector<SessionStanding>>> RedisStore::list_sessions() {
  auto reply = co_await call_script(script("list_sessions"), reading);
  if (reply.has_error()) co_return reply.error();
  std::vector<SessionStanding> list;
  for (std::size_t i = 0; i < reply->size(); ++i)
    list.push_back({session_from((*reply)[i][0].text()), from_ms((*reply)[i][1].integer())});
  by_account(list);
  co_return list;
}

Awaitable<Result<SessionRecord>> RedisStore::load_session(std::string token_hash) {
  redis::Arguments arguments;
  arguments.add("GET").add(keys::of(keys::session, session_mark(token_hash)));
  auto reply = co_await call(std::move(arguments), reading);
  if (reply.has_error()) co_return reply.error();
  if (reply->is_nil()) co_return fault(FaultCode::not_found);
  co_return session_from(reply->text());
}

Awaitable<Result<void>> RedisStore::keep_session(std::string token_hash, Instant until) {
  auto arguments = script("keep_session");
  arguments.add(session_mark(token_hash)).add(to_ms(until));
  auto reply = co_await call_script(std::move(arguments), reading);
  if (reply.has_error()) co_return reply.error();
  if (reply->integer() == 0) co_return fault(FaultCode::not_found);
  co_return Result<void>{};
}

std::string RedisStore::session_mark(const std::string& token_hash) const {
  return codec_.mark("session", token_hash);
}

Awaitable<Result<void>> RedisStore::drop_session(Once once, std::string token_hash) {
  auto arguments = script("drop_session", once);
  arguments.add(session_mark(token_hash));
  auto said = co_await change(std::move(arguments), true);
  if (said.has_error()) co_return said.error();
  co_return Result<void>{};
}

}  // namespace pana::store
