#include "protocol/views_handover.hpp"

#include "protocol/object_writer.hpp"
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

void write_handover(JsonWriter& json, const HandoverView& view, Reader reader) {
  ObjectWriter object{json, visible(Shape::handover_told, reader)};
  if (view.handover != nullptr) object.member(Member::line, view.handover->line);
  if (view.handover != nullptr && view.handover->meeting_point) {
    object.member(Member::meeting_point, [&](JsonWriter& point) {
      write_meeting_point(point, *view.handover->meeting_point, view.gazetteer);
    });
  }
  object.member(Member::arrival_code, view.arrival_code);
  object.member(Member::expires_at, to_rfc3339(view.expires_at)).end();
}

std::string handover_shown(const Event& event) {
  JsonWriter json;
  json.begin_object().member("cursor", to_string(event.cursor));
  json.member("offer", event.handover_shown->offer.text).member("at", to_rfc3339(event.at)).end_object();
  return json.take();
}

}  // namespace pana::protocol
