#include "domain/local_time.hpp"
#include "protocol/object_writer.hpp"
#include "protocol/views.hpp"

namespace pana::protocol {
namespace {

void write_numbers(ObjectWriter& object, const Counters& counters) {
  object.member(Member::total, counters.total).member(Member::staffed, counters.staffed);
  object.member(Member::occupied, counters.occupied).member(Member::held, counters.held);
  object.member(Member::out_of_service, counters.out_of_service).member(Member::free, counters.free());
  object.member(Member::version, counters.version);
}

void write_kind(ObjectWriter& object, const UnitGroup& group) {
  if (group.step_free) object.member(Member::step_free, true);
  if (group.who != UnitFor::households) object.member(Member::for_whom, name_of(group.who));
}

void write_eligibility(JsonWriter& json, const Eligibility& taken) {
  json.begin_object().member("women", taken.women).member("men", taken.men);
  json.member("adolescents", taken.adolescents).member("boy_age_max", taken.boy_age_max);
  json.member("household_max", taken.household_max).member("aged_60_plus", taken.aged_60_plus);
  json.member("pregnant", taken.pregnant).member("screening", taken.screening);
  json.member("stay_max_days", taken.stay_max_days).end_object();
}

void write_licence(JsonWriter& json, const Licence& licence) {
  json.begin_object();
  if (licence.from) json.member("from", to_date(*licence.from));
  if (licence.until) json.member("until", to_date(*licence.until));
  json.end_object();
}

// What most centers do not have.
void write_special_members(ObjectWriter& object, const Center& center) {
  if (!center.intake.always()) {
    object.member(Member::intake, [&](JsonWriter& json) {
      json.begin_object().member("from", to_clock(center.intake.from_min));
      json.member("until", to_clock(center.intake.until_min)).end_object();
    });
  }
  if (center.licence != Licence{})
    object.member(Member::licence, [&](JsonWriter& json) { write_licence(json, center.licence); });
  if (center.rhythm) {
    object.member(Member::rhythm, [&](JsonWriter& json) {
      json.begin_object().member("ageing_after_min", center.rhythm->ageing_after.count());
      json.member("stale_after_min", center.rhythm->stale_after.count()).end_object();
    });
  }
  if (center.phone_only) object.member(Member::phone_only, true);
}

void write_register_members(ObjectWriter& object, const Center& center) {
  object.member(Member::center, center.id.text).member(Member::code, center.code);
  object.member(Member::name, [&](JsonWriter& json) { write(json, center.name); });
  object.member(Member::region, center.region).member(Member::place, center.place.text);
  object.member(Member::operated_by, center.operated_by == OperatedBy::state ? "state" : "ngo");
  object.member(Member::eligibility, [&](JsonWriter& json) { write_eligibility(json, center.eligibility); });
  object.member(Member::needs, [&](JsonWriter& json) { write_strings(json, center.needs.codes()); });
  object.member(Member::languages, [&](JsonWriter& json) { write_strings(json, center.languages); });
  write_special_members(object, center);
}

void write_live_members(ObjectWriter& object, const Center& center, Instant now,
                        const FreshnessLimits& limits, Reader reader) {
  const bool open = center.acceptance.open_at(now);
  object.member(Member::accepting, open);
  if (!open) object.member(Member::reason, center.acceptance.reason);
  if (!open && center.acceptance.until) object.member(Member::until, to_rfc3339(*center.acceptance.until));
  if (center.confirmed_at) object.member(Member::confirmed_at, to_rfc3339(*center.confirmed_at));
  object.member(Member::freshness, name_of(freshness_of(center.confirmed_at, now, center.limits(limits))));
  object.member(Member::units, [&](JsonWriter& json) {
    json.begin_array();
    for (const auto& group : center.units) write_unit(json, group, reader);
    json.end_array();
  });
}

void write_unit_entry(JsonWriter& json, const UnitGroup& group, Reader reader) {
  ObjectWriter object{json, visible(Shape::unit_entry, reader)};
  object.member(Member::unit, group.unit).member(Member::sleeps, group.sleeps);
  object.member(Member::total, group.counters.total);
  write_kind(object, group);
  object.end();
}

void write_counters(JsonWriter& json, std::string_view unit, const Counters& counters, Reader reader) {
  ObjectWriter object{json, visible(Shape::counters, reader)};
  object.member(Member::unit, unit);
  write_numbers(object, counters);
  object.end();
}

}  // namespace

void write_unit(JsonWriter& json, const UnitGroup& group, Reader reader) {
  ObjectWriter object{json, visible(Shape::unit, reader)};
  object.member(Member::unit, group.unit).member(Member::sleeps, group.sleeps);
  write_numbers(object, group.counters);
  if (group.overflow.until) {
    object.member(Member::overflow, group.overflow.places);
    object.member(Member::overflow_until, to_rfc3339(*group.overflow.until));
  }
  write_kind(object, group);
  object.end();
}

void write_center(JsonWriter& json, const Center& center, Instant now, const FreshnessLimits& limits,
                  Reader reader) {
  ObjectWriter object{json, visible(Shape::center, reader)};
  write_register_members(object, center);
  write_live_members(object, center, now, limits, reader);
  object.end();
}

void write_center_change(JsonWriter& json, const Center& center, Instant now, const FreshnessLimits& limits,
                         Reader reader) {
  ObjectWriter object{json, visible(Shape::center_change, reader)};
  object.member(Member::center, center.id.text);
  write_live_members(object, center, now, limits, reader);
  object.end();
}

void write_register_entry(JsonWriter& json, const Center& center, Reader reader) {
  ObjectWriter object{json, visible(Shape::register_entry, reader)};
  write_register_members(object, center);
  object.member(Member::units, [&](JsonWriter& list) {
    list.begin_array();
    for (const auto& group : center.units) write_unit_entry(list, group, reader);
    list.end_array();
  });
  object.end();
}

void write_capacity(JsonWriter& json, const CenterId& center, Instant confirmed_at,
                    std::span<const UnitChanged> units, Reader reader) {
  ObjectWriter object{json, visible(Shape::capacity, reader)};
  object.member(Member::center, center.text).member(Member::confirmed_at, to_rfc3339(confirmed_at));
  object.member(Member::units, [&](JsonWriter& list) {
    list.begin_array();
    for (const auto& changed : units) write_counters(list, changed.unit, changed.counters, reader);
    list.end_array();
  });
  object.end();
}

std::string capacity_prompt(const CenterId& center, Instant confirmed_at, Instant stale_at) {
  JsonWriter json;
  json.begin_object().member("center", center.text).member("confirmed_at", to_rfc3339(confirmed_at));
  json.member("stale_at", to_rfc3339(stale_at)).end_object();
  return json.take();
}

void write_region_availability(JsonWriter& json, std::string_view region, bool available, Role role) {
  ObjectWriter object{json, visible(Shape::region_availability, {role})};
  object.member(Member::region, region).member(Member::available, available).end();
}

}  // namespace pana::protocol
