#include "store/memory_store.hpp"

namespace pana::store {

void MemoryStore::listen(const void* who, std::function<void()> changed) {
  if (changed) {
    listeners_[who] = std::move(changed);
  } else {
    listeners_.erase(who);
  }
}

void MemoryStore::tell() {
  for (const auto& [who, changed] : listeners_) changed();
}

Awaitable<Result<Snapshot>> MemoryStore::snapshot() {
  co_return ledger_.snapshot();
}

Awaitable<Result<ChangeOutcome>> MemoryStore::open_request(OpenRequest command) {
  auto outcome = ledger_.open_request(command);
  tell();
  co_return outcome;
}
Awaitable<Result<HoldOutcome>> MemoryStore::hold_unit(HoldUnit command) {
  auto outcome = ledger_.hold_unit(command);
  tell();
  co_return outcome;
}
Awaitable<Result<AnswerOutcome>> MemoryStore::answer_offer(AnswerOffer command) {
  auto outcome = ledger_.answer_offer(command);
  if (outcome.has_error() && outcome.error().code == FaultCode::wrong_credentials)
    PANA_CO_CHECK(co_await record_audit(std::move(command.once), "offer", command.offer.text, "refused"));
  tell();
  co_return outcome;
}
Awaitable<Result<AnswerOutcome>> MemoryStore::extend_offer(ExtendOffer command) {
  auto outcome = ledger_.extend_offer(command);
  tell();
  co_return outcome;
}
Awaitable<Result<ChangeOutcome>> MemoryStore::change_request(ChangeRequest command) {
  auto outcome = ledger_.change_request(command);
  tell();
  co_return outcome;
}
Awaitable<Result<CapacityOutcome>> MemoryStore::report_capacity(ReportCapacity command) {
  auto outcome = ledger_.report_capacity(command);
  tell();
  co_return outcome;
}
Awaitable<Result<CapacityOutcome>> MemoryStore::adjust_capacity(AdjustCapacity command) {
  auto outcome = ledger_.adjust_capacity(command);
  tell();
  co_return outcome;
}
Awaitable<Result<CapacityOutcome>> MemoryStore::open_overflow(OpenOverflow command) {
  auto outcome = ledger_.open_overflow(command);
  tell();
  co_return outcome;
}
Awaitable<Result<CapacityOutcome>> MemoryStore::set_accepting(SetAccepting command) {
  auto outcome = ledger_.set_accepting(command);
  tell();
  co_return outcome;
}
Awaitable<Result<CapacityOutcome>> MemoryStore::put_center(PutCenter command) {
  auto outcome = ledger_.put_center(command);
  tell();
  co_return outcome;
}

Awaitable<Result<RequestRecord>> MemoryStore::load_request(RequestId request) {
  co_return ledger_.load_request(request);
}
Awaitable<Result<OfferRecord>> MemoryStore::load_offer(OfferId offer) {
  co_return ledger_.load_offer(offer);
}
Awaitable<Result<std::vector<RequestRecord>>> MemoryStore::list_queue(std::size_t limit) {
  co_return ledger_.list_queue(limit);
}
Awaitable<Result<std::vector<RequestRecord>>> MemoryStore::list_requests(AccountId account,
                                                                         std::size_t limit) {
  co_return ledger_.list_requests(account, limit);
}

Awaitable<Result<std::vector<OfferRecord>>> MemoryStore::list_offers(CenterId center) {
  co_return ledger_.list_offers(center);
}
Awaitable<Result<std::vector<Response>>> MemoryStore::load_responses(CenterId center) {
  co_return ledger_.load_responses(center);
}
Awaitable<Result<std::vector<Due>>> MemoryStore::take_due(std::size_t limit, seconds lease) {
  co_return ledger_.take_due(limit, lease);
}
Awaitable<Result<bool>> MemoryStore::remind(RequestId request) {
  const bool told = ledger_.remind(request);
  tell();
  co_return told;
}
Awaitable<Result<AccountRecord>> MemoryStore::load_account(AccountId account) {
  co_return ledger_.load_account(account);
}
Awaitable<Result<std::vector<AccountRecord>>> MemoryStore::list_accounts() {
  co_return ledger_.list_accounts();
}
Awaitable<Result<void>> MemoryStore::put_account(PutAccount command) {
  auto done = ledger_.put_account(command);
  if (!done.has_error() && command.signs_out) sessions_.end_all_of(command.record.account);
  tell();
  co_return done;
}
Awaitable<Result<AttemptStanding>> MemoryStore::sign_in_wait(Attempt attempt) {
  co_return sessions_.standing(attempt, clock_.now());
}
Awaitable<Result<void>> MemoryStore::sign_in_failed(Attempt attempt, Once once, std::string outcome) {
  sessions_.failed(attempt, clock_.now());
  if (outcome.empty()) co_return Result<void>{};
  co_return co_await record_audit(std::move(once), "session", "-", std::move(outcome));
}
Awaitable<Result<void>> MemoryStore::open_session(OpenSession command) {
  if (ledger_.version_of(command.record.account) != command.account_version)
    co_return fault(FaultCode::wrong_credentials);
  co_return sessions_.open(command, clock_.now());
}
Awaitable<Result<std::vector<SessionStanding>>> MemoryStore::list_sessions() {
  co_return sessions_.in_force(clock_.now());
}
Awaitable<Result<SessionRecord>> MemoryStore::load_session(std::string token_hash) {
  co_return sessions_.load(token_hash, clock_.now());
}
Awaitable<Result<void>> MemoryStore::keep_session(std::string token_hash, Instant until) {
  co_return sessions_.keep(token_hash, until, clock_.now());
}
Awaitable<Result<void>> MemoryStore::drop_session(Once once, std::string token_hash) {
  if (sessions_.end(token_hash)) ledger_.end_session({once.actor.account, std::move(token_hash)});
  tell();
  co_return Result<void>{};
}

Awaitable<Result<PurgeOutcome>> MemoryStore::purge(Purge command) {
  auto outcome = ledger_.purge(command);
  tell();
  co_return outcome;
}
Awaitable<Result<void>> MemoryStore::trim_events(milliseconds) {
  co_return Result<void>{};
}

Awaitable<Result<StoreStatus>> MemoryStore::status() {
  co_return ledger_.status();
}

Result<OfferBody> MemoryStore::unseal(const OfferId& offer, std::string_view sealed) const {
  return ledger_.codec().open(offer, sealed);
}

MemoryFeed::MemoryFeed(const asio::any_io_executor& executor, MemoryStore& store)
    : store_(store), changed_(executor) {
  store_.listen(this, [this] { changed_.cancel(); });
}

MemoryFeed::~MemoryFeed() {
  store_.listen(this, {});
}

void MemoryFeed::stop() {
  stopping_ = true;
  changed_.cancel();
}

Awaitable<void> MemoryFeed::run(Consumer consumer) {
  if (consumer.connection) consumer.connection(true);
  auto next = static_cast<std::ptrdiff_t>(store_.ledger().events().size());
  if (consumer.fresh_start) consumer.fresh_start(store_.ledger().snapshot());
  while (!stopping_) {
    const auto& events = store_.ledger().events();
    if (next < std::ssize(events)) {
      const std::vector<Event> batch(events.begin() + next, events.end());
      next = std::ssize(events);
      if (consumer.events) consumer.events(batch);
      continue;
    }
    changed_.expires_at(asio::steady_timer::time_point::max());
    co_await changed_.async_wait(as_value);
  }
}

}  // namespace pana::store
