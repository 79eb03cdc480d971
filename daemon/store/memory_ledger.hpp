#pragma once
#include <map>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "core/time.hpp"
#include "domain/promise.hpp"
#include "domain/summary.hpp"
#include "store/codec.hpp"
#include "store/purge.hpp"
#include "store/roads.hpp"
#include "store/sign_in.hpp"

namespace pana::store {

// What the Lua scripts do, in C++ over maps, straight from the tables of domain/: the store of tests, and the
// oracle that the scripts are compared with. Plain calls, no waiting; the promises and refusals are those of
// Store.
class Ledger {
 public:
  // Both must outlive it. Months are counted in UTC.
  Ledger(const Clock& clock, vault::Seal& seal) : clock_(clock), codec_(seal) {}

  Result<ChangeOutcome> open_request(const OpenRequest& command);
  Result<HoldOutcome> hold_unit(const HoldUnit& command);
  Result<AnswerOutcome> answer_offer(const AnswerOffer& command);
  Result<AnswerOutcome> extend_offer(const ExtendOffer& command);
  Result<ChangeOutcome> change_request(const ChangeRequest& command);
  Result<CapacityOutcome> report_capacity(const ReportCapacity& command);
  Result<CapacityOutcome> adjust_capacity(const AdjustCapacity& command);
  Result<CapacityOutcome> open_overflow(const OpenOverflow& command);
  Result<CapacityOutcome> set_accepting(const SetAccepting& command);
  Result<CapacityOutcome> put_center(const PutCenter& command);
  Result<HandoverOutcome> show_handover(const ShowHandover& command);
  Result<RoadOutcome> close_road(const CloseRoad& command);
  Result<RoadOutcome> open_road(const OpenRoad& command);
  bool looked_at_road(const LookedAtRoad& done);
  Result<AnswerOutcome> reroute_offer(const RerouteOffer& command);
  bool has_handover(const CenterId& center) const { return handovers_.contains(center); }
  Result<void> put_account(const PutAccount& command);
  void end_session(SignedOut ended);

  Result<PurgeOutcome> purge(const Purge& command);

  Snapshot snapshot() const;
  Result<RequestRecord> load_request(const RequestId& request) const;
  Result<OfferRecord> load_offer(const OfferId& offer) const;
  std::vector<RequestRecord> list_queue(std::size_t limit) const;
  std::vector<RequestRecord> list_requests(const AccountId& account, std::size_t limit) const;
  std::vector<OfferRecord> list_offers(const CenterId& center) const;
  std::vector<Response> load_responses(const CenterId& center) const;
  std::vector<MonthTally> list_tallies() const;
  bool keep_summary(const MonthSummary& summary);
  std::vector<MonthSummary> list_summaries() const;
  std::vector<Closure> list_roads() const;
  std::vector<OfferId> list_open_offers() const;
  Result<AccountRecord> load_account(const AccountId& account) const;
  std::vector<AccountRecord> list_accounts() const;
  std::int64_t version_of(const AccountId& account) const;  // 0: there is none
  std::vector<Due> take_due(std::size_t limit, seconds lease);
  bool remind(const RequestId& request);
  StoreStatus status() const;
  const Codec& codec() const { return codec_; }

  // All events since the beginning, and everything as it stands.
  const std::vector<Event>& events() const { return events_; }
  const std::map<RequestId, RequestRecord>& requests() const { return requests_; }
  const std::map<OfferId, OfferRecord>& offers() const { return offers_; }
  const std::vector<Center>& centers() const { return centers_; }

 private:
  using Remembered = std::variant<std::monostate, ChangeOutcome, HoldOutcome, AnswerOutcome, CapacityOutcome,
                                  PurgeOutcome, RoadOutcome>;
  struct Memory {
    std::string fingerprint;
    Remembered outcome;
  };
  using Figures = std::vector<Figure>;
  using Queue = std::set<std::pair<std::pair<int, Instant>, RequestId>>;  // most urgent, oldest first

  // The outcome of an earlier call with this key, a refusal, or nothing.
  template <class Outcome>
  std::optional<Result<Outcome>> seen_before(const Once& once) const;
  void remember(const Once& once, Remembered outcome);
  void emit(Event event);
  Instant now() const { return clock_.now(); }

  Center* find_center(const CenterId& id);
  UnitGroup* find_unit(const CenterId& center, std::string_view unit);
  void tally(Tallied what, const CenterId& center = {});
  void note_response(const OfferRecord& offer, const AnswerOffer& command);
  std::optional<Fault> refuse_arrival(const AnswerOffer& command);
  UnitChanged give_back(const OfferRecord& offer, bool arrives);
  RequestRecord& open(const RequestId& id, const OpenRequest& from, const Once& once, RequestState state);
  const HoldCandidate* first_with_room(const HoldUnit& command, const RequestRecord* request);
  Result<HoldOutcome> wait(const HoldUnit& command, RequestRecord* request);
  Result<HoldOutcome> hold(const HoldUnit& command, RequestRecord* request, const HoldCandidate& candidate);
  std::optional<Fault> refuse_report(const ReportCapacity& command);
  CapacityOutcome confirmed(const Center& center, std::vector<UnitChanged> units,
                            std::optional<Acceptance> acceptance = std::nullopt);
  std::optional<Fault> refuse_overflow(const OpenOverflow& command, const Overflow& before) const;
  void set_overflow(const CenterId& center, UnitGroup& group, Overflow overflow);
  void erase(const RequestId& id);
  void enqueue(const RequestRecord& request);
  void dequeue(const RequestRecord& request);
  void set_deadline(RequestRecord& request, std::optional<Instant> at);
  void plan_reminder(RequestRecord& request);
  void remind_at(const RequestId& request, Instant at, int stage);
  void forget_reminder(const RequestId& request);

  const Clock& clock_;
  Codec codec_;
  std::map<RequestId, RequestRecord> requests_;
  std::map<OfferId, OfferRecord> offers_;
  std::vector<Center> centers_;  // in order of registration
  std::map<CenterId, Handover> handovers_;
  std::map<OfferId, std::int64_t> wrong_codes_;
  std::map<CenterId, std::vector<Response>> responses_;  // the newest first
  std::map<Month, std::map<std::pair<Tallied, CenterId>, std::int64_t>> tallies_;
  std::map<Month, MonthSummary> summaries_;
  std::map<ClosureId, Closure> closures_;
  std::map<AccountId, AccountRecord> accounts_;
  std::map<std::string, Instant>
      deadlines_;  // "o:" offer, "r:" request, "v:" overflow, "n:" reminder, "x:" closure
  struct Planned {
    Instant at;
    int stage;
  };
  std::map<RequestId, Planned> reminders_;
  Queue queue_;
  std::map<std::pair<AccountId, std::string>, Memory> once_;
  std::vector<Event> events_;
  std::map<RequestId, Instant> kept_;   // when opened
  std::map<RequestId, Instant> ended_;  // when they ended
  std::uint32_t keys_from_ = 0;
};

Fault refusal(FaultCode code, std::string at, std::vector<Figure> figures);
Figure figure(std::string_view name, std::int64_t value);
Figure figure(std::string_view name, std::string_view value);

template <class Outcome>
std::optional<Result<Outcome>> Ledger::seen_before(const Once& once) const {
  if (once.key.empty()) return std::nullopt;
  const auto known = once_.find({once.actor.account, once.key});
  if (known == once_.end()) return std::nullopt;
  if (known->second.fingerprint != once.fingerprint) return Result<Outcome>{fault(FaultCode::key_reused)};
  auto outcome = std::get<Outcome>(known->second.outcome);
  outcome.repeated = true;
  return Result<Outcome>{std::move(outcome)};
}

// What an event tells of a request or an offer as it is now.
RequestChanged told(const RequestRecord& request);
OfferChanged told(const OfferRecord& offer);

}  // namespace pana::store
