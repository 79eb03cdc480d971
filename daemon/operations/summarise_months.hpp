#pragma once
#include "domain/summary.hpp"
#include "operations/context.hpp"
#include "protocol/params.hpp"

namespace pana::operations {

// Turns what was counted of months that are over into what may be told of them (domain/summary), once and for
// good; the counts are deleted. By any daemon, as often as it likes, with the register loaded.
Awaitable<Result<void>> summarise_months(Context& context);

// What is told of these months, by month; of one that has no summary (yet) nothing.
Awaitable<Result<std::vector<MonthSummary>>> show_summary(Context& context, protocol::ReportSummary params);

}  // namespace pana::operations
