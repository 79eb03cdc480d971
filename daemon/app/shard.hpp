#pragma once
#include <atomic>
#include <boost/asio/io_context.hpp>
#include <functional>
#include <memory>

#include "app/conversation.hpp"
#include "live/projector.hpp"
#include "live/prompts.hpp"
#include "server/server.hpp"
#include "settings/country.hpp"
#include "settings/settings.hpp"
#include "store/feed.hpp"
#include "store/redis_store.hpp"

namespace pana::app {

// What all shards share, none of it changing.
struct Common {
  const Settings& settings;
  Country country;
  vault::Keyring& keyring;
  std::shared_ptr<const server::TlsContext> tls;
  operations::Hashing& hashing;
  std::string instance;
  Instant started;
  std::function<std::int64_t()> connections;      // of all shards
  std::function<bool()> begun;                    // every shard has been ready
  const audit::PublicKeys* audit_keys = nullptr;  // whose heads count; none: auditing is off
};

// `utc_offset`: of the country, for whoever counts by month.
store::RedisConfig redis_config(const settings::Redis& from, minutes utc_offset = {});

// How many shards the settings ask for.
std::size_t shard_count(const settings::Server& from);

// One thread's worth of daemon: event loop, Redis links, Board, sessions; nothing mutable is shared with
// other shards. Built, run and destroyed on its own thread; use() and drain() may be called from any thread.
class Shard final : public server::Application {
 public:
  Shard(const Common& common, Metrics& metrics, const std::vector<int>& sockets, bool takes_deadlines);
  ~Shard() override;

  // Serves until drained or stopped.
  void run();
  // New connections get these certificates; those whose own is no longer believed are closed.
  void use(std::shared_ptr<const server::TlsContext> tls, std::shared_ptr<const void> until_used);
  // No new connections; tells the open ones to reconnect elsewhere; run() returns when they are gone.
  void drain();
  // Connected to Redis, board loaded, not draining.
  bool is_ready() const { return ready_.load(std::memory_order_relaxed); }

  std::unique_ptr<server::Conversation> open(live::Outlet& outlet, const server::Peer& peer) override;
  void device_refused() override;
  void make_room() override { presence_.make_room(); }
  bool ready() const override { return is_ready() && common_.begun(); }

 private:
  Awaitable<void> work_on_deadlines();
  Awaitable<void> forget();
  Awaitable<void> serve_waiting();
  Awaitable<void> end_sessions();
  void listen(const std::vector<int>& sockets);
  void settle();
  void stop();

  const Common& common_;
  Metrics& metrics_;
  SystemClock clock_;
  SecureRandom random_;
  asio::io_context io_{1};
  vault::Seal seal_;
  store::RedisStore store_;
  store::RedisFeed feed_;
  Board board_;
  live::Topics topics_;
  live::Fanout fanout_;
  live::Presence presence_;
  live::Projector projector_;
  live::Prompts prompts_;
  operations::Context context_;
  dispatch::Desk desk_;
  dispatch::Dispatcher dispatcher_;
  server::Server server_;
  asio::steady_timer deadlines_;
  asio::steady_timer forgetting_;
  asio::steady_timer room_;
  asio::steady_timer sessions_;
  bool current_ = false;  // the board is, and the feed is connected
  bool serving_ = false;
  bool forgets_now_ = false;
  bool stopping_ = false;
  bool takes_deadlines_;
  std::atomic<bool> ready_{false};
};

}  // namespace pana::app
