#include "protocol/views_handover.hpp"

#include "protocol/views.hpp"

namespace pana::protocol {
namespace {

void write_meeting_point(JsonWriter& json, const MeetingPoint& point, const Gazetteer& gazetteer) {
  json.begin_object().member("kind", name_of(point.kind)).member("place", point.place.text);
  if (const auto place = gazetteer.find(point.place); place != Gazetteer::none) {
    json.key("name");
    write(json, gazetteer.at(place).name);
  }
  json.end_object();
}

}  // namespace

void write_handover(JsonWriter& json, const HandoverView& view) {
  json.begin_object();
  if (view.handover != nullptr) json.member("line", view.handover->line);
  if (view.handover != nullptr && view.handover->meeting_point) {
    json.key("meeting_point");
    write_meeting_point(json, *view.handover->meeting_point, view.gazetteer);
  }
  json.member("arrival_code", view.arrival_code);
  json.member("expires_at", to_rfc3339(view.expires_at)).end_object();
}

std::string handover_shown(const Event& event) {
  JsonWriter json;
  json.begin_object().member("cursor", to_string(event.cursor));
  json.member("offer", event.handover_shown->offer.text).member("at", to_rfc3339(event.at)).end_object();
  return json.take();
}

}  // namespace pana::protocol
