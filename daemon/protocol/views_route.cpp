#include "protocol/object_writer.hpp"
#include "protocol/views.hpp"

namespace pana::protocol {
namespace {

void write_who(ObjectWriter& object, const Center& center) {
  object.member(Member::center, center.id.text);
  object.member(Member::name, [&](JsonWriter& json) { write(json, center.name); });
  object.member(Member::region, center.region);
}

void write_change(JsonWriter& json, const std::vector<Change>& changes) {
  json.begin_array();
  for (const auto& change : changes) {
    json.begin_object().member("remedy", name_of(change.remedy));
    if (change.count >= 0) json.member("count", change.count);
    if (!change.got.empty()) json.member("got", change.got);
    json.end_object();
  }
  json.end_array();
}

Members seen_of(Shape shape, const Center& center, const Actor& reader) {
  return visible(shape, {reader.role, relation_to_center(reader, center.id, center.region)});
}

}  // namespace

void write(JsonWriter& json, const Names& names) {
  json.begin_object().member("kk", names.kk).member("ru", names.ru).member("en", names.en).end_object();
}

void write_strings(JsonWriter& json, std::span<const std::string> texts) {
  json.begin_array();
  for (const auto& text : texts) json.value(text);
  json.end_array();
}

void write_exclusion(JsonWriter& json, const Exclusion& exclude) {
  json.begin_object().key("regions");
  write_strings(json, exclude.regions);
  write_ids(json, "places", exclude.places);
  json.key("around").begin_array();
  for (const auto& around : exclude.around)
    json.begin_object().member("place", around.place.text).member("km", around.km).end_object();
  json.end_array().member("home_place", exclude.home_place);
  write_ids(json, "centers", exclude.centers);
  json.end_object();
}

void write_cursor(JsonWriter& json, Cursor cursor) {
  json.member("cursor", to_string(cursor));
}

void write_place(JsonWriter& json, const Place& place, Role role) {
  ObjectWriter object{json, visible(Shape::place, {role})};
  object.member(Member::place, place.id.text);
  object.member(Member::name, [&](JsonWriter& names) { write(names, place.name); });
  object.member(Member::region, place.region);
  object.member(Member::lat, place.position.lat).member(Member::lon, place.position.lon).end();
}

void write_household(JsonWriter& json, const Household& household) {
  json.begin_object().member("women", household.women).member("men", household.men);
  json.member("aged_60_plus", household.aged_60_plus).member("pregnant", household.pregnant);
  json.key("children").begin_array();
  for (std::size_t band = 0; band < band_count; ++band) {
    if (household.girls[band] + household.boys[band] == 0) continue;
    json.begin_object().member("band", band_names[band]);
    json.member("girls", household.girls[band]).member("boys", household.boys[band]).end_object();
  }
  json.end_array().end_object();
}

void write_cost(JsonWriter& json, const Costs& cost) {
  json.begin_array();
  for (std::size_t i = 0; i < cost.size(); ++i) {
    const auto item = static_cast<CostItem>(i);
    if (item == CostItem::travel || cost[i] != 0)
      json.begin_object().member("item", name_of(item)).member("min", cost[i]).end_object();
  }
  json.end_array();
}

void write_reason(JsonWriter& json, const Reason& reason) {
  json.begin_object().member("rule", name_of(reason.rule));
  if (reason.limit >= 0) json.member("limit", reason.limit);
  if (!reason.got.empty()) json.member("got", reason.got);
  if (!reason.unit.empty()) json.member("unit", reason.unit);
  json.end_object();
}

void write_candidate(JsonWriter& json, const Board& board, const Candidate& candidate, const Actor& reader) {
  const auto& center = board.at(candidate.slot).center;
  const auto& group = center.units.at(candidate.unit);
  ObjectWriter object{json, seen_of(Shape::candidate, center, reader)};
  write_who(object, center);
  object.member(Member::place, center.place.text).member(Member::unit, group.unit);
  const auto counters = board.seen_by(reader, center.id, group.unit, group.counters);
  object.member(Member::free, counters.free()).member(Member::travel_min, candidate.leg.minutes);
  object.member(Member::km, candidate.leg.km).member(Member::estimate, candidate.leg.estimate);
  object.member(Member::freshness, name_of(candidate.freshness));
  object.member(Member::cost, [&](JsonWriter& cost) { write_cost(cost, candidate.minutes); }).end();
}

void write_excluded(JsonWriter& json, const Board& board, const Excluded& excluded, const Actor& reader) {
  const auto& center = board.at(excluded.slot).center;
  ObjectWriter object{json, seen_of(Shape::excluded, center, reader)};
  write_who(object, center);
  if (excluded.leg.reachable) object.member(Member::travel_min, excluded.leg.minutes);
  object.member(Member::reasons, [&](JsonWriter& list) {
    list.begin_array();
    for (const auto& reason : excluded.reasons) write_reason(list, reason);
    list.end_array();
  });
  if (!excluded.change.empty())
    object.member(Member::change, [&](JsonWriter& list) { write_change(list, excluded.change); });
  object.end();
}

}  // namespace pana::protocol
