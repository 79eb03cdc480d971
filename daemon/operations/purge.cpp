#include "operations/purge.hpp"

#include <algorithm>

#include "operations/change_request.hpp"

namespace pana::operations {
namespace {

constexpr std::size_t most_at_once = 500;
constexpr std::size_t most_in_evacuation = 10'000;
// Daemons, and the days of requests opened around midnight, need not agree to the minute.
constexpr std::chrono::hours grace{1};
// So much later than it should have gone may something still be there before we warn: rounds take time.
constexpr minutes late{15};

bool gone_already(const Fault& fault) {
  return fault.code == FaultCode::conflict || fault.code == FaultCode::not_found;
}

// Ends what is told in `overdue`, which nobody has ended since; alarms were given all the time. Answers how
// many.
Awaitable<Result<std::int64_t>> give_up(Context& context, Caller caller, std::vector<RequestId> overdue) {
  std::int64_t ended = 0;
  for (auto& id : overdue) {
    auto done = co_await end_unmet(context, caller, std::move(id), "unmet_capacity");
    if (done.has_error() && !gone_already(done.error())) co_return done.error();
    ended += done.has_error() ? 0 : 1;
  }
  co_return ended;
}

// The same in haste, without looking at what blocked it. What somebody else ended meanwhile is no failure.
Awaitable<Result<std::int64_t>> end_all(Context& context, Caller caller, std::vector<RequestId> overdue) {
  std::int64_t ended = 0;
  for (auto& id : overdue) {
    auto done = co_await context.store.change_request(
        {caller.once(), std::move(id), RequestAction::end, "unmet_capacity", {}});
    if (done.has_error() && !gone_already(done.error())) co_return done.error();
    ended += done.has_error() ? 0 : 1;
  }
  co_return ended;
}

bool clocks_agree(const Context& context, Instant store_time) {
  const auto apart = std::chrono::abs(context.clock.now() - store_time);
  if (apart <= grace) return true;
  log::error("clocks_differ",
             {{"apart_s", std::chrono::duration_cast<seconds>(apart).count()},
              {"help", "set the clocks of this host and of Redis's; no key is wiped before"}});
  return false;
}

// The oldest day whose key is still needed.
vault::KeyNumber needed_from(const Retention& retention, const store::PurgeOutcome& left) {
  const auto oldest = std::min(left.oldest_kept.value_or(left.now), left.now) - grace;
  const auto at_least = left.now - retention.open_for;
  return std::max({vault::day_of(oldest), vault::day_of(at_least), left.keys_from});
}

void wipe_keys(vault::Keyring& keyring, vault::KeyNumber from) {
  try {
    keyring.advance(from);
  } catch (const std::exception& why) {
    log::error("keys_not_wiped", {{"why", why.what()}});
  }
}

void check_remains(Context& context, const Retention& retention, milliseconds remains) {
  const auto remains_s = std::chrono::duration_cast<seconds>(remains).count();
  context.metrics.set(Metric::oldest_remains_s, remains_s);
  if (remains > retention.ended_for + late) log::warning("purge_is_late", {{"oldest_remains_s", remains_s}});
}

store::Purge purge_for(const Retention& retention, store::Once once) {
  store::Purge command{std::move(once), retention.ended_for, retention.open_for};
  command.most = most_at_once;
  return command;
}

}  // namespace

Awaitable<Result<Purged>> forget(Context& context, Retention retention) {
  const auto caller = daemon_itself("request.purge");
  Purged all;
  store::PurgeOutcome left;
  bool trusted = false;
  do {
    PANA_CO_TRY(outcome, co_await context.store.purge(purge_for(retention, caller.once())));
    trusted = clocks_agree(context, outcome.now);
    std::int64_t ended = 0;
    if (trusted) {
      PANA_CO_TRY(count, co_await give_up(context, caller, outcome.overdue));
      ended = count;
    }
    all.purged += outcome.purged;
    all.ended += ended;
    left = std::move(outcome);
    if (left.purged == 0 && ended == 0) break;
  } while (trusted);
  PANA_CO_CHECK(co_await context.store.trim_events(retention.ended_for));
  if (trusted) wipe_keys(retention.keyring, needed_from(retention, left));
  all.oldest_remains = left.oldest_remains;
  check_remains(context, retention, left.oldest_remains);
  co_return all;
}

namespace {

// Ends everything that is open, also what is opened while this goes on.
Awaitable<Result<std::int64_t>> end_what_is_open(Context& context, Caller caller, store::Purge look) {
  caller.key.clear();
  look.once = caller.once();
  look.only_look = true;
  std::int64_t ended = 0;
  for (;;) {
    PANA_CO_TRY(outcome, co_await context.store.purge(look));
    if (outcome.overdue.empty()) break;
    PANA_CO_TRY(count, co_await end_all(context, caller, outcome.overdue));
    ended += count;
    if (count == 0) break;
  }
  co_return ended;
}

}  // namespace

Awaitable<Result<Purged>> evacuate(Context& context, Caller caller, Retention retention,
                                   protocol::RequestPurge params) {
  // Who answers for some regions does not end what is open in others.
  if (params.all && !caller.actor.regions.empty()) co_return fault(FaultCode::not_allowed, "/all");
  auto command = purge_for(retention, caller.once());
  command.ended_for = command.open_for = milliseconds{0};
  command.most = most_in_evacuation;
  command.keys_from = retention.keyring.current() + 1;
  auto look = command;
  look.only_look = true;
  PANA_CO_TRY(before, co_await context.store.purge(look));
  if (params.all && !before.repeated) {
    PANA_CO_TRY(ended, co_await end_what_is_open(context, caller, look));
    command.ended = ended;
  }
  PANA_CO_TRY(outcome, co_await context.store.purge(command));
  // The caller's key is for the first part: the same call gets the same answer again.
  command.once.key.clear();
  Purged all{outcome.purged, outcome.ended};
  for (auto part = outcome.purged; part == static_cast<std::int64_t>(command.most); all.purged += part) {
    PANA_CO_TRY(more, co_await context.store.purge(command));
    part = more.purged;
    outcome = std::move(more);
  }
  all.oldest_remains = outcome.oldest_remains;
  all.keys_wiped = !outcome.oldest_kept;
  PANA_CO_CHECK(co_await context.store.trim_events(retention.ended_for));
  wipe_keys(retention.keyring, needed_from(retention, outcome));
  co_return all;
}

}  // namespace pana::operations
