#include "operations/keep_audit.hpp"

#include <algorithm>

#include "audit/folder.hpp"
#include "core/log.hpp"

namespace pana::operations {
namespace {

constexpr std::int64_t most_at_once = 512;
constexpr milliseconds lease{10'000};
constexpr milliseconds round{500};  // a wait for entries, and between two looks at somebody else's lease
constexpr seconds renewal{2};       // of the lease while nothing happens
// Between batches, because each costs the store and the disk the same, full or not.
constexpr milliseconds gathering{100};

const auto gone = std::make_error_code(std::errc::no_such_file_or_directory);
const auto forged = std::make_error_code(std::errc::operation_not_permitted);

}  // namespace

AuditKeeper::AuditKeeper(const asio::any_io_executor& executor, store::AuditStream& stream,
                         const audit::SigningKey& key, const audit::PublicKeys& trusted, const Clock& clock,
                         Metrics& metrics, Options options)
    : pause_(executor),
      stream_(stream),
      trusted_(trusted),
      clock_(clock),
      metrics_(metrics),
      options_(std::move(options)),
      scribe_(key, options_.folder, {options_.heads_file, options_.syslog}) {}

void AuditKeeper::stop() {
  stopping_ = true;
  pause_.cancel();
}

Awaitable<void> AuditKeeper::run() {
  while (!stopping_) {
    const auto before = scribe_.tip().sequence;
    const bool holds = co_await turn(round);
    const auto chained = scribe_.tip().sequence - before;
    const bool at_once = holds && (chained == 0 || chained >= most_at_once);
    if (at_once || stopping_) continue;
    pause_.expires_after(holds ? gathering : round);
    co_await pause_.async_wait(as_value);
  }
  co_await close();
}

Awaitable<bool> AuditKeeper::turn(milliseconds wait) {
  if (!scribe_.writing()) co_return co_await begin();
  auto records = co_await stream_.read(scribe_.position(), std::size_t{most_at_once}, wait);
  // Without the store nothing is acknowledged, so nothing is lost; the file stays open until the lease tells.
  if (records.has_error()) co_return false;
  if (!scribe_.in_place()) co_return co_await cannot_write(gone);
  if (records->empty() && Steady::now() < renew_at_) co_return co_await publish_when_due();
  const auto term = co_await stream_.hold(options_.holder, lease, true);
  if (term.has_error()) co_return false;
  renew_at_ = Steady::now() + renewal;
  if (!term->held) co_return co_await stand_by(term->writable);
  observe(*term);
  if (const auto head = audit::head_from(term->head); !head || head->tip != scribe_.tip()) {
    // The lease had run out, and another daemon has gone on in between.
    scribe_.abandon();
    co_return true;
  }
  if (!records->empty()) co_return co_await chain(std::move(*records));
  co_return co_await publish_when_due();
}

// The lease says "cannot write" until something has been written.
Awaitable<bool> AuditKeeper::begin() {
  const auto term = co_await stream_.hold(options_.holder, lease, false);
  if (term.has_error()) co_return false;
  observe(*term);
  if (!term->held) co_return co_await stand_by(term->writable);
  const auto head = newest(term->head);
  if (!head) co_return co_await cannot_write(forged);
  if (const auto error = scribe_.begin(*head, clock_.now()); error) co_return co_await cannot_write(error);
  published_ = clock_.now();
  auto records = co_await stream_.read(head->position, std::size_t{most_at_once}, milliseconds{1});
  if (records.has_error()) co_return false;
  co_return co_await chain(std::move(*records));
}

Awaitable<bool> AuditKeeper::chain(std::vector<audit::Record> records) {
  const auto count = static_cast<std::int64_t>(records.size());
  if (count > 0) {
    if (const auto error = scribe_.append(records, clock_.now()); error)
      co_return co_await cannot_write(error);
  }
  const auto advanced = co_await stream_.advance(options_.holder, lease, scribe_.head(clock_.now()));
  // Unknown whether the store has it: what it has is asked anew.
  if (advanced.has_error()) scribe_.abandon();
  if (advanced.has_error()) co_return false;
  if (!*advanced) co_return co_await stand_by(false);
  metrics_.add(Metric::audit_chained_total, count);
  metrics_.set(Metric::audit_writable, 1);
  if (failing_) log::info("audit_writable_again", {{"sequence", scribe_.tip().sequence}});
  failing_ = false;
  settled_ = true;
  co_return co_await publish_when_due();
}

Awaitable<bool> AuditKeeper::publish_when_due() {
  const auto now = clock_.now();
  if (now - published_ < options_.head_every) co_return true;
  published_ = now;
  if (const auto error = scribe_.publish(now); error) co_return co_await cannot_write(error);
  co_return true;
}

// Another daemon chains.
Awaitable<bool> AuditKeeper::stand_by(bool writable) {
  scribe_.abandon();
  metrics_.set(Metric::audit_writable, writable ? 1 : 0);
  settled_ = true;
  co_return false;
}

Awaitable<bool> AuditKeeper::cannot_write(std::error_code why) {
  scribe_.abandon();
  metrics_.set(Metric::audit_writable, 0);
  if (!failing_) log::error("audit_not_writable", {{"why", why.message()}});
  failing_ = true;
  settled_ = true;
  co_await give_back();
  co_return false;
}

Awaitable<void> AuditKeeper::give_back() {
  const auto released = co_await stream_.release(options_.holder);
  if (released.has_error()) log::warning("audit_lease_left");  // it runs out by itself
}

// The store's head, or that of our own files where they know more: then the store has lost or been robbed of
// data, which is told. Nothing where the store's head is no daemon's.
std::optional<audit::Head> AuditKeeper::newest(const std::string& stored) {
  audit::Head head;
  if (!stored.empty()) {
    const auto read = audit::head_from(stored);
    if (!read || !trusted_.signed_by_known(*read)) {
      if (!failing_) log::error("audit_head_forged");
      return std::nullopt;
    }
    head = *read;
  }
  const auto own = audit::newest_head(options_.folder);
  if (own && own->tip.sequence > head.tip.sequence && trusted_.signed_by_known(*own)) {
    log::error("audit_store_fell_back", {{"store", head.tip.sequence}, {"files", own->tip.sequence}});
    head = *own;
  }
  return head;
}

void AuditKeeper::observe(const store::AuditTerm& term) {
  const auto behind = term.oldest_waiting ? clock_.now() - *term.oldest_waiting : milliseconds{0};
  metrics_.set(Metric::audit_behind_ms, std::max<std::int64_t>(behind.count(), 0));
  metrics_.set(Metric::audit_entries, term.entries);
}

Awaitable<void> AuditKeeper::close() {
  if (!scribe_.writing()) co_return;
  scribe_.end(clock_.now());
  co_await give_back();
}

}  // namespace pana::operations
