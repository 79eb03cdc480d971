#pragma once
#include <boost/asio/io_context.hpp>
#include <memory>
#include <string>
#include <thread>

#include "operations/keep_audit.hpp"
#include "settings/settings.hpp"

namespace pana::app {

struct AuditKeys {
  audit::SigningKey own;
  audit::PublicKeys trusted;  // the own, and those of the settings
};
// Throws std::runtime_error that says what to do.
AuditKeys load_audit_keys(const settings::Audit& settings);

// The audit keeper on a thread of its own, because it waits for disks. Where auditing is off it only keeps
// the stream from growing for ever.
class AuditThread {
 public:
  // `keys`: nothing where auditing is off. What is given must outlive it.
  AuditThread(const settings::Audit& settings, const store::RedisConfig& redis, const AuditKeys* keys,
              std::string instance, Metrics& metrics);
  ~AuditThread();
  AuditThread(const AuditThread&) = delete;
  AuditThread& operator=(const AuditThread&) = delete;

  // See AuditKeeper; may be called from any thread.
  bool settled() const { return keeper_ == nullptr || keeper_->settled(); }
  // Signs off, and waits for the end of it: not long, even where the store is away. From one thread.
  void stop();

 private:
  Awaitable<void> work();
  Awaitable<void> only_cut();
  Awaitable<void> give_up_later();

  SystemClock clock_;
  asio::io_context io_{1};
  store::AuditStream stream_;
  std::unique_ptr<operations::AuditKeeper> keeper_;
  asio::steady_timer pause_{io_};
  asio::steady_timer patience_{io_};
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace pana::app
