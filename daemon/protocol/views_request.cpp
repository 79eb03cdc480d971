#include "protocol/views_request.hpp"

#include "protocol/views.hpp"

namespace pana::protocol {
namespace {

void write_asked(JsonWriter& json, const Asked& asked) {
  json.member("urgency", name_of(asked.urgency));
  json.key("household");
  write_household(json, asked.household);
  json.key("needs");
  write_strings(json, asked.needs.codes());
  if (!asked.languages.empty()) {
    json.key("languages");
    write_strings(json, asked.languages);
  }
  json.member("origin_region", asked.origin_region).member("transport", asked.transport);
}

}  // namespace

bool may_name_center(Role role, OfferState state) {
  const bool restricted = role == Role::officer || role == Role::gateway;
  return !restricted || state == OfferState::accepted || state == OfferState::arrived;
}

void write_offer(JsonWriter& json, const OfferChanged& offer, bool named, const Asked* asked) {
  json.begin_object().member("offer", offer.offer.text).member("request", offer.request.text);
  if (named) json.member("center", offer.center.text).member("unit", offer.unit);
  json.member("state", name_of(offer.state));
  json.member("travel_min", offer.travel_min).member("made_at", to_rfc3339(offer.made_at));
  json.member("answer_by", to_rfc3339(offer.answer_by));
  if (offer.held_until) json.member("held_until", to_rfc3339(*offer.held_until));
  if (asked != nullptr) write_asked(json, *asked);
  json.end_object();
}

void write_request(JsonWriter& json, const RequestChanged& request) {
  json.begin_object().member("request", request.request.text).member("state", name_of(request.state));
  json.member("urgency", name_of(request.urgency)).member("opened_at", to_rfc3339(request.opened_at));
  if (!request.owner.empty()) json.member("owner", request.owner.text);
  if (!request.outcome.empty()) json.member("outcome", request.outcome);
  json.member("version", request.version).end_object();
}

void write_route(JsonWriter& json, const RouteShown& route) {
  json.begin_object()
      .member("travel_min", route.minutes)
      .member("km", route.km)
      .member("estimate", route.estimate);
  json.key("cost").begin_array();
  json.begin_object().member("item", "travel").member("min", route.minutes).end_object();
  if (route.ageing_min > 0)
    json.begin_object().member("item", "ageing").member("min", route.ageing_min).end_object();
  json.end_array().end_object();
}

std::string offer_changed(Cursor cursor, const OfferChanged& offer, const Asked* asked) {
  JsonWriter json;
  json.begin_object().member("cursor", to_string(cursor)).key("offer");
  write_offer(json, offer, true, asked);
  json.end_object();
  return json.take();
}

std::string request_changed(Cursor cursor, const RequestChanged& request, const OfferChanged* offer,
                            Role reader) {
  JsonWriter json;
  json.begin_object().member("cursor", to_string(cursor)).key("request");
  write_request(json, request);
  if (offer != nullptr) {
    json.key("offer");
    write_offer(json, *offer, may_name_center(reader, offer->state));
  }
  json.end_object();
  return json.take();
}

std::string queue_changed(Cursor cursor, const RequestChanged& request) {
  JsonWriter json;
  json.begin_object().member("cursor", to_string(cursor)).key("request");
  write_request(json, request);
  json.end_object();
  return json.take();
}

}  // namespace pana::protocol
