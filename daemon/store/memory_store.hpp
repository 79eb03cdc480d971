#pragma once
#include <boost/asio/steady_timer.hpp>
#include <functional>
#include <map>
#include <memory>

#include "store/memory_ledger.hpp"
#include "store/memory_sessions.hpp"
#include "store/store.hpp"

namespace pana::store {

// The Store without Redis: everything above it can be tested in microseconds. Calls are done when they are
// awaited. Keeps only
// the audit entries of record_audit, and forgets nothing but sessions.
class MemoryStore final : public Store {
 public:
  // Both must outlive it.
  MemoryStore(const Clock& clock, vault::Seal& seal) : clock_(clock), ledger_(clock, seal) {}

  Awaitable<Result<Snapshot>> snapshot() override;
  Awaitable<Result<ChangeOutcome>> open_request(OpenRequest command) override;
  Awaitable<Result<HoldOutcome>> hold_unit(HoldUnit command) override;
  Awaitable<Result<AnswerOutcome>> answer_offer(AnswerOffer command) override;
  Awaitable<Result<AnswerOutcome>> extend_offer(ExtendOffer command) override;
  Awaitable<Result<ChangeOutcome>> change_request(ChangeRequest command) override;
  Awaitable<Result<CapacityOutcome>> report_capacity(ReportCapacity command) override;
  Awaitable<Result<CapacityOutcome>> adjust_capacity(AdjustCapacity command) override;
  Awaitable<Result<CapacityOutcome>> open_overflow(OpenOverflow command) override;
  Awaitable<Result<CapacityOutcome>> set_accepting(SetAccepting command) override;
  Awaitable<Result<CapacityOutcome>> put_center(PutCenter command) override;
  Awaitable<Result<HandoverOutcome>> show_handover(ShowHandover command) override;
  Awaitable<Result<bool>> has_handover(CenterId center) override;
  Awaitable<Result<RequestRecord>> load_request(RequestId request) override;
  Awaitable<Result<OfferRecord>> load_offer(OfferId offer) override;
  Awaitable<Result<std::vector<RequestRecord>>> list_queue(std::size_t limit) override;
  Awaitable<Result<std::vector<RequestRecord>>> list_requests(AccountId account, std::size_t limit) override;
  Awaitable<Result<std::vector<OfferRecord>>> list_offers(CenterId center) override;
  Awaitable<Result<std::vector<Response>>> load_responses(CenterId center) override;
  Awaitable<Result<std::vector<MonthTally>>> list_tallies() override;
  Awaitable<Result<bool>> keep_summary(MonthSummary summary) override;
  Awaitable<Result<std::vector<MonthSummary>>> list_summaries() override;
  Awaitable<Result<RoadOutcome>> close_road(CloseRoad command) override;
  Awaitable<Result<RoadOutcome>> open_road(OpenRoad command) override;
  Awaitable<Result<std::vector<Closure>>> list_roads() override;
  Awaitable<Result<bool>> looked_at_road(LookedAtRoad done) override;
  Awaitable<Result<std::vector<OfferId>>> list_open_offers() override;
  Awaitable<Result<AnswerOutcome>> reroute_offer(RerouteOffer command) override;
  Awaitable<Result<std::vector<Due>>> take_due(std::size_t limit, seconds lease) override;
  Awaitable<Result<bool>> remind(RequestId request) override;
  Awaitable<Result<AccountRecord>> load_account(AccountId account) override;
  Awaitable<Result<std::vector<AccountRecord>>> list_accounts() override;
  Awaitable<Result<void>> put_account(PutAccount command) override;
  Awaitable<Result<AttemptStanding>> sign_in_wait(Attempt attempt) override;
  Awaitable<Result<void>> sign_in_failed(Attempt attempt, Once once, std::string outcome) override;
  Awaitable<Result<void>> open_session(OpenSession command) override;
  Awaitable<Result<std::vector<SessionStanding>>> list_sessions() override;
  Awaitable<Result<SessionRecord>> load_session(std::string token_hash) override;
  Awaitable<Result<void>> keep_session(std::string token_hash, Instant until) override;
  Awaitable<Result<void>> drop_session(Once once, std::string token_hash) override;
  std::string session_mark(const std::string& token_hash) const override { return token_hash; }
  Awaitable<Result<void>> record_audit(Once once, std::string kind, std::string id,
                                       std::string outcome) override;
  Awaitable<Result<AuditPage>> read_audit(std::string before, std::size_t most) override;
  Awaitable<Result<AuditState>> audit_state() override;
  Awaitable<Result<PurgeOutcome>> purge(Purge command) override;
  Awaitable<Result<void>> trim_events(milliseconds kept_for) override;
  Awaitable<Result<StoreStatus>> status() override;
  Result<OfferBody> unseal(const OfferId& offer, std::string_view sealed) const override;

  const Ledger& ledger() const { return ledger_; }
  // What was recorded with record_audit, oldest first; and whether somebody can chain it.
  const std::vector<audit::Record>& recorded() const { return recorded_; }
  void set_audit_writable(bool writable) { audit_writable_ = writable; }
  // Is called after every command; one listener per `who`, removed by an empty function.
  void listen(const void* who, std::function<void()> changed);

 private:
  void tell();

  const Clock& clock_;
  Ledger ledger_;
  MemorySessions sessions_;
  std::vector<audit::Record> recorded_;
  bool audit_writable_ = true;
  std::map<const void*, std::function<void()>> listeners_;
};

// The events of a MemoryStore, in batches as RedisFeed gives them. The store must outlive it.
class MemoryFeed final : public Feed {
 public:
  MemoryFeed(const asio::any_io_executor& executor, MemoryStore& store);
  ~MemoryFeed() override;
  Awaitable<void> run(Consumer consumer) override;
  void stop() override;

 private:
  MemoryStore& store_;
  asio::steady_timer changed_;
  bool stopping_ = false;
};

}  // namespace pana::store
