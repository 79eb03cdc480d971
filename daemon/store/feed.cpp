#include "store/feed.hpp"

#include "store/keys.hpp"
#include "store/redis_calls.hpp"
#include "store/redis_rows.hpp"

namespace pana::store {
namespace {

constexpr std::int64_t most_at_once = 512;
constexpr milliseconds block{5000};
constexpr milliseconds after_failure{200};

}  // namespace

RedisFeed::RedisFeed(const asio::any_io_executor& executor, const RedisConfig& config, vault::Seal& seal,
                     Metrics& metrics)
    : codec_(seal),
      link_(std::make_shared<redis::Link>(executor, config.copy(), scripts_.load_commands(), metrics)),
      pause_(executor) {}

RedisFeed::~RedisFeed() = default;

void RedisFeed::stop() {
  stopping_ = true;
  pause_.cancel();
  link_->stop();
}

Awaitable<void> RedisFeed::run(Consumer consumer) {
  link_->on_connection([this, told = consumer.connection](bool up) {
    check_first_ = true;
    if (told) told(up);
  });
  link_->start();
  while (!stopping_) {
    bool fine = true;
    if (!epoch_.empty() && check_first_) fine = co_await in_step();
    if (fine && epoch_.empty()) fine = co_await start_afresh(consumer);
    if (fine && !stopping_) fine = co_await read_once(consumer);
    if (!fine && !stopping_) co_await rest();
  }
}

// False where nobody could tell. Forgets the epoch where the stream cannot be followed from the cursor.
Awaitable<bool> RedisFeed::in_step() {
  redis::Arguments arguments;
  arguments.add("EVALSHA").add(scripts_.sha("check_cursor")).add("0").add(to_string(cursor_)).add(epoch_);
  auto reply = co_await redis::call_script(*link_, scripts_, format(arguments), {.repeatable = true});
  if (reply.has_error()) co_return false;
  check_first_ = false;
  if (reply->text() == "gap") {
    log::warning("feed_missed_events");
    epoch_.clear();
  }
  co_return true;
}

Awaitable<bool> RedisFeed::start_afresh(const Consumer& consumer) {
  SecureRandom random;
  redis::Arguments arguments;
  arguments.add("EVALSHA").add(scripts_.sha("snapshot")).add("0").add(new_id('e', random));
  auto reply = co_await redis::call_script(*link_, scripts_, format(arguments), {.repeatable = true});
  if (reply.has_error() || stopping_) co_return false;
  auto snapshot = snapshot_from(codec_, reply->view());
  if (snapshot.has_error()) {
    log::error("feed_cannot_read_register");
    co_return false;
  }
  epoch_ = (*reply)[0].text();
  cursor_ = snapshot->cursor;
  check_first_ = false;
  if (consumer.fresh_start) consumer.fresh_start(std::move(*snapshot));
  co_return true;
}

Awaitable<bool> RedisFeed::read_once(const Consumer& consumer) {
  redis::Arguments arguments;
  arguments.add("XREAD").add("COUNT").add(most_at_once).add("BLOCK").add(std::int64_t{block.count()});
  arguments.add("STREAMS").add(keys::events).add(to_string(cursor_));
  auto reply = co_await redis::call(*link_, format(arguments), {.extra_time = block});
  if (reply.has_error() || stopping_) co_return false;
  // Another connection than the one that was checked may have answered.
  if (check_first_) co_return true;
  if (reply->is_nil()) {
    check_first_ = true;
    co_return true;
  }
  const auto entries = (*reply)[0][1];
  std::vector<Event> events;
  events.reserve(entries.size());
  for (std::size_t i = 0; i < entries.size(); ++i) {
    auto event = event_from(codec_, entries[i]);
    if (event.has_error()) {
      // Nobody can follow past an event that cannot be read: the state after it can.
      log::error("feed_cannot_read_event");
      epoch_.clear();
      break;
    }
    cursor_ = event->cursor;
    events.push_back(std::move(*event));
  }
  if (!events.empty() && consumer.events) consumer.events(events);
  co_return !epoch_.empty();
}

Awaitable<void> RedisFeed::rest() {
  pause_.expires_after(after_failure);
  co_await pause_.async_wait(as_value);
}

}  // namespace pana::store
