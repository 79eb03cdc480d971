#pragma once
#include <optional>
#include <string>
#include <vector>

#include "domain/event.hpp"
#include "domain/household.hpp"
#include "domain/need.hpp"
#include "domain/ranking.hpp"
#include "domain/visible.hpp"
#include "protocol/json_writer.hpp"

// Offers → JSON, each shape in one place, as the reader may see it. What may be absent is a null pointer or
// an empty string.
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

// How often the referrer has looked at the center's handover, and when last.
struct Looks {
  std::int64_t times;
  Instant last;
};

// To the center that is asked:
// {"offer","request","center","unit","state","travel_min","made_at","answer_by","held_until"?,
// "answered_by"?}; with `asked`,
// {"urgency","household","needs","languages"?,"origin_region","transport"}; with `looks`,
// {"looks","shown_at"}.
void write_offer(JsonWriter& json, const OfferChanged& offer, Reader reader, const Asked* asked,
                 const Looks* looks = nullptr);
// To the referrer: {"offer","request","center","unit","state","travel_min","made_at","answer_by",
// "held_until"?,"answered_by"?}.
void write_offer_made(JsonWriter& json, const OfferChanged& offer, Reader reader);

// To the referrer, where the way has changed: {"offer","request","state","travel_min"?,"reachable",
// "held_until"?}; travel_min only where there is a way.
void write_offer_rerouted(JsonWriter& json, const OfferChanged& offer, bool reachable, Reader reader);

// One step in the story of a request: like write_offer_made, without the request, with the center's name
// where it is known and the reason where it was declined.
struct OfferTold {
  OfferChanged offer;
  const Names* name = nullptr;
  std::string reason{};
};
void write_offer_told(JsonWriter& json, const OfferTold& told, Reader reader);

// {"travel_min","km","estimate","cost":[{"item","min"}…]}: how the held unit was ranked.
struct RouteShown {
  std::int32_t km;
  bool estimate;
  Costs cost;
};
void write_route(JsonWriter& json, const RouteShown& route, Reader reader);

// What whoever changed an offer is answered: {"offer","state","held_until"?,"answered_by"?}.
struct OfferAnswered {
  const OfferId& offer;
  OfferState state;
  std::optional<Instant> held_until{};
  std::optional<Role> answered_by{};
};
void write_offer_answer(JsonWriter& json, const OfferAnswered& answer, Reader reader);

// Params of offer.changed, for the center's staff and who speaks for it: {"cursor","offer"}.
std::string offer_changed(Cursor cursor, const OfferChanged& offer, const Asked* asked, Reader reader);

}  // namespace pana::protocol
