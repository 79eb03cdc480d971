#include "app/audit_thread.hpp"

#include <boost/asio/post.hpp>
#include <csignal>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace pana::app {
namespace {

constexpr minutes between_cuts{1};
constexpr seconds longest_farewell{3};

std::string read_keys(const std::string& file) {
  std::ifstream in(file);
  std::ostringstream text;
  if (!in || !(text << in.rdbuf())) throw std::runtime_error(file + ": cannot be read (audit.trusted_keys)");
  return text.str();
}

}  // namespace

AuditKeys load_audit_keys(const settings::Audit& settings) {
  AuditKeys keys{audit::SigningKey::load(settings.signing_key), {}};
  keys.trusted.add(keys.own.public_pem());
  if (!settings.trusted_keys.empty() && keys.trusted.add(read_keys(settings.trusted_keys)) == 0) {
    throw std::runtime_error(settings.trusted_keys +
                             ": holds no Ed25519 public key in PEM (audit.trusted_keys)");
  }
  return keys;
}

AuditThread::AuditThread(const settings::Audit& settings, const store::RedisConfig& redis,
                         const AuditKeys* keys, std::string instance, Metrics& metrics)
    : stream_(io_.get_executor(), redis, metrics) {
  // A limit on file sizes fails a write, and does not end the daemon.
  std::signal(SIGXFSZ, SIG_IGN);
  if (keys != nullptr) {
    keeper_ = std::make_unique<operations::AuditKeeper>(
        io_.get_executor(), stream_, keys->own, keys->trusted, clock_, metrics,
        operations::AuditKeeper::Options{std::move(instance), settings.directory, settings.heads_file,
                                         settings.head_s, settings.syslog});
  } else {
    log::warning("audit_off");
  }
  stream_.start();
  spawn(io_.get_executor(), "audit", work());
  thread_ = std::thread([this] { io_.run(); });
}

AuditThread::~AuditThread() {
  stop();
}

Awaitable<void> AuditThread::work() {
  if (keeper_) {
    co_await keeper_->run();
  } else {
    co_await only_cut();
  }
  patience_.cancel();
  stream_.stop();
  io_.stop();
}

Awaitable<void> AuditThread::only_cut() {
  while (!stopping_) {
    if (auto cut = co_await stream_.cut(); cut.has_error()) log::debug("audit_cut_postponed");
    if (stopping_) break;
    pause_.expires_after(between_cuts);
    co_await pause_.async_wait(as_value);
  }
}

void AuditThread::stop() {
  if (!thread_.joinable()) return;
  asio::post(io_, [this] {
    stopping_ = true;
    pause_.cancel();
    if (keeper_) keeper_->stop();
    spawn(io_.get_executor(), "audit_farewell", give_up_later());
  });
  thread_.join();
}

Awaitable<void> AuditThread::give_up_later() {
  patience_.expires_after(longest_farewell);
  if (const auto [cancelled] = co_await patience_.async_wait(as_value); !cancelled) stream_.stop();
}

}  // namespace pana::app
