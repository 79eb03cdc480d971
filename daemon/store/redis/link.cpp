#include "store/redis/link.hpp"

#include <algorithm>
#include <array>
#include <boost/asio/post.hpp>
#include <stdexcept>
#include <utility>

#include "core/random.hpp"

namespace pana::store::redis {
namespace {

constexpr std::size_t most_calls = 65'536;
constexpr milliseconds first_pause{20};
constexpr milliseconds longest_pause{2'000};

// Bridges a call of the pipeline to the coroutine that waits for it.
template <class Handler>
class Resumption final : public Waiter {
 public:
  explicit Resumption(Handler handler) : handler_(std::move(handler)) {}
  void finish(Outcome outcome) override { std::move(handler_)(std::move(outcome)); }

 private:
  Handler handler_;
};

Address address_of(const RedisConfig& config) {
  auto address = parse_url(config.url);
  if (address.has_error()) {
    throw std::runtime_error("redis.url must be unix:///path, redis://host:port or rediss://host:port");
  }
  return std::move(*address);
}

// PING tells a Redis that is there and ready from a socket that outlives its server, and from one that still
// loads.
std::vector<std::string> greeting(const RedisConfig& config, std::vector<std::string> prologue) {
  prologue.insert(prologue.begin(), format(Arguments{}.add("PING")));
  if (config.password.empty()) return prologue;
  Arguments auth;
  auth.add("AUTH");
  if (!config.username.empty()) auth.add(config.username);
  auth.add(config.password.reveal());
  prologue.insert(prologue.begin(), format(auth));
  return prologue;
}

}  // namespace

struct Link::Connection {
  std::unique_ptr<Transport> transport;
  std::string out;  // what is being written
  bool writing = false;
};

Link::Link(asio::any_io_executor executor, RedisConfig config, std::vector<std::string> prologue,
           Metrics& metrics)
    : executor_(std::move(executor)),
      config_(std::move(config)),
      address_(address_of(config_)),
      prologue_(greeting(config_, std::move(prologue))),
      metrics_(metrics),
      pipeline_(config_.wait_replicas),
      pause_(executor_),
      deadline_(executor_) {}

void Link::start() {
  // A certificate file that cannot be read is a mistake in the configuration: better now than at each
  // connection.
  (void)make_transport(executor_, address_, config_.ca_file);
  spawn(executor_, "redis_link", run(shared_from_this()));
}

void Link::stop() {
  stopping_ = true;
  told_ = nullptr;
  // Whoever stops the link may take the metrics away; its coroutine still ends later.
  if (std::exchange(up_, false)) metrics_.add(Metric::redis_connected, -1);
  pause_.cancel();
  deadline_.cancel();
  if (connection_) connection_->transport->close();
  pipeline_.fail_all();
}

Awaitable<Outcome> Link::call(std::string bytes, CallOptions options) {
  const auto begin = [this, options](auto handler, std::string command) {
    auto waiter = std::make_unique<Resumption<decltype(handler)>>(std::move(handler));
    push({std::move(command), options.repeatable, options.waits, config_.command_timeout + options.extra_time,
          std::move(waiter)});
  };
  return asio::async_initiate<const asio::use_awaitable_t<>, void(Outcome)>(begin, asio::use_awaitable,
                                                                            std::move(bytes));
}

void Link::push(Call call) {
  if (stopping_ || pipeline_.size() >= most_calls) {
    asio::post(executor_, [waiter = std::move(call.waiter)] { waiter->finish({}); });
    return;
  }
  metrics_.add(Metric::redis_calls_total);
  pipeline_.push(std::move(call), std::chrono::steady_clock::now());
  if (!watching_) watch_deadlines();
  flush_soon();
}

// A reader that has just resumed many callers writes all that they ask for at once; so does everybody else
// who calls in this turn of the loop.
void Link::flush_soon() {
  if (flush_posted_ || reading_replies_ || !up_) return;
  flush_posted_ = true;
  asio::post(executor_, [self = shared_from_this()] {
    self->flush_posted_ = false;
    self->flush();
  });
}

void Link::flush() {
  if (!up_ || connection_->writing || !pipeline_.anything_queued()) return;
  connection_->writing = true;
  connection_->out.clear();
  pipeline_.stage(connection_->out);
  connection_->transport->write(asio::buffer(connection_->out),
                                [self = shared_from_this(), connection = connection_](
                                    boost::system::error_code failed, std::size_t size) {
                                  connection->writing = false;
                                  if (self->connection_ != connection) return;
                                  self->pipeline_.written(size);
                                  if (failed) {
                                    connection->transport->close();
                                  } else {
                                    self->flush();
                                  }
                                });
}

Awaitable<void> Link::run(std::shared_ptr<Link> self) {
  co_await self->live();
}

Awaitable<void> Link::live() {
  for (int failures = 0; !stopping_; ++failures) {
    const auto connection = std::make_shared<Connection>();
    connection->transport = make_transport(executor_, address_, config_.ca_file);
    connection_ = connection;
    const bool established = co_await establish(connection);
    if (established && !stopping_) {
      failures = 0;
      tell(true);
      flush();
      co_await read(connection);
    }
    connection->transport->close();
    went_down(*connection);
    if (!stopping_) co_await back_off(failures);
  }
  pipeline_.fail_all();
}

Awaitable<bool> Link::establish(std::shared_ptr<Connection> connection) {
  asio::steady_timer limit{executor_, config_.command_timeout};
  limit.async_wait([connection](boost::system::error_code cancelled) {
    if (!cancelled) connection->transport->close();
  });
  const auto failed = co_await connection->transport->open();
  if (failed) {
    log::debug("redis_unreachable", {{"why", failed.message()}});
    co_return false;
  }
  const bool greeted = co_await greet(connection);
  // If the limit has just struck, the transport is closed and the first read says so.
  limit.cancel();
  co_return greeted;
}

Awaitable<bool> Link::greet(std::shared_ptr<Connection> connection) {
  for (const auto& command : prologue_) connection->out += command;
  connection->writing = true;
  connection->transport->write(asio::buffer(connection->out),
                               [connection](boost::system::error_code failed, std::size_t) {
                                 connection->writing = false;
                                 if (failed) connection->transport->close();
                               });
  Parser parser;
  std::array<char, 4096> buffer{};
  for (std::size_t answered = 0; answered < prologue_.size();) {
    const auto [failed, size] = co_await connection->transport->read_some(asio::buffer(buffer));
    if (failed || !parser.feed({buffer.data(), size})) co_return false;
    for (auto reply = parser.next(); reply; reply = parser.next(), ++answered) {
      if (!reply->is_error()) continue;
      // Only the first word: what follows may quote what was sent.
      log::warning("redis_refuses", {{"why", reply->text().substr(0, reply->text().find(' '))}});
      co_return false;
    }
    if (parser.broken()) co_return false;
  }
  co_return true;
}

Awaitable<void> Link::read(std::shared_ptr<Connection> connection) {
  std::vector<char> buffer(65'536);
  while (!stopping_) {
    const auto [failed, size] = co_await connection->transport->read_some(asio::buffer(buffer));
    if (failed || stopping_) co_return;
    reading_replies_ = true;
    const bool sound = pipeline_.feed({buffer.data(), size});
    reading_replies_ = false;
    if (!sound) {
      log::error("redis_speaks_no_resp");
      co_return;
    }
    flush();
  }
}

void Link::went_down(Connection& connection) {
  const bool was_up = up_;
  if (was_up) {
    tell(false);
    metrics_.add(Metric::redis_reconnects_total);
  }
  if (stopping_) return;
  // How much of a write that is still under way has left nobody knows: all of it may have.
  if (connection.writing) pipeline_.written(connection.out.size());
  const auto before = pipeline_.unknown_outcomes();
  if (was_up) pipeline_.lost(std::chrono::steady_clock::now());
  metrics_.add(Metric::redis_unknown_outcomes_total,
               static_cast<std::int64_t>(pipeline_.unknown_outcomes() - before));
}

Awaitable<void> Link::back_off(int failures) {
  auto pause = std::min(longest_pause, first_pause * (1 << std::min(failures, 10)));
  std::array<std::uint8_t, 2> dice{};
  random_.fill(dice);
  // Between half and all of it, so that the shards of many daemons do not come back at the same moment.
  pause -= pause * (dice[0] + 256 * dice[1]) / (2 * 65'536);
  pause_.expires_after(pause);
  co_await pause_.async_wait(as_value);
}

void Link::tell(bool up) {
  up_ = up;
  metrics_.add(Metric::redis_connected, up ? 1 : -1);
  log::info(up ? "redis_connected" : "redis_lost");
  if (told_) told_(up);
}

void Link::watch_deadlines() {
  const auto next = pipeline_.next_deadline();
  watching_ = next && !stopping_;
  if (!watching_) return;
  deadline_.expires_at(*next);
  deadline_.async_wait([self = shared_from_this()](boost::system::error_code cancelled) {
    if (!cancelled) self->deadline_passed();
  });
}

void Link::deadline_passed() {
  const bool stuck = pipeline_.expire(std::chrono::steady_clock::now());
  if (stuck && up_) {
    log::warning("redis_too_slow");
    connection_->transport->close();
  }
  watch_deadlines();
}

}  // namespace pana::store::redis
