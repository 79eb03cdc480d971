#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/fault.hpp"
#include "core/id.hpp"
#include "core/time.hpp"
#include "domain/center.hpp"
#include "domain/closure.hpp"
#include "domain/exclusion.hpp"
#include "domain/offer.hpp"
#include "domain/reminder.hpp"
#include "domain/request.hpp"

namespace pana {

// A place in the stream of events: the Redis Stream id "1700000000000-3". Ordered as the events are.
struct Cursor {
  std::uint64_t ms = 0;
  std::uint64_t seq = 0;

  friend auto operator<=>(const Cursor&, const Cursor&) = default;
};
std::string to_string(Cursor cursor);
std::optional<Cursor> cursor_from(std::string_view text);

struct UnitChanged {
  CenterId center;
  std::string unit;
  Counters counters;  // after the change
  friend bool operator==(const UnitChanged&, const UnitChanged&) = default;
};

// Overflow places of a unit group were opened, changed or taken back; its counters change with it.
struct OverflowChanged {
  CenterId center;
  std::string unit;
  Overflow overflow;
  friend bool operator==(const OverflowChanged&, const OverflowChanged&) = default;
};

// A person confirmed the center's figures, or opened or closed it.
struct CenterConfirmed {
  CenterId center;
  Instant confirmed_at;
  std::optional<Acceptance> acceptance;  // where it changed
  friend bool operator==(const CenterConfirmed&, const CenterConfirmed&) = default;
};

// The register entry is new or changed; live counters, overflow and acceptance are those of the store.
struct CenterPut {
  Center center;
  friend bool operator==(const CenterPut&, const CenterPut&) = default;
};

struct OfferChanged {
  OfferId offer;
  RequestId request;
  CenterId center;
  std::string unit;
  OfferState state = OfferState::offered;
  std::int32_t travel_min = 0;
  Instant made_at;
  Instant answer_by;
  std::optional<Instant> held_until;
  std::string sealed;  // where the offer is new: what the center may see of it (store::Store::unseal)
  std::optional<Role> answered_by{};  // as OfferRecord has it
  friend bool operator==(const OfferChanged&, const OfferChanged&) = default;
};

struct RequestChanged {
  RequestId request;
  RequestState state = RequestState::queued;
  AccountId owner;
  AccountId opener;
  Urgency urgency = Urgency::standard;
  Instant opened_at;
  std::string outcome;  // where it ended
  std::int64_t version = 0;
  Figure::Counts blocked{};  // where it ended without a place: how many centers each rule blocked
  friend bool operator==(const RequestChanged&, const RequestChanged&) = default;
};

// Sessions of the account have ended: their connections are to be closed.
struct SignedOut {
  AccountId account;
  std::string session{};  // the mark of the one that has (Store::session_mark); empty: all have
  friend bool operator==(const SignedOut&, const SignedOut&) = default;
};

// A referrer has looked at what leads to the center.
struct HandoverShown {
  OfferId offer;
  CenterId center;
  friend bool operator==(const HandoverShown&, const HandoverShown&) = default;
};

// Something runs out soon, or has lasted too long. `deadline`: what runs out, or the next step by itself.
struct Reminded {
  RequestId request;
  ReminderKind kind = ReminderKind::unclaimed;
  bool alarm = false;
  Instant deadline;
  AccountId owner;
  AccountId opener;
  Urgency urgency = Urgency::standard;
  OfferId offer{};    // while there is one
  CenterId center{};  // which is asked, or has accepted
  friend bool operator==(const Reminded&, const Reminded&) = default;
};

// A section of road was closed for a time, or what closed it has changed; or it is open again, because
// somebody said so or its time was over.
struct RoadChanged {
  Closure closure;
  bool closed = true;
  friend bool operator==(const RoadChanged&, const RoadChanged&) = default;
};

// The way of an open offer to its center is another one now: OfferChanged::travel_min, where there is a way.
struct RouteChanged {
  bool reachable = true;
  friend bool operator==(const RouteChanged&, const RouteChanged&) = default;
};

// Day keys of the vault before this number are to be wiped, by every daemon.
struct KeysWiped {
  std::uint32_t from = 0;
  friend bool operator==(const KeysWiped&, const KeysWiped&) = default;
};

// One committed action: everything that it changed, in one piece, at one cursor.
struct Event {
  Cursor cursor;
  Instant at;
  std::vector<UnitChanged> units;
  std::optional<CenterConfirmed> confirmed;
  std::optional<CenterPut> put;
  std::optional<OverflowChanged> overflow{};
  std::optional<OfferChanged> offer;
  std::optional<RequestChanged> request;
  std::optional<Concealment> concealed{};  // where `request` is new and some must not learn of it
  std::optional<SignedOut> signed_out;
  std::optional<KeysWiped> keys;
  std::optional<HandoverShown> handover_shown{};
  std::optional<Reminded> reminded{};
  std::optional<RoadChanged> road{};
  std::optional<RouteChanged> rerouted{};  // of `offer`
  friend bool operator==(const Event&, const Event&) = default;
};

}  // namespace pana
