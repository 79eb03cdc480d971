#include "operations/summarise_months.hpp"

#include "core/log.hpp"

namespace pana::operations {

Awaitable<Result<void>> summarise_months(Context& context) {
  const auto today = local_time(context.clock.now(), context.board.policy().utc_offset).day;
  PANA_CO_TRY(months, co_await context.store.list_tallies());
  std::map<CenterId, std::string> regions;
  for (const auto& entry : context.board.entries()) regions[entry.center.id] = entry.center.region;
  for (const auto& tally : months) {
    if (tally.month >= month_of(today)) continue;
    // Where the clocks differ around midnight the store says no, and the next round comes again.
    PANA_CO_TRY(kept, co_await context.store.keep_summary(summarise(tally, regions)));
    if (kept) log::info("month_summarised", {{"month", to_text(tally.month)}});
  }
  co_return Result<void>{};
}

Awaitable<Result<std::vector<MonthSummary>>> show_summary(Context& context, protocol::ReportSummary params) {
  PANA_CO_TRY(months, co_await context.store.list_summaries());
  std::erase_if(months, [&](const auto& one) { return one.month < params.from || one.month > params.to; });
  co_return months;
}

}  // namespace pana::operations
