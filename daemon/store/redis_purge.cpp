#include "store/keys.hpp"
#include "store/redis_calls.hpp"
#include "store/redis_rows.hpp"
#include "store/redis_store.hpp"
#include "store/redis_words.hpp"

// The part of RedisStore that forgets.
namespace pana::store {
namespace {

// "now purged ended remains kept keys_from overdue overdue …".
Result<PurgeOutcome> purge_outcome_from(std::string_view text) {
  Words words{text};
  PurgeOutcome outcome;
  outcome.now = from_ms(words.number());
  outcome.purged = words.number();
  outcome.ended = words.number();
  outcome.oldest_remains = milliseconds{words.number()};
  outcome.oldest_kept = maybe_instant(words.next());
  outcome.keys_from = static_cast<std::uint32_t>(words.number());
  while (!words.done()) {
    if (const auto id = words.next(); !id.empty()) outcome.overdue.push_back({std::string{id}});
  }
  if (words.overrun()) return fault(FaultCode::internal_error);
  return outcome;
}

}  // namespace

Awaitable<Result<PurgeOutcome>> RedisStore::purge(Purge command) {
  auto arguments = script("purge", command.once);
  arguments.add(command.ended_for.count()).add(command.open_for.count());
  arguments.add(static_cast<std::int64_t>(command.most)).add(command.only_look ? "1" : "");
  if (command.keys_from) {
    arguments.add(std::int64_t{*command.keys_from});
  } else {
    arguments.add("");
  }
  arguments.add(command.ended);
  // Deleting twice does no harm: the second time there is nothing left.
  co_return co_await change(std::move(arguments), true, purge_outcome_from);
}

Awaitable<Result<void>> RedisStore::trim_events(milliseconds kept_for) {
  auto arguments = script("trim_events");
  arguments.add(kept_for.count());
  auto reply = co_await call_script(std::move(arguments), {.repeatable = true});
  if (reply.has_error()) co_return reply.error();
  co_return Result<void>{};
}

Awaitable<Result<bool>> RedisStore::fits_keys() {
  redis::Arguments ask;
  ask.add("GET").add(keys::seal_check);
  auto known = co_await call(ask, {.repeatable = true});
  if (known.has_error()) co_return known.error();
  if (known->is_nil()) {
    // Data from before there was a check: the register tells.
    auto register_ = co_await snapshot();
    if (register_.has_error() && register_.error().code == FaultCode::internal_error) co_return false;
    if (register_.has_error()) co_return register_.error();
    redis::Arguments set;
    set.add("SET").add(keys::seal_check).add(codec_.seal_check()).add("NX");
    auto done = co_await call(std::move(set), {.repeatable = true, .waits = true});
    if (done.has_error()) co_return done.error();
    known = co_await call(std::move(ask), {.repeatable = true});
    if (known.has_error()) co_return known.error();
  }
  co_return codec_.is_seal_check(known->text());
}

}  // namespace pana::store
