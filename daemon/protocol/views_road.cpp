#include "protocol/views_road.hpp"

#include "protocol/views.hpp"

namespace pana::protocol {

void write_closure(JsonWriter& json, const Closure& closure, const Gazetteer& gazetteer) {
  json.begin_object().member("closure", closure.id.text);
  json.member("from", closure.from.text).member("to", closure.to.text);
  const auto from = gazetteer.find(closure.from);
  const auto to = gazetteer.find(closure.to);
  if (from != Gazetteer::none && to != Gazetteer::none) {
    json.key("names").begin_object().key("from");
    write(json, gazetteer.at(from).name);
    json.key("to");
    write(json, gazetteer.at(to).name);
    json.end_object();
  }
  json.member("begins", to_rfc3339(closure.begins)).member("until", to_rfc3339(closure.until));
  json.key("vehicles").begin_array();
  for (const auto vehicle : {Vehicle::car, Vehicle::bus}) {
    if ((closure.vehicles & bit(vehicle)) != 0) json.value(name_of(vehicle));
  }
  json.end_array().end_object();
}

std::string road_changed(const Event& event, const Gazetteer& gazetteer) {
  JsonWriter json;
  json.begin_object().member("cursor", to_string(event.cursor));
  json.member("closed", event.road->closed).key("road");
  write_closure(json, event.road->closure, gazetteer);
  json.end_object();
  return json.take();
}

}  // namespace pana::protocol
