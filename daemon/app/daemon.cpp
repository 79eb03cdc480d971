#include "app/daemon.hpp"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include <algorithm>
#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <csignal>
#include <thread>

#include "app/audit_thread.hpp"
#include "app/bootstrap.hpp"
#include "app/shard_thread.hpp"
#include "app/systemd.hpp"
#include "app/wiping_memory.hpp"
#include "core/wipe.hpp"
#include "server/metrics_listener.hpp"
#include "server/tls_renewal.hpp"
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

server::TlsFiles tls_files(const settings::Server& from) {
  return {from.certificate, from.private_key, from.client_ca, from.client_crl};
}

// A store that works as long as this lives.
class Running {
 public:
  explicit Running(store::RedisStore& store) : store_(store) { store_.start(); }
  ~Running() { store_.stop(); }
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;

 private:
  store::RedisStore& store_;
};

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
  Awaitable<void> prepare_redis();
  Awaitable<void> check_keys(store::RedisStore& store);
  Awaitable<void> make_accounts(store::RedisStore& store);
  void start_audit();
  void start_shards();
  void renew_tls();
  Awaitable<void> await_hangup();
  void serve_metrics();
  Awaitable<void> announce_ready();
  Awaitable<void> await_signal();
  void drain();
  void fail();
  void stop();
  std::int64_t connections() const;

  Settings settings_;
  Metrics unseen_;  // of links before there are shards; a link may end after its store
  asio::io_context io_{1};
  asio::signal_set signals_{io_, SIGTERM, SIGINT};
  asio::signal_set hangup_{io_, SIGHUP};
  SecureRandom random_;
  SystemClock clock_;
  std::unique_ptr<vault::Keyring> keyring_;
  operations::Hashing hashing_;
  std::unique_ptr<store::EmbeddedServer> redis_;
  std::unique_ptr<Common> common_;
  AllMetrics shard_metrics_;
  Metrics audit_metrics_;
  std::optional<AuditKeys> audit_keys_;
  std::unique_ptr<AuditThread> audit_;
  std::unique_ptr<server::MetricsListener> metrics_;
  Metrics own_metrics_;  // of this thread
  server::TlsRenewal renewal_{tls_files(settings_.server), clock_, own_metrics_};
  std::vector<std::unique_ptr<ShardThread>> shards_;
  std::thread joiner_;  // waits for the shards while this thread goes on serving Redis's supervisor
  bool draining_ = false;
  std::atomic<bool> begun_{false};
  std::exception_ptr failure_;
};

Daemon::Daemon(const Settings& settings, Country country)
    : settings_(settings), hashing_({settings.access.argon2_memory_kib, settings.access.argon2_passes, 1}) {
  auto tls = renewal_.current();
  keyring_ = std::make_unique<vault::Keyring>(
      vault::KeyringPlace{settings_.vault.keyring, settings_.vault.root_credential}, clock_, random_);
  common_ = std::make_unique<Common>(
      Common{settings_, std::move(country), *keyring_, std::move(tls), hashing_, new_id('d', random_),
             clock_.now(), [this] { return connections(); }, [this] { return begun_.load(); }});
}

int Daemon::run() {
  if (settings_.audit.enabled())
    common_->audit_keys = &audit_keys_.emplace(load_audit_keys(settings_.audit)).trusted;
  start_redis();
  spawn(io_.get_executor(), "start", start());
  spawn(io_.get_executor(), "signals", await_signal());
  spawn(io_.get_executor(), "hangup", await_hangup());
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
    co_await prepare_redis();
    wipe_unused_stack();
    start_audit();
    start_shards();
    renew_tls();
    serve_metrics();
    co_await announce_ready();
  } catch (...) {
    fail();
  }
}

Awaitable<void> Daemon::prepare_redis() {
  vault::Seal seal(*keyring_, random_);
  store::RedisStore store(io_.get_executor(), redis_config(settings_.redis), seal, unseen_);
  const Running running(store);
  co_await check_keys(store);
  if (!draining_) co_await make_accounts(store);
}

// Data that were sealed under another key are found out before anybody is served. Waits for Redis as long as
// it takes: without it nobody could be served either.
Awaitable<void> Daemon::check_keys(store::RedisStore& store) {
  auto fits = co_await store.fits_keys();
  while (fits.has_error() && fits.error().code == FaultCode::unavailable && !draining_) {
    log::warning("redis_is_away");
    fits = co_await store.fits_keys();
  }
  if (draining_) co_return;
  if (fits.has_error()) throw FaultError(fits.error());
  if (*fits) co_return;
  throw std::runtime_error("the data in this Redis were sealed under another root key than that of " +
                           settings_.vault.keyring +
                           "; put the keyring in place that belongs to them (another daemon on this Redis "
                           "has it), or point redis.url to "
                           "another Redis. Without that key nobody can read them");
}

Awaitable<void> Daemon::make_accounts(store::RedisStore& store) {
  if (settings_.access.bootstrap_file.empty()) co_return;
  auto accounts = read_first_accounts(settings_.access.bootstrap_file);
  co_await make_first_accounts(store, hashing_, std::move(accounts));
}

void Daemon::start_audit() {
  const auto* keys = audit_keys_ ? &*audit_keys_ : nullptr;
  audit_ = std::make_unique<AuditThread>(settings_.audit, redis_config(settings_.redis), keys,
                                         common_->instance, audit_metrics_);
}

void Daemon::start_shards() {
  common_->tls = renewal_.current();
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

void Daemon::renew_tls() {
  renewal_.start(io_, [this](const auto& tls, const auto& until_used) {
    if (draining_) return;
    for (const auto& thread : shards_) thread->shard().use(tls, until_used);
  });
}

Awaitable<void> Daemon::await_hangup() {
  for (;;) {
    const auto [cancelled, number] = co_await hangup_.async_wait(as_value);
    if (cancelled) co_return;
    renewal_.renew();
  }
}

void Daemon::serve_metrics() {
  if (settings_.metrics.port == 0) return;
  metrics_ = std::make_unique<server::MetricsListener>(
      io_, settings_.metrics.listen, settings_.metrics.port, [this] {
        std::vector<const Metrics*> all{&own_metrics_, &audit_metrics_};
        for (const auto& metrics : shard_metrics_) all.push_back(metrics.get());
        return to_prometheus(all);
      });
}

Awaitable<void> Daemon::announce_ready() {
  asio::steady_timer pause(io_);
  const auto ready = [](const auto& thread) { return thread->shard().is_ready(); };
  while (!draining_ && !(audit_->settled() && std::all_of(shards_.begin(), shards_.end(), ready))) {
    pause.expires_after(milliseconds{20});
    co_await pause.async_wait(as_value);
  }
  if (draining_) co_return;
  begun_ = true;
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
    for (const auto& thread : shards_) thread->wait_for_end();
    // What is being hashed goes back to a shard, which must be there.
    hashing_.finish();
    for (const auto& thread : shards_) thread->join();
    if (audit_) audit_->stop();
    asio::post(io_, [this] { stop(); });
  });
}

void Daemon::stop() {
  if (metrics_) metrics_->stop();
  if (redis_) redis_->stop();
  signals_.cancel();
  hangup_.cancel();
  renewal_.stop();
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
  const bool wiped = wipe_freed_memory();
  log::set_level(settings.log.least());
  if (!wiped) log::warning("openssl_memory_not_wiped");
  forbid_core_dumps();
  raise_descriptor_limit();
  if (!vault::lock_key_memory(settings.server.max_connections))
    log::warning("key_memory_not_locked", {{"help", "raise LimitMEMLOCK"}});
  Daemon daemon(settings, std::move(country));
  return daemon.run();
}

}  // namespace pana::app
