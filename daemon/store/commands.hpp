#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/handover.hpp"
#include "store/records.hpp"

namespace pana::store {

// Who asks, and with which idempotency key. The same account and key within 24 hours get the first answer;
// with a different `fingerprint` (a keyed hash of method and parameters) the call is refused with key_reused.
// An empty key (the daemon's own actions) is not remembered.
struct Once {
  Actor actor;
  std::string verb;  // the method, for the audit stream
  std::string key{};
  std::string fingerprint{};
};

// A unit that may be held, best first. `route` is kept with the offer (operations/search).
struct HoldCandidate {
  CenterId center;
  std::string unit;
  std::int32_t travel_min = 0;
  std::string route;
};

// Opens a request: queued for an operator, or waiting where a search found nothing.
struct OpenRequest {
  Once once;
  RequestId request;
  RequestState state = RequestState::queued;  // queued or waiting
  Urgency urgency = Urgency::standard;
  TimeLimits limits;
  RequestBody body;
};

// Holds the first candidate that still has a free unit and accepts people, and opens the request first where
// `open` is set. Where no candidate has room: with `wait_if_none` the request is opened (where `open` is set)
// and waits, next search after search_again_after; without it nothing changes and nothing is remembered for
// the key, so that the caller can come again with other candidates.
struct HoldUnit {
  Once once;
  RequestId request;
  std::optional<OpenRequest> open{};  // its `once`, `request` and `state` are not read
  std::int64_t expected_version = 0;  // of an existing request; another version is stale_version
  OfferId offer;
  OfferBody body;
  std::vector<HoldCandidate> candidates;  // at most most_candidates; may be empty
  bool wait_if_none = false;
  bool ask_again = false;  // a candidate may have been asked for this request before; not with wait_if_none
};
inline constexpr std::size_t most_candidates = 8;
// A waiting request is searched for again after this, unless a unit is freed earlier.
inline constexpr seconds search_again_after{60};

// What became of it; `offer.state` tells nothing where `held` is false.
struct HoldOutcome {
  bool held = false;
  bool repeated = false;  // the answer of an earlier call with the same key
  RequestId request;      // the first call's, where repeated
  RequestState state = RequestState::waiting;
  OfferId offer{};
  CenterId center{};
  std::string unit{};
  std::int32_t travel_min = 0;
  std::string route{};
  Instant made_at{};
  Instant answer_by{};
};

// An answer to an offer, or what happens to it by itself. `action` is one of accept, decline, refuse (by the
// person), answer_ran_out, cut_off, arrive, no_show, hold_ran_out; the tables in domain/request.hpp say what
// follows for offer and request. already_answered where the offer's state does not permit it; not_found where
// there is no such offer (or, for center staff, where it is another center's); conflict (figure `due_in_ms`)
// where a *_ran_out comes before its time. An arrival with a wrong code is counted and leaves an audit entry,
// and nothing else changes: wrong_credentials at /code (figure `left`: how many more wrong ones are answered
// so). After most_wrong_codes of them no code is taken for this offer any more, also not the right one:
// conflict at /code (figure `tries`).
struct AnswerOffer {
  Once once;
  OfferId offer;
  RequestAction action = RequestAction::accept;
  std::string reason{};        // of a decline or a refusal
  std::string arrival_code{};  // of an accept: 6 digits; stored sealed
  // Of an accept: as the offer has it, for the store cannot read it. The unit stays held for that time in
  // full hours (travel_allowed_min) and the request's margin.
  std::int32_t travel_min = 0;
  bool wrong_code = false;  // of an arrive: the code is not the offer's (the store cannot read that)
};
inline constexpr std::int64_t most_wrong_codes = 5;

struct AnswerOutcome {
  bool repeated = false;
  RequestId request;
  OfferState offer_state = OfferState::offered;
  RequestState request_state = RequestState::offered;
  std::optional<Instant> held_until{};
};

// Once per offer: the unit stays held for travel time and margin counted from now. conflict if extended
// before.
struct ExtendOffer {
  Once once;
  OfferId offer;
  std::int32_t travel_min = 0;  // as in AnswerOffer
};

// Claim, release, end, or claim_ran_out. conflict (figure `state`) where the table does not permit it;
// not_allowed at /request where somebody else than who claimed it releases. `end`
// withdraws an open offer and gives its unit back in the same step.
struct ChangeRequest {
  Once once;
  RequestId request;
  RequestAction action = RequestAction::claim;
  std::string outcome{};  // of an end
  std::string reason{};
  Figure::Counts blocked{};  // of an end without a place; stored sealed
};

struct ChangeOutcome {
  bool repeated = false;
  RequestId request;  // the first call's, where repeated
  RequestState state = RequestState::queued;
  std::int64_t version = 0;
  AccountId owner;
  std::optional<Instant> deadline{};
};

// Absolute figures for some unit groups, each with the version that the reporter saw (stale_version names the
// unit and its current version in its figures; nothing is changed then). Refreshes the confirmation.
struct ReportCapacity {
  struct Unit {
    std::string unit;
    std::int64_t version = 0;
    std::optional<std::int32_t> occupied{};
    std::optional<std::int32_t> staffed{};
    std::optional<std::int32_t> out_of_service{};
  };
  Once once;
  CenterId center;
  std::vector<Unit> units;  // empty: "nothing has changed"
};

// occupied += by. invalid_params at /by where that would make it negative or more than total.
struct AdjustCapacity {
  Once once;
  CenterId center;
  std::string unit;
  std::int32_t by = 0;
};

// Overflow places on top of a unit group's own, until then: total and staffed grow by them, and shrink again
// when they are taken back, by `places` 0 or (with the role `system`) once their time is over; what is
// occupied stays. invalid_params at /until where that is past or more than longest_overflow ahead; conflict
// where the daemon comes before their end. Confirms nothing.
struct OpenOverflow {
  Once once;
  CenterId center;
  std::string unit;
  std::int32_t places = 0;
  std::optional<Instant> until{};
};

struct SetAccepting {
  Once once;
  CenterId center;
  Acceptance acceptance;
};

// The center's figures after a change.
struct CapacityOutcome {
  bool repeated = false;
  Instant confirmed_at{};
  std::vector<UnitChanged> units;  // those that changed (all named ones)
};

// New or changed register entry. Live numbers of unit groups that exist stay (total is taken from the entry,
// with overflow places on top, and staffed is cut to it); new groups start empty and fully staffed; a group
// that is gone is refused with conflict while something is held or occupied in it. Does not refresh the
// confirmation of an existing center. The handover is sealed by itself, and a change of it leaves an audit
// entry of its own.
struct PutCenter {
  Once once;
  Center center;
  HandoverChange handover{};
};

// Shows what leads to the center, while the request is accepted and the unit held; with a `window`, so long
// after the acceptance at most. In the same step the look is written down, counted with the offer and told
// to the center. Else conflict (figure `state`, and `window` "over" where only the time is); not_found
// where there is no such request. Who may look is the caller's business. The key is not read: each call is a
// look.
struct ShowHandover {
  Once once;
  RequestId request;
  minutes window{0};
};

struct HandoverOutcome {
  OfferId offer;
  std::optional<Handover> handover{};  // nothing where the center has told none
  std::string arrival_code;
  Instant expires_at;
};

// Something that is due. A closure is when open offers are to be looked at because of it: when it was made,
// changed or taken back, when it begins and when its time is over.
struct Due {
  enum class Kind : std::uint8_t { offer, request, overflow, reminder, road };
  Kind kind = Kind::offer;
  std::string id;  // of the offer, the request or the closure; center/unit of overflow places; of a reminder,
                   // the request
};

// By its member of keys::deadlines.
inline Due due_from(std::string_view member) {
  auto kind = Due::Kind::request;
  if (member.starts_with("o:")) kind = Due::Kind::offer;
  if (member.starts_with("v:")) kind = Due::Kind::overflow;
  if (member.starts_with("n:")) kind = Due::Kind::reminder;
  if (member.starts_with("x:")) kind = Due::Kind::road;
  return {kind, std::string{member.substr(2)}};
}

}  // namespace pana::store
