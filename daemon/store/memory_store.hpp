#pragma once
#include <boost/asio/steady_timer.hpp>
#include <functional>
#include <map>
#include <memory>

#include "store/memory_ledger.hpp"
#include "store/store.hpp"

namespace pana::store {

// The Store without Redis: everything above it can be tested in microseconds. Calls are done when they are
// awaited. Keeps no audit entries, and forgets nothing but sessions.
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
  Awaitable<Result<CapacityOutcome>> set_accepting(SetAccepting command) override;
  Awaitable<Result<CapacityOutcome>> put_center(PutCenter command) override;
  Awaitable<Result<RequestRecord>> load_request(RequestId request) override;
  Awaitable<Result<OfferRecord>> load_offer(OfferId offer) override;
  Awaitable<Result<std::vector<RequestRecord>>> list_queue(std::size_t limit) override;
  Awaitable<Result<std::vector<OfferRecord>>> list_offers(CenterId center) override;
  Awaitable<Result<std::vector<Due>>> take_due(std::size_t limit, seconds lease) override;
  Awaitable<Result<std::int64_t>> wake_waiting(std::size_t limit) override;
  Awaitable<Result<AccountRecord>> load_account(AccountId account) override;
  Awaitable<Result<void>> put_account(Once once, AccountRecord record, bool only_new) override;
  Awaitable<Result<void>> put_session(std::string token_hash, SessionRecord record) override;
  Awaitable<Result<SessionRecord>> load_session(std::string token_hash) override;
  Awaitable<Result<void>> drop_session(std::string token_hash) override;
  Awaitable<Result<StoreStatus>> status() override;
  Result<OfferBody> unseal(const OfferId& offer, std::string_view sealed) const override;

  const Ledger& ledger() const { return ledger_; }
  // Is called after every command; one listener per `who`, removed by an empty function.
  void listen(const void* who, std::function<void()> changed);

 private:
  void tell();

  const Clock& clock_;
  Ledger ledger_;
  std::map<std::string, SessionRecord> sessions_;
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
