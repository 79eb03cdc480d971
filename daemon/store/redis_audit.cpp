#include "store/audit_stream.hpp"
#include "store/redis_store.hpp"

// The part of RedisStore that is about the audit stream.
namespace pana::store {
namespace {

constexpr redis::CallOptions reading{.repeatable = true};

// What is no name of an account of ours may be anything, also a password that was typed into the wrong field.
std::string account_word(const std::string& account) {
  return audit::is_word(account) ? account : "unknown";
}

}  // namespace

Awaitable<Result<void>> RedisStore::record_audit(Once once, std::string kind, std::string id,
                                                 std::string outcome) {
  if (!audit::is_word(once.verb) || !audit::is_word(kind) || !audit::is_word(id) ||
      !audit::is_word(outcome)) {
    co_return fault(FaultCode::invalid_params);
  }
  once.actor.account.text = account_word(once.actor.account.text);
  auto arguments = script("note", once);
  arguments.add(kind).add(id).add(outcome);
  auto said = co_await change(std::move(arguments), false);
  if (said.has_error()) co_return said.error();
  co_return Result<void>{};
}

Awaitable<Result<AuditPage>> RedisStore::read_audit(std::string before, std::size_t most) {
  auto arguments = script("read_audit");
  arguments.add(before.empty() ? "+" : "(" + before).add(static_cast<std::int64_t>(most));
  auto reply = co_await call_script(std::move(arguments), reading);
  if (reply.has_error()) co_return reply.error();
  co_return AuditPage{audit::head_from((*reply)[0].text()), records_from((*reply)[1])};
}

Awaitable<Result<AuditState>> RedisStore::audit_state() {
  auto reply = co_await call_script(script("audit_state"), reading);
  if (reply.has_error()) co_return reply.error();
  co_return AuditState{(*reply)[0].text().ends_with(" 1"), audit::head_from((*reply)[1].text())};
}

}  // namespace pana::store
