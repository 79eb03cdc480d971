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
                          std::chrono::minutes utc_offset) {
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
  json.member("utc_offset_min", utc_offset.count()).end_object();
  return json.take();
}

}  // namespace pana::protocol
