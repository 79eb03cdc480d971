#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/async.hpp"
#include "core/result.hpp"
#include "domain/promise.hpp"
#include "domain/summary.hpp"
#include "store/audit_records.hpp"
#include "store/commands.hpp"
#include "store/purge.hpp"
#include "store/roads.hpp"
#include "store/sign_in.hpp"

namespace pana::store {

// Where the truth lives, in the domain's words: RedisStore in production, MemoryStore in tests. One contract
// suite (tests/contract) runs on both.
//
// Every change is atomic and, where the answer is a value, durable as configured. `unavailable` with retry:
// the store is away or the outcome is unknown; the same command with the same key is safe. Commands of one
// caller are carried out in the order of their calls. Not for use by several threads: each shard has its own.
class Store {
 public:
  virtual ~Store() = default;

  virtual Awaitable<Result<Snapshot>> snapshot() = 0;

  virtual Awaitable<Result<ChangeOutcome>> open_request(OpenRequest command) = 0;
  virtual Awaitable<Result<HoldOutcome>> hold_unit(HoldUnit command) = 0;
  virtual Awaitable<Result<AnswerOutcome>> answer_offer(AnswerOffer command) = 0;
  virtual Awaitable<Result<AnswerOutcome>> extend_offer(ExtendOffer command) = 0;
  virtual Awaitable<Result<ChangeOutcome>> change_request(ChangeRequest command) = 0;
  virtual Awaitable<Result<CapacityOutcome>> report_capacity(ReportCapacity command) = 0;
  virtual Awaitable<Result<CapacityOutcome>> adjust_capacity(AdjustCapacity command) = 0;
  virtual Awaitable<Result<CapacityOutcome>> open_overflow(OpenOverflow command) = 0;
  virtual Awaitable<Result<CapacityOutcome>> set_accepting(SetAccepting command) = 0;
  virtual Awaitable<Result<CapacityOutcome>> put_center(PutCenter command) = 0;
  virtual Awaitable<Result<HandoverOutcome>> show_handover(ShowHandover command) = 0;
  // Whether the center has told one; nobody reads it back.
  virtual Awaitable<Result<bool>> has_handover(CenterId center) = 0;

  // not_found at /request and /offer: as operations refuse what is somebody else's, to the last byte.
  virtual Awaitable<Result<RequestRecord>> load_request(RequestId request) = 0;
  virtual Awaitable<Result<OfferRecord>> load_offer(OfferId offer) = 0;
  // Requests in state queued, claimed or waiting: most urgent first, then oldest; at most `limit`.
  virtual Awaitable<Result<std::vector<RequestRecord>>> list_queue(std::size_t limit) = 0;
  // Open requests that this account has opened or owns; most urgent first, then oldest; at most `limit`.
  virtual Awaitable<Result<std::vector<RequestRecord>>> list_requests(AccountId account,
                                                                      std::size_t limit) = 0;
  // Offers of a center in state offered or accepted, oldest first.
  virtual Awaitable<Result<std::vector<OfferRecord>>> list_offers(CenterId center) = 0;

  // How the center has dealt with its last offers, the newest first, at most responses_kept.
  virtual Awaitable<Result<std::vector<Response>>> load_responses(CenterId center) = 0;

  // What has been counted of months that have no summary yet, also of the present one; by month.
  virtual Awaitable<Result<std::vector<MonthTally>>> list_tallies() = 0;
  // Keeps it for good, and forgets what was counted of the month. One that is kept already stays. False, and
  // nothing is done, where the month is not over by the store's clock.
  virtual Awaitable<Result<bool>> keep_summary(MonthSummary summary) = 0;
  // By month.
  virtual Awaitable<Result<std::vector<MonthSummary>>> list_summaries() = 0;

  virtual Awaitable<Result<RoadOutcome>> close_road(CloseRoad command) = 0;
  // not_found at /closure where there is none.
  virtual Awaitable<Result<RoadOutcome>> open_road(OpenRoad command) = 0;
  // Closures in force, to come, or over a moment ago: by when they begin.
  virtual Awaitable<Result<std::vector<Closure>>> list_roads() = 0;
  // Answers whether the closure still was as `seen`; else nothing changes and it stays due.
  virtual Awaitable<Result<bool>> looked_at_road(LookedAtRoad done) = 0;
  // Offers in state offered or accepted, of all centers.
  virtual Awaitable<Result<std::vector<OfferId>>> list_open_offers() = 0;
  virtual Awaitable<Result<AnswerOutcome>> reroute_offer(RerouteOffer command) = 0;

  // Deadlines that have passed, at most `limit`, leased to the caller: nobody else is given them for `lease`,
  // and they come again after it unless the work was done (which moves or removes them).
  virtual Awaitable<Result<std::vector<Due>>> take_due(std::size_t limit, seconds lease) = 0;
  // Tells the reminder or alarm of this request that is due (Event::reminded), once, and plans the next;
  // leaves no audit entry. False where none was due: somebody else has told it, or the request has moved on.
  virtual Awaitable<Result<bool>> remind(RequestId request) = 0;

  virtual Awaitable<Result<AccountRecord>> load_account(AccountId account) = 0;
  // By name.
  virtual Awaitable<Result<std::vector<AccountRecord>>> list_accounts() = 0;
  // conflict where `only_new` and the account exists; stale_version where it is not the one that was read.
  virtual Awaitable<Result<void>> put_account(PutAccount command) = 0;

  virtual Awaitable<Result<AttemptStanding>> sign_in_wait(Attempt attempt) = 0;
  // Counts a wrong attempt. Leaves an audit entry with this outcome in the same step; none where it is empty.
  virtual Awaitable<Result<void>> sign_in_failed(Attempt attempt, Once once, std::string outcome) = 0;
  // `token_hash` is a hash: the token itself never comes here, and what is stored is a keyed mark of the
  // hash.
  virtual Awaitable<Result<void>> open_session(OpenSession command) = 0;
  // Those in force on all daemons, by account, the newest last.
  virtual Awaitable<Result<std::vector<SessionStanding>>> list_sessions() = 0;
  virtual Awaitable<Result<SessionRecord>> load_session(std::string token_hash) = 0;
  // Somebody uses it: it lasts until then at least, but not longer than its record says. not_found where it
  // has ended.
  virtual Awaitable<Result<void>> keep_session(std::string token_hash, Instant until) = 0;
  // Every daemon is told (Event::signed_out).
  virtual Awaitable<Result<void>> drop_session(Once once, std::string token_hash) = 0;
  // By which events call the session.
  virtual std::string session_mark(const std::string& token_hash) const = 0;

  // What changes nothing but is to be known: something was shown or refused. Kind, id ("-" for none) and
  // outcome are words of ours (audit::is_word), else invalid_params; an account that is none becomes
  // "unknown". Every command that changes something leaves its entry by itself.
  virtual Awaitable<Result<void>> record_audit(Once once, std::string kind, std::string id,
                                               std::string outcome) = 0;
  // Entries before this position (empty: the newest), newest first.
  virtual Awaitable<Result<AuditPage>> read_audit(std::string before, std::size_t most) = 0;
  virtual Awaitable<Result<AuditState>> audit_state() = 0;

  virtual Awaitable<Result<PurgeOutcome>> purge(Purge command) = 0;
  // Deletes events older than that, and those that an evacuation wants gone.
  virtual Awaitable<Result<void>> trim_events(milliseconds kept_for) = 0;

  virtual Awaitable<Result<StoreStatus>> status() = 0;

  // Opens OfferChanged::sealed. Pure computation; a Fault if it was not sealed with our keys for this offer.
  virtual Result<OfferBody> unseal(const OfferId& offer, std::string_view sealed) const = 0;
};

// Gives every committed event to a consumer, in order, once: the one way by which changes reach boards and
// sessions.
class Feed {
 public:
  virtual ~Feed() = default;

  struct Consumer {
    std::function<void(const std::vector<Event>&)> events;  // one batch, in order
    std::function<void(Snapshot)> fresh_start;  // first load, or events were missed: start from this state
    std::function<void(bool connected)> connection;
  };
  // Runs until stop(): loads a snapshot, then follows the stream from its cursor; after a lost link goes on
  // where it was, or starts afresh where the stream no longer reaches back so far.
  virtual Awaitable<void> run(Consumer consumer) = 0;
  virtual void stop() = 0;
};

}  // namespace pana::store
