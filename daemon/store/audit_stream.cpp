#include "store/audit_stream.hpp"

#include "store/keys.hpp"
#include "store/redis_calls.hpp"
#include "store/redis_words.hpp"

namespace pana::store {
namespace {

Result<void> nothing_but_faults(const Result<redis::Reply>& reply) {
  if (reply.has_error()) return reply.error();
  return {};
}

}  // namespace

AuditStream::AuditStream(const asio::any_io_executor& executor, const RedisConfig& config, Metrics& metrics)
    : link_(std::make_shared<redis::Link>(executor, config.copy(), scripts_.load_commands(), metrics)) {}

AuditStream::~AuditStream() = default;

void AuditStream::start() {
  link_->start();
}
void AuditStream::stop() {
  link_->stop();
}

redis::Arguments AuditStream::script(std::string_view name) const {
  redis::Arguments arguments;
  arguments.add("EVALSHA").add(scripts_.sha(name)).add("0");
  return arguments;
}

Awaitable<Result<redis::Reply>> AuditStream::run(redis::Arguments arguments, redis::CallOptions options) {
  return redis::call_script(*link_, scripts_, format(arguments), options);
}

Awaitable<Result<AuditTerm>> AuditStream::hold(std::string holder, milliseconds lasts, bool writable) {
  auto arguments = script("hold_audit");
  arguments.add(holder).add(std::int64_t{lasts.count()}).add(writable ? "1" : "0");
  auto reply = co_await run(std::move(arguments), {.repeatable = true, .waits = true});
  if (reply.has_error()) co_return reply.error();
  AuditTerm term{(*reply)[0].text() == "1", (*reply)[1].text() == "1", std::string{(*reply)[2].text()}};
  if (const auto oldest = (*reply)[3].text(); !oldest.empty()) {
    term.oldest_waiting = from_ms(Words{oldest.substr(0, oldest.find('-'))}.number());
  }
  term.entries = (*reply)[4].integer();
  co_return term;
}

Awaitable<Result<std::vector<audit::Record>>> AuditStream::read(std::string after, std::size_t most,
                                                                milliseconds wait) {
  redis::Arguments arguments;
  arguments.add("XREAD").add("COUNT").add(static_cast<std::int64_t>(most));
  arguments.add("BLOCK").add(std::int64_t{wait.count()}).add("STREAMS").add(keys::audit).add(after);
  auto reply = co_await redis::call(*link_, format(arguments), {.extra_time = wait});
  if (reply.has_error()) co_return reply.error();
  co_return records_from((*reply)[0][1]);
}

Awaitable<Result<bool>> AuditStream::advance(std::string holder, milliseconds lasts, audit::Head head) {
  auto arguments = script("advance_audit");
  arguments.add(holder).add(std::int64_t{lasts.count()}).add(to_line(head)).add(head.position);
  auto reply = co_await run(std::move(arguments), {.repeatable = true, .waits = true});
  if (reply.has_error()) co_return reply.error();
  co_return reply->text() == "ok";
}

Awaitable<Result<void>> AuditStream::release(std::string holder) {
  auto arguments = script("release_audit");
  arguments.add(holder);
  co_return nothing_but_faults(co_await run(std::move(arguments), {.repeatable = true}));
}

Awaitable<Result<void>> AuditStream::cut() {
  co_return nothing_but_faults(co_await run(script("cut_audit"), {.repeatable = true}));
}

std::vector<audit::Record> records_from(redis::ReplyView entries) {
  std::vector<audit::Record> records;
  records.reserve(entries.size());
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const auto fields = entries[i][1];
    const auto text = fields.size() == 2 && fields[0].text() == "e" ? fields[1].text() : std::string_view{};
    records.push_back(audit::record_from_entry(entries[i][0].text(), text));
  }
  return records;
}

}  // namespace pana::store
