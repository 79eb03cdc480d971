#include "protocol/views_country.hpp"

#include "protocol/views.hpp"

namespace pana::protocol {
namespace {

void write_region(JsonWriter& json, const Region& region) {
  json.begin_object().member("region", region.code).key("name");
  write(json, region.name);
  if (region.tile) {
    json.key("tile").begin_object().member("column", region.tile->column);
    json.member("row", region.tile->row).end_object();
  }
  json.end_object();
}

}  // namespace

std::string country_shown(const Gazetteer& gazetteer, const std::vector<Gazetteer::Index>* places,
                          const Policy& policy, Instant now) {
  JsonWriter json;
  json.begin_object().key("regions").begin_array();
  for (const auto& region : gazetteer.regions()) write_region(json, region);
  json.end_array();
  if (places != nullptr) {
    json.key("places").begin_array();
    for (const auto index : *places) {
      const auto& place = gazetteer.at(index);
      json.begin_object().member("place", place.id.text).key("name");
      write(json, place.name);
      json.member("region", place.region).end_object();
    }
    json.end_array();
  }
  json.member("utc_offset_min", policy.utc_offset.count()).key("rhythm").begin_object();
  json.member("ageing_after_min", policy.freshness.ageing_after.count());
  json.member("stale_after_min", policy.freshness.stale_after.count()).end_object();
  json.member("now", to_rfc3339(now)).end_object();
  return json.take();
}

}  // namespace pana::protocol
