#include <algorithm>

#include "store/memory_ledger.hpp"

namespace pana::store {
namespace {

using ByTime = std::vector<std::pair<Instant, RequestId>>;

ByTime by_time(const std::map<RequestId, Instant>& from) {
  ByTime list;
  for (const auto& [id, at] : from) list.emplace_back(at, id);
  std::sort(list.begin(), list.end());
  return list;
}

}  // namespace

void Ledger::erase(const RequestId& id) {
  const auto found = requests_.find(id);
  if (found != requests_.end()) {
    for (const auto& offer : found->second.offers) offers_.erase(offer);
    requests_.erase(found);
  }
  ended_.erase(id);
  kept_.erase(id);
}

Result<PurgeOutcome> Ledger::purge(const Purge& command) {
  if (auto again = seen_before<PurgeOutcome>(command.once)) return *again;
  PurgeOutcome outcome;
  outcome.now = now();
  outcome.ended = command.ended;
  for (const auto& [at, id] : by_time(kept_)) {
    const bool overdue = at <= now() - command.open_for && !ended_.contains(id);
    if (overdue && outcome.overdue.size() < command.most) outcome.overdue.push_back(id);
  }
  for (const auto& [at, id] : by_time(ended_)) {
    if (command.only_look || at > now() - command.ended_for) break;
    if (outcome.purged == static_cast<std::int64_t>(command.most)) break;
    erase(id);
    ++outcome.purged;
  }
  if (const auto left = by_time(ended_); !left.empty()) outcome.oldest_remains = now() - left.front().first;
  if (const auto left = by_time(kept_); !left.empty()) outcome.oldest_kept = left.front().first;
  const bool wipes = !command.only_look && !outcome.oldest_kept && command.keys_from.value_or(0) > keys_from_;
  if (wipes) {
    keys_from_ = *command.keys_from;
    Event event;
    event.keys = KeysWiped{keys_from_};
    emit(std::move(event));
  }
  outcome.keys_from = keys_from_;
  if (!command.only_look) remember(command.once, outcome);
  return outcome;
}

}  // namespace pana::store
