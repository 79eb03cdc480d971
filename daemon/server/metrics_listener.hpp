#pragma once
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "core/async.hpp"

namespace pana::server {

// GET /metrics over plain HTTP for a scraper on the same machine. Serves one request per connection, at most
// `most_connections` at a time, each for at most five seconds.
class MetricsListener {
 public:
  static constexpr int most_connections = 16;

  // Throws std::runtime_error where `address` is not a loopback address (the numbers are nobody else's business), and
  // boost::system::system_error where it cannot be bound. `text` is called on `io`'s thread for every scrape.
  MetricsListener(asio::io_context& io, const std::string& address, std::uint16_t port,
                  std::function<std::string()> text);
  std::uint16_t port() const { return acceptor_->local_endpoint().port(); }
  void stop();

 private:
  using Acceptor = asio::ip::tcp::acceptor;
  static Awaitable<void> accept(std::shared_ptr<Acceptor> acceptor, std::function<std::string()> text);

  std::shared_ptr<Acceptor> acceptor_;
};

}  // namespace pana::server
