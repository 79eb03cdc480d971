#pragma once
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "domain/exclusion.hpp"
#include "domain/need.hpp"
#include "domain/place.hpp"
#include "protocol/views_offer.hpp"

// Requests → JSON, each shape in one place, as the reader may see it. What may be absent is an empty string
// or a null pointer.
namespace pana::protocol {

// {"request","state","urgency","opened_at","owner"?,"outcome"?,"blocked"?,"version"}.
void write_request(JsonWriter& json, const RequestChanged& request, Reader reader);

// What was asked for: {"origin":{"place","name"?,"region"},"household","needs","languages","urgency",
// "transport","channel","exclude","stay_days"?}.
struct RequestAsked {
  PlaceId origin;
  const Place* place = nullptr;  // where the country knows it
  std::string_view origin_region;
  const Household& household;
  const Needs& needs;
  std::span<const std::string> languages;
  std::string_view transport;
  std::string_view channel;
  const Exclusion& exclude;
  std::int32_t stay_days = 0;  // 0: not known
};

// {"request","state","urgency","opened_at","owner"?,"deadline"?,"outcome"?,"reason"?,"blocked"?,
// "offers":[…],"body"?}.
struct RequestStory {
  RequestChanged request;
  std::optional<Instant> deadline;
  std::string reason;
  std::vector<OfferTold> offers;  // oldest first
  const RequestAsked* asked = nullptr;
};
void write_request_story(JsonWriter& json, const RequestStory& story, Reader reader);

// {"request","state","urgency","opened_at","owner"?,"deadline"?,"origin_region","people"}.
struct QueueLine {
  RequestChanged request;
  std::string origin_region;
  int people = 0;
  std::optional<Instant> deadline{};
};
void write_queue_line(JsonWriter& json, const QueueLine& line, Reader reader);

// What whoever changed a request is answered: {"request","state","owner"?,"deadline"?,"blocked"?}.
struct RequestStep {
  RequestId request;
  RequestState state;
  AccountId owner;
  std::optional<Instant> deadline;
  Figure::Counts blocked{};
};
void write_request_step(JsonWriter& json, const RequestStep& step, Reader reader);

// What became of a search: {"request","state","offer"?,"candidate"?,"blocked"?}.
struct Placed {
  RequestId request;
  RequestState state;
  std::optional<OfferChanged> offer{};
  std::optional<RouteShown> route{};
  Figure::Counts blocked{};
};
void write_placed(JsonWriter& json, const Placed& placed, Reader reader);

// Params of request.changed, with the current offer where the event changed it, as this watcher may see it.
std::string request_changed(Cursor cursor, const RequestChanged& request, const OfferChanged* offer,
                            const Actor& watcher);
// Params of request.route_changed: {"cursor","offer"}. The event has `request`, `offer` and `rerouted`.
std::string route_changed(const Event& event, const Actor& watcher);
// {"request"?,"offer"?,"urgency","kind","deadline"}.
void write_reminder(JsonWriter& json, const Reminded& reminded, Reader reader);
// Params of offer.reminder, request.reminder and request.alarm, as this reader may see it:
// {"cursor","reminder"}.
std::string reminder_told(Cursor cursor, const Reminded& reminded, Reader reader);
// Params of queue.changed, for operators; without what blocked it.
std::string queue_changed(Cursor cursor, const RequestChanged& request);

}  // namespace pana::protocol
