#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "core/metrics.hpp"
#include "store/codec.hpp"
#include "store/redis/config.hpp"
#include "store/redis/link.hpp"
#include "store/redis/scripts.hpp"
#include "store/store.hpp"

namespace pana::store {

// The Store on Redis: one script, one trip, for each command. Calls made before the link is up wait for it.
//
// `seal` and `metrics` belong to the shard and must outlive it. start() before the first call; stop() ends
// all calls as unavailable, and must be called while the event loop still runs.
class RedisStore final : public Store {
 public:
  // `clock`: see Scripts; only tests give another. Throws std::runtime_error where the configuration cannot
  // be used.
  RedisStore(const asio::any_io_executor& executor, const RedisConfig& config, vault::Seal& seal,
             Metrics& metrics, std::string_view clock = redis::Scripts::redis_time);
  ~RedisStore() override;

  void start();
  void stop();
  bool connected() const { return link_->connected(); }
  // Is told whenever the link comes up or goes down. To be set before start().
  void on_connection(std::function<void(bool)> told) { link_->on_connection(std::move(told)); }

  // Whether what this Redis holds was sealed under the root key that we have; a Redis without data takes
  // ours.
  Awaitable<Result<bool>> fits_keys();

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
  std::string session_mark(const std::string& token_hash) const override;
  Awaitable<Result<void>> record_audit(Once once, std::string kind, std::string id,
                                       std::string outcome) override;
  Awaitable<Result<AuditPage>> read_audit(std::string before, std::size_t most) override;
  Awaitable<Result<AuditState>> audit_state() override;
  Awaitable<Result<PurgeOutcome>> purge(Purge command) override;
  Awaitable<Result<void>> trim_events(milliseconds kept_for) override;
  Awaitable<Result<StoreStatus>> status() override;
  Result<OfferBody> unseal(const OfferId& offer, std::string_view sealed) const override;

 private:
  // A script's answer: what it said, without its first character, and whether it was said before.
  struct Said {
    redis::Reply reply;
    bool repeated = false;
    std::string_view words() const { return reply.text().substr(1); }
  };
  redis::Arguments script(std::string_view name) const;
  redis::Arguments script(std::string_view name, const Once& once) const;
  Awaitable<Result<redis::Reply>> call(redis::Arguments arguments, redis::CallOptions options);
  Awaitable<Result<redis::Reply>> call_script(redis::Arguments arguments, redis::CallOptions options);
  Awaitable<Result<Said>> change(redis::Arguments arguments, bool repeatable);
  template <class Outcome>
  Awaitable<Result<Outcome>> change(redis::Arguments arguments, bool repeatable,
                                    Result<Outcome> (*decode)(std::string_view));

  Awaitable<Result<OfferRoute>> route_of(OfferId offer, std::size_t slot);

  Codec codec_;
  redis::Scripts scripts_;
  std::shared_ptr<redis::Link> link_;
  SecureRandom random_;
  std::string new_epoch_;
};

template <class Outcome>
Awaitable<Result<Outcome>> RedisStore::change(redis::Arguments arguments, bool repeatable,
                                              Result<Outcome> (*decode)(std::string_view)) {
  auto said = co_await change(std::move(arguments), repeatable);
  if (said.has_error()) co_return said.error();
  auto outcome = decode(said->words());
  if (outcome.has_value()) outcome->repeated = said->repeated;
  co_return outcome;
}

}  // namespace pana::store
