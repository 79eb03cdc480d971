#pragma once
#include <boost/asio/io_context.hpp>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/metrics.hpp"
#include "server/application.hpp"
#include "server/listener.hpp"
#include "server/options.hpp"
#include "server/tls_context.hpp"

namespace pana::server {

// One shard's TLS WebSocket server; used on the shard's thread only. `io`, `application` and `metrics` must
// outlive the last connection: drain, or destroy the io_context first.
class Server {
 public:
  Server(asio::io_context& io, ServerOptions options, std::shared_ptr<const TlsContext> tls,
         Application& application, Metrics& metrics);
  ~Server();

  // Starts to accept; returns the port (the one chosen when `port` is 0). Throws boost::system::system_error.
  std::uint16_t listen(const std::string& address, std::uint16_t port);
  // The same on a listening socket that is already open and becomes the server's.
  std::uint16_t listen(int descriptor);
  // New connections get this certificate; open ones keep theirs, but those whose client certificate is no
  // longer believed are closed (policy).
  void use(std::shared_ptr<const TlsContext> tls);
  // Stops accepting, tells the sessions to reconnect elsewhere (close 4001, spread over `over`), and calls
  // `done` when the last connection is gone.
  void drain(milliseconds over, std::function<void()> done);
  std::size_t connections() const { return state_->roster.size(); }

 private:
  std::uint16_t start(Acceptor acceptor);

  std::shared_ptr<ServerState> state_;
  std::vector<std::shared_ptr<Acceptor>> acceptors_;
};

}  // namespace pana::server
