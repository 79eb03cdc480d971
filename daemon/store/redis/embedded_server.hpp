#pragma once
#include <sys/types.h>

#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/steady_timer.hpp>
#include <optional>
#include <string>

#include "core/async.hpp"
#include "core/time.hpp"

namespace pana::store {

// A redis-server of the daemon's own on a unix socket in the state directory, for one machine and for trying
// out. It is started again when it dies. It ends with the thread that runs run() (by SIGTERM from the kernel,
// even after a kill -9 of the daemon), and a new daemon waits until an earlier one's server has gone.
class EmbeddedServer {
 public:
  struct Options {
    std::string program;    // redis-server, looked up in PATH
    std::string config;     // the shipped redis.conf; empty: only what the command line says
    std::string state_dir;  // made (0700) if it does not exist
  };
  // Throws std::runtime_error where the socket's path would be too long.
  EmbeddedServer(const asio::any_io_executor& executor, Options options);
  ~EmbeddedServer();
  EmbeddedServer(const EmbeddedServer&) = delete;
  EmbeddedServer& operator=(const EmbeddedServer&) = delete;

  // For RedisConfig::url; it may be some time until it answers.
  std::string url() const { return "unix://" + socket_; }
  // Until stop(), and the server has gone. Throws std::runtime_error where the state directory cannot be
  // used.
  Awaitable<void> run();
  void stop();
  pid_t pid() const { return pid_; }

 private:
  Awaitable<bool> lock();
  void mend() const;
  void launch();
  Awaitable<void> relay_log();
  Awaitable<int> await_end();
  void signal(int number) const;

  Options options_;
  std::string socket_;
  asio::posix::stream_descriptor log_;
  asio::posix::stream_descriptor ended_;
  asio::steady_timer pause_;
  asio::steady_timer patience_;
  int lock_ = -1;
  pid_t pid_ = -1;
  bool stopping_ = false;
};

}  // namespace pana::store
