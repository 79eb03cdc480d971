#include "protocol/views_request.hpp"

#include "protocol/object_writer.hpp"
#include "protocol/views.hpp"

namespace pana::protocol {
namespace {

void write_told(ObjectWriter& object, const RequestChanged& request) {
  object.member(Member::request, request.request.text).member(Member::state, name_of(request.state));
  object.member(Member::urgency, name_of(request.urgency));
  object.member(Member::opened_at, to_rfc3339(request.opened_at));
  if (!request.owner.empty()) object.member(Member::owner, request.owner.text);
  if (!request.outcome.empty()) object.member(Member::outcome, request.outcome);
}

void write_blocked(ObjectWriter& object, const Figure::Counts& blocked) {
  if (blocked.empty()) return;
  object.member(Member::blocked, [&](JsonWriter& counts) {
    counts.begin_object();
    for (const auto& [rule, count] : blocked) counts.member(rule, count);
    counts.end_object();
  });
}

void write_asked(JsonWriter& json, const RequestAsked& asked, Urgency urgency) {
  json.begin_object().key("origin").begin_object().member("place", asked.origin.text);
  if (asked.place != nullptr) {
    json.key("name");
    write(json, asked.place->name);
  }
  json.member("region", asked.origin_region).end_object().key("household");
  write_household(json, asked.household);
  json.key("needs");
  write_strings(json, asked.needs.codes());
  json.key("languages");
  write_strings(json, asked.languages);
  json.member("urgency", name_of(urgency)).member("transport", asked.transport);
  json.member("channel", asked.channel).key("exclude");
  write_exclusion(json, asked.exclude);
  if (asked.stay_days > 0) json.member("stay_days", asked.stay_days);
  json.end_object();
}

std::string changed(Cursor cursor, const RequestChanged& request, const OfferChanged* offer, Reader reader) {
  JsonWriter json;
  json.begin_object().member("cursor", to_string(cursor)).key("request");
  write_request(json, request, reader);
  if (offer != nullptr) {
    json.key("offer");
    write_offer_made(json, *offer, reader);
  }
  json.end_object();
  return json.take();
}

}  // namespace

void write_request(JsonWriter& json, const RequestChanged& request, Reader reader) {
  ObjectWriter object{json, visible(Shape::request_changed, reader)};
  write_told(object, request);
  write_blocked(object, request.blocked);
  object.member(Member::version, request.version).end();
}

void write_request_story(JsonWriter& json, const RequestStory& story, Reader reader) {
  ObjectWriter object{json, visible(Shape::request_story, reader)};
  write_told(object, story.request);
  if (story.deadline) object.member(Member::deadline, to_rfc3339(*story.deadline));
  if (!story.reason.empty()) object.member(Member::reason, story.reason);
  write_blocked(object, story.request.blocked);
  object.member(Member::offers, [&](JsonWriter& list) {
    list.begin_array();
    for (const auto& told : story.offers) write_offer_told(list, told, reader);
    list.end_array();
  });
  if (story.asked != nullptr)
    object.member(Member::body,
                  [&](JsonWriter& body) { write_asked(body, *story.asked, story.request.urgency); });
  object.end();
}

void write_queue_line(JsonWriter& json, const QueueLine& line, Reader reader) {
  ObjectWriter object{json, visible(Shape::queue_line, reader)};
  write_told(object, line.request);
  if (line.deadline) object.member(Member::deadline, to_rfc3339(*line.deadline));
  object.member(Member::origin_region, line.origin_region).member(Member::people, line.people).end();
}

void write_request_step(JsonWriter& json, const RequestStep& step, Reader reader) {
  ObjectWriter object{json, visible(Shape::request_step, reader)};
  object.member(Member::request, step.request.text).member(Member::state, name_of(step.state));
  if (!step.owner.empty()) object.member(Member::owner, step.owner.text);
  if (step.deadline) object.member(Member::deadline, to_rfc3339(*step.deadline));
  write_blocked(object, step.blocked);
  object.end();
}

void write_placed(JsonWriter& json, const Placed& placed, Reader reader) {
  ObjectWriter object{json, visible(Shape::placed, reader)};
  object.member(Member::request, placed.request.text).member(Member::state, name_of(placed.state));
  if (placed.offer)
    object.member(Member::offer, [&](JsonWriter& offer) { write_offer_made(offer, *placed.offer, reader); });
  if (placed.route)
    object.member(Member::candidate, [&](JsonWriter& route) { write_route(route, *placed.route, reader); });
  write_blocked(object, placed.blocked);
  object.end();
}

std::string request_changed(Cursor cursor, const RequestChanged& request, const OfferChanged* offer,
                            const Actor& watcher) {
  return changed(cursor, request, offer,
                 {watcher.role, relation_to_request(watcher, request.opener, request.owner)});
}

void write_reminder(JsonWriter& json, const Reminded& reminded, Reader reader) {
  ObjectWriter object{json, visible(Shape::reminder, reader)};
  object.member(Member::request, reminded.request.text);
  if (!reminded.offer.empty()) object.member(Member::offer, reminded.offer.text);
  object.member(Member::urgency, name_of(reminded.urgency)).member(Member::kind, name_of(reminded.kind));
  object.member(Member::deadline, to_rfc3339(reminded.deadline)).end();
}

std::string reminder_told(Cursor cursor, const Reminded& reminded, Reader reader) {
  JsonWriter json;
  json.begin_object().member("cursor", to_string(cursor)).key("reminder");
  write_reminder(json, reminded, reader);
  json.end_object();
  return json.take();
}

std::string route_changed(const Event& event, const Actor& watcher) {
  const auto& request = *event.request;
  const Reader reader{watcher.role, relation_to_request(watcher, request.opener, request.owner)};
  JsonWriter json;
  json.begin_object().member("cursor", to_string(event.cursor)).key("offer");
  write_offer_rerouted(json, *event.offer, event.rerouted->reachable, reader);
  json.end_object();
  return json.take();
}

std::string queue_changed(Cursor cursor, const RequestChanged& request) {
  auto told = request;
  told.blocked.clear();
  return changed(cursor, told, nullptr, {Role::hotline_operator, Relation::stranger});
}

}  // namespace pana::protocol
