#include "app/daemon.hpp"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <csignal>
#include <thread>

#include "app/bootstrap.hpp"
#include "app/shard_thread.hpp"
#include "app/systemd.hpp"
#include "server/metrics_listener.hpp"
#include "store/redis/embedded_server.hpp"

namespace pana::app {
namespace {

// Household data and keys never reach a core file.
void forbid_core_dumps() {
  const rlimit none{0, 0};
  ::setrlimit(RLIMIT_CORE, &none);
  ::prctl(PR_SET_DUMPABLE, 0);
}

// As many connections as the system lets us have.
void raise_descriptor_limit() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &limit);
}

// One shard's metrics outlive it, because whoever scrapes is on another thread.
using AllMetrics = std::vector<std::unique_ptr<Metrics>>;

}  // namespace

// The parts of the whole process, in the order in which they start; they end in the opposite order.
class Daemon {
 public:
  Daemon(const Settings& settings, Country country);
  int run();

 private:
  void start_redis();
  Awaitable<void> supervise_redis();
  Awaitable<void> start();
  Awaitable<void> make_accounts();
  void start_shards();
  void serve_metrics();
  Awaitable<void> announce_ready();
  Awaitable<void> await_signal();
  void drain();
  void fail();
  void stop();
  std::int64_t connections() const;

  Settings settings_;
  asio::io_context io_{1};
  asio::signal_set signals_{io_, SIGTERM, SIGINT};
  SecureRandom random_;
  SystemClock clock_;
  operations::Hashing hashing_;
  std::unique_ptr<store::EmbeddedServer> redis_;
  std::unique_ptr<Common> common_;
  AllMetrics shard_metrics_;
  std::unique_ptr<server::MetricsListener> metrics_;
  std::vector<std::unique_ptr<ShardThread>> shards_;
  std::thread joiner_;  // waits for the shards while this thread goes on serving Redis's supervisor
  bool draining_ = false;
  std::exception_ptr failure_;
};

Daemon::Daemon(const Settings& settings, Country country)
    : settings_(settings), hashing_({settings.access.argon2_memory_kib, settings.access.argon2_passes, 1}) {
  auto tls =
      std::make_shared<const server::TlsContext>(settings_.server.certificate, settings_.server.private_key);
  auto key = vault::load_keyring(settings_.vault.keyring, true, random_);
  common_ =
      std::make_unique<Common>(Common{settings_, std::move(country), key, std::move(tls), hashing_,
                                      new_id('d', random_), clock_.now(), [this] { return connections(); }});
}

int Daemon::run() {
  start_redis();
  spawn(io_.get_executor(), "start", start());
  spawn(io_.get_executor(), "signals", await_signal());
  io_.run();
  if (joiner_.joinable()) joiner_.join();
  if (failure_) std::rethrow_exception(failure_);
  shards_.clear();
  hashing_.stop();
  log::info("stopped");
  return 0;
}

void Daemon::start_redis() {
  if (!settings_.embedded_redis.enabled) return;
  const auto& from = settings_.embedded_redis;
  redis_ = std::make_unique<store::EmbeddedServer>(
      io_.get_executor(), store::EmbeddedServer::Options{from.program, from.config, from.state_dir});
  settings_.redis.url = redis_->url();
  spawn(io_.get_executor(), "embedded_redis", supervise_redis());
}

Awaitable<void> Daemon::supervise_redis() {
  try {
    co_await redis_->run();
  } catch (...) {
    fail();
  }
}

Awaitable<void> Daemon::start() {
  try {
    co_await make_accounts();
    start_shards();
    serve_metrics();
    co_await announce_ready();
  } catch (...) {
    fail();
  }
}

Awaitable<void> Daemon::make_accounts() {
  if (settings_.access.bootstrap_file.empty()) co_return;
  auto accounts = read_first_accounts(settings_.access.bootstrap_file);
  Metrics unseen;
  vault::Seal seal(common_->key, random_);
  store::RedisStore store(io_.get_executor(), redis_config(settings_.redis), seal, unseen);
  store.start();
  co_await make_first_accounts(store, hashing_, std::move(accounts));
  store.stop();
}

void Daemon::start_shards() {
  const auto count = shard_count(settings_.server);
  const auto activated = activated_sockets();
  for (std::size_t i = 0; i < count; ++i) {
    // Each shard has its own descriptor of the sockets that systemd gave us.
    std::vector<int> sockets;
    for (const int socket : activated)
      sockets.push_back(i == 0 ? socket : ::fcntl(socket, F_DUPFD_CLOEXEC, 3));
    shard_metrics_.push_back(std::make_unique<Metrics>());
    shards_.push_back(
        std::make_unique<ShardThread>(*common_, *shard_metrics_.back(), std::move(sockets), i == 0));
  }
  log::info("listening",
            {{"port", settings_.server.port}, {"shards", count}, {"instance", common_->instance}});
}

void Daemon::serve_metrics() {
  if (settings_.metrics.port == 0) return;
  metrics_ = std::make_unique<server::MetricsListener>(io_, settings_.metrics.listen, settings_.metrics.port,
                                                       [this] {
                                                         std::vector<const Metrics*> all;
                                                         for (const auto& metrics : shard_metrics_)
                                                           all.push_back(metrics.get());
                                                         return to_prometheus(all);
                                                       });
}

Awaitable<void> Daemon::announce_ready() {
  asio::steady_timer pause(io_);
  const auto ready = [](const auto& thread) { return thread->shard().is_ready(); };
  while (!draining_ && !std::all_of(shards_.begin(), shards_.end(), ready)) {
    pause.expires_after(milliseconds{20});
    co_await pause.async_wait(as_value);
  }
  if (draining_) co_return;
  log::info("ready", {{"port", settings_.server.port}});
  notify_ready();
}

Awaitable<void> Daemon::await_signal() {
  if (const auto [cancelled, number] = co_await signals_.async_wait(as_value); cancelled) co_return;
  drain();
  // A second signal means now.
  if (const auto [cancelled, number] = co_await signals_.async_wait(as_value); cancelled) co_return;
  log::warning("stopped_at_once");
  std::_Exit(1);
}

void Daemon::drain() {
  if (draining_) return;
  draining_ = true;
  log::info("draining");
  notify_stopping();
  for (const auto& thread : shards_) thread->shard().drain();
  joiner_ = std::thread([this] {
    for (const auto& thread : shards_) thread->join();
    asio::post(io_, [this] { stop(); });
  });
}

void Daemon::stop() {
  if (metrics_) metrics_->stop();
  if (redis_) redis_->stop();
  signals_.cancel();
}

// To be called while an exception is handled: the daemon ends with it.
void Daemon::fail() {
  failure_ = std::current_exception();
  if (shards_.empty()) return stop();
  drain();
}

std::int64_t Daemon::connections() const {
  std::int64_t sum = 0;
  for (const auto& metrics : shard_metrics_) sum += metrics->get(Metric::connections_open);
  return sum;
}

int run_daemon(const Settings& settings, Country country) {
  log::set_level(settings.log.least());
  forbid_core_dumps();
  raise_descriptor_limit();
  Daemon daemon(settings, std::move(country));
  return daemon.run();
}

}  // namespace pana::app
