#include "protocol/views_offer.hpp"

#include "protocol/object_writer.hpp"
#include "protocol/views.hpp"

namespace pana::protocol {
namespace {

void write_asked(ObjectWriter& object, const Asked& asked) {
  object.member(Member::urgency, name_of(asked.urgency));
  object.member(Member::household, [&](JsonWriter& json) { write_household(json, asked.household); });
  object.member(Member::needs, [&](JsonWriter& json) { write_strings(json, asked.needs.codes()); });
  if (!asked.languages.empty())
    object.member(Member::languages, [&](JsonWriter& json) { write_strings(json, asked.languages); });
  object.member(Member::origin_region, asked.origin_region).member(Member::transport, asked.transport);
}

void write_where(ObjectWriter& object, const OfferChanged& offer) {
  object.member(Member::center, offer.center.text).member(Member::unit, offer.unit);
}

// The table lists one of the two travel times.
void write_times(ObjectWriter& object, const OfferChanged& offer) {
  object.member(Member::travel_min, offer.travel_min);
  object.member(Member::travel_about, travel_about_min(offer.travel_min));
  object.member(Member::made_at, to_rfc3339(offer.made_at));
  object.member(Member::answer_by, to_rfc3339(offer.answer_by));
  if (offer.held_until) object.member(Member::held_until, to_rfc3339(*offer.held_until));
  if (offer.answered_by) object.member(Member::answered_by, name_of(*offer.answered_by));
}

void write_all(ObjectWriter& object, const OfferChanged& offer) {
  object.member(Member::offer, offer.offer.text).member(Member::request, offer.request.text);
  write_where(object, offer);
  object.member(Member::state, name_of(offer.state));
  write_times(object, offer);
}

}  // namespace

void write_offer(JsonWriter& json, const OfferChanged& offer, Reader reader, const Asked* asked,
                 const Looks* looks) {
  ObjectWriter object{json, visible(Shape::offer, reader, offer.state)};
  write_all(object, offer);
  if (asked != nullptr) write_asked(object, *asked);
  if (looks != nullptr)
    object.member(Member::looks, looks->times).member(Member::shown_at, to_rfc3339(looks->last));
  object.end();
}

void write_offer_made(JsonWriter& json, const OfferChanged& offer, Reader reader) {
  ObjectWriter object{json, visible(Shape::offer_made, reader, offer.state)};
  write_all(object, offer);
  object.end();
}

void write_offer_rerouted(JsonWriter& json, const OfferChanged& offer, bool reachable, Reader reader) {
  ObjectWriter object{json, visible(Shape::offer_rerouted, reader, offer.state)};
  object.member(Member::offer, offer.offer.text).member(Member::request, offer.request.text);
  object.member(Member::state, name_of(offer.state));
  if (reachable) {
    object.member(Member::travel_min, offer.travel_min);
    object.member(Member::travel_about, travel_about_min(offer.travel_min));
  }
  object.member(Member::reachable, reachable);
  if (offer.held_until) object.member(Member::held_until, to_rfc3339(*offer.held_until));
  object.end();
}

void write_offer_told(JsonWriter& json, const OfferTold& told, Reader reader) {
  const auto& offer = told.offer;
  ObjectWriter object{json, visible(Shape::offer_told, reader, offer.state)};
  object.member(Member::offer, offer.offer.text).member(Member::center, offer.center.text);
  if (told.name != nullptr) object.member(Member::name, [&](JsonWriter& names) { write(names, *told.name); });
  object.member(Member::unit, offer.unit).member(Member::state, name_of(offer.state));
  if (!told.reason.empty()) object.member(Member::reason, told.reason);
  write_times(object, offer);
  object.end();
}

void write_route(JsonWriter& json, const RouteShown& route, Reader reader) {
  ObjectWriter object{json, visible(Shape::route, reader)};
  object.member(Member::travel_min, route.cost[static_cast<std::size_t>(CostItem::travel)]);
  object.member(Member::km, route.km).member(Member::estimate, route.estimate);
  object.member(Member::cost, [&](JsonWriter& cost) { write_cost(cost, route.cost); });
  object.end();
}

void write_offer_answer(JsonWriter& json, const OfferAnswered& answer, Reader reader) {
  ObjectWriter object{json, visible(Shape::offer_answer, reader)};
  object.member(Member::offer, answer.offer.text).member(Member::state, name_of(answer.state));
  if (answer.held_until) object.member(Member::held_until, to_rfc3339(*answer.held_until));
  if (answer.answered_by) object.member(Member::answered_by, name_of(*answer.answered_by));
  object.end();
}

std::string offer_changed(Cursor cursor, const OfferChanged& offer, const Asked* asked, Reader reader) {
  JsonWriter json;
  json.begin_object().member("cursor", to_string(cursor)).key("offer");
  write_offer(json, offer, reader, asked);
  json.end_object();
  return json.take();
}

}  // namespace pana::protocol
