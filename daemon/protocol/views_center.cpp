#include "protocol/views.hpp"

namespace pana::protocol {
namespace {

void write_numbers(JsonWriter& json, const Counters& counters) {
  json.member("total", counters.total)
      .member("staffed", counters.staffed)
      .member("occupied", counters.occupied);
  json.member("held", counters.held).member("out_of_service", counters.out_of_service);
  json.member("free", counters.free()).member("version", counters.version);
}

void write_kind(JsonWriter& json, const UnitGroup& group) {
  if (group.step_free) json.member("step_free", true);
  if (group.who != UnitFor::households) json.member("for", name_of(group.who));
}

void write_register_members(JsonWriter& json, const Center& center) {
  json.member("center", center.id.text).member("code", center.code).key("name");
  write(json, center.name);
  json.member("region", center.region).member("place", center.place.text);
  json.member("operator", center.operated_by == OperatedBy::state ? "state" : "ngo");
}

void write_abilities(JsonWriter& json, const Center& center) {
  const auto& taken = center.eligibility;
  json.key("eligibility").begin_object();
  json.member("women", taken.women).member("men", taken.men).member("adolescents", taken.adolescents);
  json.member("boy_age_max", taken.boy_age_max).member("household_max", taken.household_max).end_object();
  json.key("needs");
  write_strings(json, center.needs.codes());
  json.key("languages");
  write_strings(json, center.languages);
}

void write_live_members(JsonWriter& json, const Center& center, Instant now, const FreshnessLimits& limits) {
  const bool open = center.acceptance.open_at(now);
  json.member("accepting", open);
  if (!open) json.member("reason", center.acceptance.reason);
  if (!open && center.acceptance.until) json.member("until", to_rfc3339(*center.acceptance.until));
  if (center.confirmed_at) json.member("confirmed_at", to_rfc3339(*center.confirmed_at));
  json.member("freshness", name_of(freshness_of(center.confirmed_at, now, limits)));
  json.key("units").begin_array();
  for (const auto& group : center.units) write_unit(json, group);
  json.end_array();
}

}  // namespace

void write_unit(JsonWriter& json, const UnitGroup& group) {
  json.begin_object().member("unit", group.unit).member("sleeps", group.sleeps);
  write_numbers(json, group.counters);
  write_kind(json, group);
  json.end_object();
}

void write_counters(JsonWriter& json, std::string_view unit, const Counters& counters) {
  json.begin_object().member("unit", unit);
  write_numbers(json, counters);
  json.end_object();
}

void write_center(JsonWriter& json, const Center& center, Instant now, const FreshnessLimits& limits) {
  json.begin_object();
  write_register_members(json, center);
  write_abilities(json, center);
  write_live_members(json, center, now, limits);
  json.end_object();
}

void write_center_change(JsonWriter& json, const Center& center, Instant now, const FreshnessLimits& limits) {
  json.begin_object().member("center", center.id.text);
  write_live_members(json, center, now, limits);
  json.end_object();
}

void write_register_entry(JsonWriter& json, const Center& center) {
  json.begin_object();
  write_register_members(json, center);
  write_abilities(json, center);
  json.key("units").begin_array();
  for (const auto& group : center.units) {
    json.begin_object().member("unit", group.unit).member("sleeps", group.sleeps);
    json.member("total", group.counters.total);
    write_kind(json, group);
    json.end_object();
  }
  json.end_array().end_object();
}

void write_capacity(JsonWriter& json, const CenterId& center, Instant confirmed_at,
                    std::span<const UnitChanged> units) {
  json.begin_object().member("center", center.text).member("confirmed_at", to_rfc3339(confirmed_at));
  json.key("units").begin_array();
  for (const auto& changed : units) write_counters(json, changed.unit, changed.counters);
  json.end_array().end_object();
}

void write_region_availability(JsonWriter& json, std::string_view region, bool available) {
  json.begin_object().member("region", region).member("available", available).end_object();
}

}  // namespace pana::protocol
