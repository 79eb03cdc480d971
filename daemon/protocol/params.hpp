#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/id.hpp"
#include "core/secret.hpp"
#include "domain/center.hpp"
#include "domain/event.hpp"
#include "domain/exclusion.hpp"
#include "domain/handover.hpp"
#include "domain/household.hpp"
#include "domain/local_time.hpp"
#include "domain/need.hpp"
#include "domain/request.hpp"

// The parameters of each method as values, already checked for shape and range (not for permission or
// existence). decode.hpp makes them from JSON. A `key` is a UUID in lower case.
namespace pana::protocol {

struct SessionOpen {
  AccountId account;
  Secret password;
  Secret code;  // the one-time code; empty: none given
};
struct SessionResume {
  Secret token;
};
struct Nothing {};

struct BoardWatch {
  std::optional<Cursor> since;
};
struct PlaceSearch {
  std::string text;
  std::size_t limit = 10;
};

// An origin is a locality, or for officers a region only (its capital stands for it).
struct Origin {
  PlaceId place;
  std::string region;
};
// The part that route.preview and request.open share.
struct RequestBasics {
  Origin origin;
  Household household;
  Needs needs;
  std::vector<std::string> languages;
  Urgency urgency = Urgency::standard;
  Exclusion exclude;
  std::string transport;
  std::string channel;
  std::int32_t stay_days = 0;  // 0: not known
};
struct RoutePreview {
  RequestBasics basics;
  std::size_t limit = 20;
  bool receipt = false;
};
struct RequestOpen {
  RequestBasics basics;
  bool auto_route = false;
  std::string key;
};
struct RequestPreview {
  RequestId request;
  std::size_t limit = 20;
};
struct RequestRef {  // request.show, request.watch
  RequestId request;
};
struct RequestChange {  // request.claim, request.release
  RequestId request;
  std::string key;
};
struct RequestPlace {
  RequestId request;
  std::optional<CenterId> center;
  std::string key;
};
struct RequestEnd {
  RequestId request;
  std::string outcome;
  std::string reason;
  std::string key;
};
// A household of a center that is relocated: what request.open would be told of it.
struct LeavingHousehold {
  Household household;
  Needs needs;
  std::vector<std::string> languages;
  Exclusion exclude;
  Urgency urgency = Urgency::standard;
  std::int32_t stay_days = 0;  // 0: not known
};
struct RelocationPlan {
  CenterId center;
  std::vector<LeavingHousehold> households;
  std::string transport;
};
struct RelocationPlace {
  CenterId center;
  LeavingHousehold household;
  std::string transport;
  CenterId to;
  std::string unit;
  std::string key;
};
struct RequestPurge {
  bool all = false;  // ends first what is open
  std::string key;
};
struct OfferList {
  std::optional<CenterId> center;  // for center staff their own
};
struct OfferChange {  // offer.accept, offer.extend, offer.no_show
  OfferId offer;
  std::string key;
};
struct OfferDecline {
  OfferId offer;
  std::string reason;
  std::string key;
};
struct OfferRefuse {  // by the person
  OfferId offer;
  std::string reason;
  std::string key;
};
struct OfferArrived {
  OfferId offer;
  std::string code;
  std::string key;
};
struct RoadClose {
  PlaceId from;
  PlaceId to;
  std::optional<Instant> begins;  // now, where it is not told
  Instant until;
  std::uint8_t vehicles = all_vehicles;
  std::string key;
};
struct RoadOpen {
  ClosureId closure;
  std::string key;
};
struct CapacityReport {
  struct Unit {
    std::string unit;
    std::int64_t version = 0;
    std::optional<std::int32_t> occupied;
    std::optional<std::int32_t> staffed;
    std::optional<std::int32_t> out_of_service;
  };
  CenterId center;
  std::vector<Unit> units;
  std::string key;
};
struct CapacityAdjust {
  CenterId center;
  std::string unit;
  std::int32_t by = 0;
  std::string key;
};
struct CapacityOverflow {
  CenterId center;
  std::string unit;
  std::int32_t places = 0;  // 0: takes them back
  std::optional<Instant> until;
  std::string key;
};
struct CapacityConfirm {
  CenterId center;
  std::string key;
};
struct CenterAccepting {
  CenterId center;
  Acceptance acceptance;
  std::string key;
};
struct ReportSummary {
  Month from{};
  Month to{};  // with it; at most most_months of them
};
inline constexpr std::chrono::months most_months{60};
struct CenterShow {  // center.show, center.promise
  CenterId center;
};
struct CenterPut {
  Center center;  // the register entry: counters but `total` are not read
  HandoverChange handover;
  bool check = false;  // only tells whether it would be taken
  std::string key;
};
inline constexpr std::int64_t most_audit_entries = 500;  // about 120 kB in one answer
inline constexpr std::int64_t most_sequence = 9'007'199'254'740'991;
// `after` and its sequence (0 where it has none): the place that the call before told to go on from.
struct AuditRead {
  std::optional<Instant> from;
  std::optional<Instant> to;
  AccountId actor;
  std::string verb;
  std::size_t limit = 100;
  std::optional<Cursor> after;
  std::int64_t after_sequence = 0;
};
struct AccountCreate {
  AccountId account;
  Secret password;
  Role role = Role::auditor;
  CenterId center;
  std::vector<std::string> regions;
  std::string station;  // of officers and gateways
  std::string key;
};
struct AccountChange {
  AccountId account;
  std::string key;
};
struct AccountReset {
  AccountId account;
  Secret password;
  std::string key;
};
struct AccountPassword {  // one's own
  Secret current;
  Secret password;
  std::string key;
};
// `certificate` is its SHA-256 fingerprint, 64 hex digits in lower case.
struct CertificateBind {
  AccountId account;
  std::string certificate;
  bool needs_device = false;
  std::string key;
};
struct CertificateRevoke {
  std::string certificate;
  std::string key;
};

}  // namespace pana::protocol
