#include "protocol/views.hpp"

namespace pana::protocol {
namespace {

void write_who(JsonWriter& json, const Center& center) {
  json.member("center", center.id.text).key("name");
  write(json, center.name);
  json.member("region", center.region);
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

void write_cursor(JsonWriter& json, Cursor cursor) {
  json.member("cursor", to_string(cursor));
}

void write_place(JsonWriter& json, const Place& place) {
  json.begin_object().member("place", place.id.text).key("name");
  write(json, place.name);
  json.member("region", place.region).member("lat", place.position.lat).member("lon", place.position.lon);
  json.end_object();
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

void write_reason(JsonWriter& json, const Reason& reason) {
  json.begin_object().member("rule", name_of(reason.rule));
  if (reason.limit >= 0) json.member("limit", reason.limit);
  if (!reason.got.empty()) json.member("got", reason.got);
  if (!reason.unit.empty()) json.member("unit", reason.unit);
  json.end_object();
}

void write_candidate(JsonWriter& json, const Board& board, const Candidate& candidate) {
  const auto& center = board.at(candidate.slot).center;
  const auto& group = center.units.at(candidate.unit);
  json.begin_object();
  write_who(json, center);
  json.member("place", center.place.text).member("unit", group.unit).member("free", group.counters.free());
  json.member("travel_min", candidate.leg.minutes).member("km", candidate.leg.km);
  json.member("estimate", candidate.leg.estimate).member("freshness", name_of(candidate.freshness));
  json.key("cost").begin_array();
  for (const auto& [item, minutes_added] : candidate.cost()) {
    json.begin_object().member("item", name_of(item)).member("min", minutes_added).end_object();
  }
  json.end_array().end_object();
}

void write_excluded(JsonWriter& json, const Board& board, const Excluded& excluded) {
  const auto& center = board.at(excluded.slot).center;
  json.begin_object();
  write_who(json, center);
  if (excluded.leg.reachable) json.member("travel_min", excluded.leg.minutes);
  json.key("reasons").begin_array();
  for (const auto& reason : excluded.reasons) write_reason(json, reason);
  json.end_array().end_object();
}

}  // namespace pana::protocol
