#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "domain/event.hpp"
#include "domain/household.hpp"
#include "domain/need.hpp"
#include "protocol/json_writer.hpp"

// Requests and offers → JSON, each shape in one place. What may be absent is a null pointer or an empty
// string.
namespace pana::protocol {

// What a center may see of a household before it answers.
struct Asked {
  const Household& household;
  const Needs& needs;
  const std::vector<std::string>& languages;
  Urgency urgency;
  const std::string& origin_region;
  const std::string& transport;
};

// Whether a reader may know which center is meant: officers and gateways may only once it has accepted.
bool may_name_center(Role role, OfferState state);

// {"offer","request","center","unit","state","travel_min","made_at","answer_by","held_until"?}, without
// center and unit where not `named`, and, with `asked`,
// {"urgency","household","needs","languages"?,"origin_region","transport"}.
void write_offer(JsonWriter& json, const OfferChanged& offer, bool named, const Asked* asked = nullptr);

// {"request","state","urgency","opened_at","owner"?,"outcome"?,"version"}.
void write_request(JsonWriter& json, const RequestChanged& request);

// {"travel_min","km","estimate","cost":[{"item","min"}…]}: how the held unit was ranked.
struct RouteShown {
  std::int32_t minutes;
  std::int32_t km;
  bool estimate;
  std::int32_t ageing_min;
};
void write_route(JsonWriter& json, const RouteShown& route);

// Params of the notices: {"cursor", "offer"|"request": …}.
std::string offer_changed(Cursor cursor, const OfferChanged& offer, const Asked* asked);
// With the current offer where the event changed it, as a reader of this role may see it.
std::string request_changed(Cursor cursor, const RequestChanged& request, const OfferChanged* offer,
                            Role reader);
std::string queue_changed(Cursor cursor, const RequestChanged& request);

}  // namespace pana::protocol
