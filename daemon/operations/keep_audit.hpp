#pragma once
#include <atomic>
#include <boost/asio/steady_timer.hpp>
#include <optional>
#include <string>

#include "audit/scribe.hpp"
#include "core/async.hpp"
#include "core/metrics.hpp"
#include "core/time.hpp"
#include "store/audit_stream.hpp"

namespace pana::operations {

// Chains the audit stream into files, while no other daemon does: takes the lease, goes on from the newest
// head that a trusted key has signed, and after each batch that is on disk tells the store how far it has
// come. Where the files cannot be written it gives the lease back, so that another daemon may do it; entries
// wait in the stream, in their order. Before it writes, it makes sure that it still has the lease, and that
// what it writes is as durable in the store as changes are.
class AuditKeeper {
 public:
  struct Options {
    std::string holder;  // of the lease: this daemon
    std::string folder;
    std::string heads_file{};
    seconds head_every{60};
    bool syslog = false;
  };
  // All must outlive it.
  AuditKeeper(const asio::any_io_executor& executor, store::AuditStream& stream, const audit::SigningKey& key,
              const audit::PublicKeys& trusted, const Clock& clock, Metrics& metrics, Options options);

  // Until stop(); then closes the file and gives the lease back.
  Awaitable<void> run();
  void stop();
  // One turn: takes the lease, or chains what has come within `wait`. Answers whether it holds the lease.
  Awaitable<bool> turn(milliseconds wait);
  Awaitable<void> close();
  // Has found out whether it can write, or that another daemon does.
  bool settled() const { return settled_.load(std::memory_order_relaxed); }  // from any thread

 private:
  Awaitable<bool> begin();
  Awaitable<bool> chain(std::vector<audit::Record> records);
  Awaitable<bool> stand_by(bool writable);
  Awaitable<bool> cannot_write(std::error_code why);
  std::optional<audit::Head> newest(const std::string& stored);
  Awaitable<bool> publish_when_due();
  Awaitable<void> give_back();
  void observe(const store::AuditTerm& term);

  using Steady = asio::steady_timer::clock_type;

  asio::steady_timer pause_;
  Steady::time_point renew_at_{};
  store::AuditStream& stream_;
  const audit::PublicKeys& trusted_;
  const Clock& clock_;
  Metrics& metrics_;
  Options options_;
  audit::Scribe scribe_;
  Instant published_{};
  bool failing_ = false;  // said so already
  std::atomic<bool> settled_{false};
  bool stopping_ = false;
};

}  // namespace pana::operations
