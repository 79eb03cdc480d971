#pragma once
#include <span>
#include <string>

#include "domain/board.hpp"
#include "domain/ranking.hpp"
#include "domain/visible.hpp"
#include "protocol/json_writer.hpp"

// Values → JSON, each shape in one place (the shapes of schema/shapes.json). Centers and routes are written
// as their reader may see them: what domain/visible does not list is left out. Requests stand in
// views_request.hpp, offers in views_offer.hpp, sessions, accounts and the daemon's state in
// views_session.hpp.
namespace pana::protocol {

void write(JsonWriter& json, const Names& names);
void write_place(JsonWriter& json, const Place& place, Role role);
// The whole center: register entry and live state. `confirmed_at` is left out where nobody has confirmed it
// yet, `reason` and `until` where it accepts people.
void write_center(JsonWriter& json, const Center& center, Instant now, const FreshnessLimits& limits,
                  Reader reader);
// Only what changes by the minute:
// {"center","accepting","reason"?,"until"?,"confirmed_at","freshness","units":[…]}.
void write_center_change(JsonWriter& json, const Center& center, Instant now, const FreshnessLimits& limits,
                         Reader reader);
// The register entry alone, as center.put and register files have it.
void write_register_entry(JsonWriter& json, const Center& center, Reader reader);
// `step_free` and `for` are left out where they are false and "households".
void write_unit(JsonWriter& json, const UnitGroup& group, Reader reader);
// {"center","confirmed_at","units":[counters…]}: what capacity.* and center.accepting answer; counters are
// {"unit","total",…,"free","version"}.
void write_capacity(JsonWriter& json, const CenterId& center, Instant confirmed_at,
                    std::span<const UnitChanged> units, Reader reader);
// Params of the notice that a center's figures should be confirmed: {"center","confirmed_at","stale_at"}.
std::string capacity_prompt(const CenterId& center, Instant confirmed_at, Instant stale_at);
// What officers see instead of centers: {"region":"27","available":true}.
void write_region_availability(JsonWriter& json, std::string_view region, bool available, Role role);
// Household bands as in the protocol: children only where there are some.
void write_household(JsonWriter& json, const Household& household);
void write_candidate(JsonWriter& json, const Board& board, const Candidate& candidate, const Actor& reader);
void write_excluded(JsonWriter& json, const Board& board, const Excluded& excluded, const Actor& reader);
// [{"item","min"}…]: travel always, the others where they add something.
void write_cost(JsonWriter& json, const Costs& cost);
void write_reason(JsonWriter& json, const Reason& reason);
// Any list of strings, or of ids.
void write_strings(JsonWriter& json, std::span<const std::string> texts);
void write_ids(JsonWriter& json, std::string_view name, const auto& ids) {
  json.key(name).begin_array();
  for (const auto& id : ids) json.value(id.text);
  json.end_array();
}
// {"regions","places","around","home_place","centers"}: from whom a request is concealed is told to nobody.
void write_exclusion(JsonWriter& json, const Exclusion& exclude);

// The member "cursor" of the object that is open.
void write_cursor(JsonWriter& json, Cursor cursor);

}  // namespace pana::protocol
