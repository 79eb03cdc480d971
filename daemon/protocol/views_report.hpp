#pragma once
#include <string>
#include <string_view>

#include "domain/event.hpp"
#include "domain/summary.hpp"
#include "protocol/json_writer.hpp"

// Figures of many people → JSON. They hold nothing of one of them: who may ask for them sees all of them.
namespace pana::protocol {

// {"month","figures":{"placed"?, …},"regions":[{"region","placed"?}]}: a figure that is left out is withheld.
void write_month_summary(JsonWriter& json, const MonthSummary& summary);

// {"region","waiting","since"}.
void write_region_waiting(JsonWriter& json, std::string_view region, std::int64_t waiting, Instant since);

// Params of waiting.changed: {"cursor"}. It tells nothing of the request that has changed.
std::string waiting_changed(const Cursor& cursor);

}  // namespace pana::protocol
