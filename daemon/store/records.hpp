#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/fault.hpp"
#include "core/secret.hpp"
#include "domain/event.hpp"
#include "domain/exclusion.hpp"
#include "domain/household.hpp"
#include "domain/need.hpp"
#include "domain/waiting_list.hpp"

namespace pana::store {

// What was told about a request when it was opened. Sealed in Redis; never changes.
struct RequestBody {
  PlaceId origin;
  std::string origin_region;
  Household household;
  Needs needs;
  std::vector<std::string> languages;
  Exclusion exclude;
  std::string transport;
  std::string channel;
  std::int32_t stay_days = 0;  // 0: not known

  friend bool operator==(const RequestBody&, const RequestBody&) = default;
};

// What a center may see of an offer before it answers. Sealed in Redis.
struct OfferBody {
  Household household;
  Needs needs;
  std::vector<std::string> languages;
  Urgency urgency = Urgency::standard;
  std::string origin_region;
  std::string transport;

  friend bool operator==(const OfferBody&, const OfferBody&) = default;
};

// A request as stored. `deadline`: when something happens by itself (a claim runs out, the next search or
// alarm); every open request has one.
struct RequestRecord {
  RequestId request;
  RequestState state = RequestState::queued;
  Urgency urgency = Urgency::standard;
  TimeLimits limits;
  AccountId opener;
  AccountId owner;
  Instant opened_at;
  std::optional<Instant> deadline;
  std::vector<CenterId> asked;
  OfferId offer;                // the current or last one; empty if none
  std::vector<OfferId> offers;  // all, oldest first
  std::string outcome;
  std::string reason;
  std::int64_t version = 0;
  RequestBody body;
  std::vector<OfferId> refused{};  // by the person
  Figure::Counts blocked{};        // where it ended without a place: how many centers each rule blocked

  friend bool operator==(const RequestRecord&, const RequestRecord&) = default;
};

// Sorts by urgency, then age, and keeps the first `most`.
void most_urgent_first(std::vector<RequestRecord>& requests, std::size_t most);

struct OfferRecord {
  OfferId offer;
  RequestId request;
  CenterId center;
  std::string unit;
  OfferState state = OfferState::offered;
  std::string reason;  // where declined, or refused by the person
  std::string route;   // RouteNote as text: how it was ranked
  std::int32_t travel_min = 0;
  Instant made_at;
  Instant answer_by;
  std::optional<Instant> held_until;
  bool extended = false;
  std::string arrival_code;  // sealed in Redis; empty before acceptance
  OfferBody body;
  std::optional<Instant> accepted_at{};
  std::optional<Instant> shown_at{};  // the last look at the center's handover
  std::int32_t looks = 0;             // how many there were
  // Who told what the offer's state is, where a person did: center staff, or an operator on their behalf.
  std::optional<Role> answered_by{};
  bool reachable = true;  // by road, as it was when the road table was last asked

  friend bool operator==(const OfferRecord&, const OfferRecord&) = default;
};

struct AccountRecord {
  AccountId account;
  Role role = Role::auditor;
  CenterId center;
  std::vector<std::string> regions;
  std::string password_hash;  // Argon2id, encoded
  bool disabled = false;
  std::string code_secret{};           // of one-time codes, base32; empty: the account has none
  std::vector<std::string> devices{};  // fingerprints of the certificates that it may sign in with
  bool needs_device = false;           // signs in from these only
  std::string station{};               // of officers and gateways
  std::int64_t version = 0;            // counted by the store with every change; 0: not stored yet

  Actor actor() const { return {account, role, center, regions, station}; }
  friend bool operator==(const AccountRecord&, const AccountRecord&) = default;
};

// Everything that a Board needs, and the cursor at which it is true.
struct Snapshot {
  std::vector<Center> centers;
  Cursor cursor;
  std::unordered_map<RequestId, ConcealedRequest> concealed{};
  std::vector<Turn> waiting{};      // most urgent first, then oldest
  std::vector<Closure> closures{};  // of roads, by id; in force, to come, or over a moment ago
};

// What is known about Redis, for system.status.
struct StoreStatus {
  std::string role;  // "master", "replica", "memory"
  std::string version;
  std::int64_t open_requests = 0;
  std::int64_t deadlines_due = 0;
  std::int64_t oldest_due_ms = 0;  // how late the most late deadline is
  std::int64_t replicas = 0;
  std::int64_t oldest_remains_ms = 0;  // since the end of the request that ended first and is still there
};

}  // namespace pana::store
