#include "store/memory_store.hpp"

// The part of the in-memory store that counts, month by month.
namespace pana::store {
namespace {

Month month_in_utc(Instant at) {
  return month_of(local_time(at, minutes{0}).day);
}

}  // namespace

void Ledger::tally(Tallied what, const CenterId& center) {
  ++tallies_[month_in_utc(now())][{what, center}];
}

std::vector<MonthTally> Ledger::list_tallies() const {
  std::vector<MonthTally> months;
  for (const auto& [month, counts] : tallies_) {
    months.push_back({month, {}});
    for (const auto& [what, count] : counts)
      months.back().tallies.push_back({what.first, what.second, count});
  }
  return months;
}

bool Ledger::keep_summary(const MonthSummary& summary) {
  if (summary.month >= month_in_utc(now())) return false;
  summaries_.emplace(summary.month, summary);
  tallies_.erase(summary.month);
  return true;
}

std::vector<MonthSummary> Ledger::list_summaries() const {
  std::vector<MonthSummary> months;
  for (const auto& [month, summary] : summaries_) months.push_back(summary);
  return months;
}

Awaitable<Result<std::vector<MonthTally>>> MemoryStore::list_tallies() {
  co_return ledger_.list_tallies();
}
Awaitable<Result<bool>> MemoryStore::keep_summary(MonthSummary summary) {
  co_return ledger_.keep_summary(summary);
}
Awaitable<Result<std::vector<MonthSummary>>> MemoryStore::list_summaries() {
  co_return ledger_.list_summaries();
}

}  // namespace pana::store
