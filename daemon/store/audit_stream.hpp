#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/metrics.hpp"
#include "core/result.hpp"
#include "store/audit_records.hpp"
#include "store/redis/link.hpp"
#include "store/redis/scripts.hpp"

namespace pana::store {

// What hold() found.
struct AuditTerm {
  bool held = false;      // by the caller
  bool writable = false;  // whoever holds it can write
  std::string head;       // as it stands there: anybody who owns the store can have written it
  std::optional<Instant> oldest_waiting{};  // the first entry that is not chained yet
  std::int64_t entries = 0;                 // in the stream, chained or not
};

// The audit stream for the daemon that chains it: a lease, so that one does, and the head up to which it has
// come. A link of its own; for one thread. `metrics` must outlive it.
class AuditStream {
 public:
  AuditStream(const asio::any_io_executor& executor, const RedisConfig& config, Metrics& metrics);
  ~AuditStream();

  void start();
  // Ends all calls as unavailable.
  void stop();

  // Takes or keeps the lease for `holder`. As durable as configured: what was in the stream before is on the
  // replicas when this answers.
  Awaitable<Result<AuditTerm>> hold(std::string holder, milliseconds lasts, bool writable);
  // Entries behind this position, oldest first; waits so long for the first.
  Awaitable<Result<std::vector<audit::Record>>> read(std::string after, std::size_t most, milliseconds wait);
  // The stream has been chained up to this head. False where another has the lease: then nothing changes.
  Awaitable<Result<bool>> advance(std::string holder, milliseconds lasts, audit::Head head);
  Awaitable<Result<void>> release(std::string holder);
  // Where auditing is off: the stream does not grow for ever.
  Awaitable<Result<void>> cut();

 private:
  redis::Arguments script(std::string_view name) const;
  Awaitable<Result<redis::Reply>> run(redis::Arguments arguments, redis::CallOptions options);

  redis::Scripts scripts_;
  std::shared_ptr<redis::Link> link_;
};

// Entries of the stream as XRANGE answers them.
std::vector<audit::Record> records_from(redis::ReplyView entries);

}  // namespace pana::store
