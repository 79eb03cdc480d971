#pragma once
#include <span>
#include <string>

#include "domain/board.hpp"
#include "domain/ranking.hpp"
#include "protocol/json_writer.hpp"

// Values → JSON, each shape in one place (the shapes of the AsyncAPI document's components).
namespace pana::protocol {

void write(JsonWriter& json, const Names& names);
void write_place(JsonWriter& json, const Place& place);
// The whole center: register entry and live state.
void write_center(JsonWriter& json, const Center& center, Instant now, const FreshnessLimits& limits);
// Only what changes by the minute: {"center","accepting","reason"?,"until"?,"confirmed_at","freshness","units":[…]}.
void write_center_change(JsonWriter& json, const Center& center, Instant now, const FreshnessLimits& limits);
void write_unit(JsonWriter& json, const UnitGroup& group);
// Household bands as in the protocol: children only where there are some.
void write_household(JsonWriter& json, const Household& household);
void write_candidate(JsonWriter& json, const Board& board, const Candidate& candidate);
void write_excluded(JsonWriter& json, const Board& board, const Excluded& excluded);
void write_reason(JsonWriter& json, const Reason& reason);
// Any list of strings, or of ids.
void write_strings(JsonWriter& json, std::span<const std::string> texts);

}  // namespace pana::protocol
