#pragma once
#include <boost/asio/steady_timer.hpp>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/async.hpp"
#include "core/metrics.hpp"
#include "core/random.hpp"
#include "store/redis/config.hpp"
#include "store/redis/pipeline.hpp"
#include "store/redis/transport.hpp"

namespace pana::store::redis {

struct CallOptions {
  bool repeatable = false;  // see Call
  bool waits = false;
  milliseconds extra_time{0};  // on top of RedisConfig::command_timeout: for commands that block
};

// One connection to Redis that is made again whenever it breaks, with exponential back-off and jitter.
// Everything that is called while a write is under way, or in the same turn of the event loop, leaves in one
// write; replies resume their callers in order, from within the reader.
//
// Held by shared_ptr, because its reader keeps it alive until it has ended after stop(). For one thread.
class Link : public std::enable_shared_from_this<Link> {
 public:
  // `prologue`: commands (as RESP) sent after AUTH and PING on every new connection; an error reply to one of
  // them is a failed connection. Throws std::runtime_error where the configuration cannot be used.
  Link(asio::any_io_executor executor, RedisConfig config, std::vector<std::string> prologue,
       Metrics& metrics);

  // Is told whenever the link comes up or goes down. To be set before start().
  void on_connection(std::function<void(bool)> told) { told_ = std::move(told); }
  void start();
  // Ends all calls and closes. Nothing more is called after it.
  void stop();
  bool connected() const { return up_; }

  // Resumes the caller when there is an outcome, at the latest at the call's deadline (twice that time where
  // it was repeated). While the link is down calls wait for it. The link must stay until the caller has been
  // resumed.
  Awaitable<Outcome> call(std::string bytes, CallOptions options);

 private:
  struct Connection;
  static Awaitable<void> run(std::shared_ptr<Link> self);
  Awaitable<void> live();
  Awaitable<bool> establish(std::shared_ptr<Connection> connection);
  Awaitable<bool> greet(std::shared_ptr<Connection> connection);
  Awaitable<void> read(std::shared_ptr<Connection> connection);
  Awaitable<void> back_off(int failures);
  void went_down(Connection& connection);
  void tell(bool up);
  void push(Call call);
  void flush();
  void flush_soon();
  void watch_deadlines();
  void deadline_passed();

  asio::any_io_executor executor_;
  RedisConfig config_;
  Address address_;
  std::vector<std::string> prologue_;
  Metrics& metrics_;
  std::function<void(bool)> told_;
  Pipeline pipeline_;
  std::shared_ptr<Connection> connection_;
  asio::steady_timer pause_;
  asio::steady_timer deadline_;
  SecureRandom random_;
  bool up_ = false;
  bool stopping_ = false;
  bool watching_ = false;
  bool flush_posted_ = false;
  bool reading_replies_ = false;
};

}  // namespace pana::store::redis
