#pragma once
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace pana::server {

// Plain HTTP for the scraper of this machine: GET /metrics answers what `text` gives. `io` outlives it;
// `text` is called on io's thread as long as it is not stopped.
class MetricsListener {
 public:
  // Throws std::runtime_error where `address` is not a loopback address, boost::system::system_error where it
  // cannot listen there. Port 0: any.
  MetricsListener(boost::asio::io_context& io, const std::string& address, std::uint16_t port,
                  std::function<std::string()> text);
  ~MetricsListener() { stop(); }

  std::uint16_t port() const;
  void stop();

 private:
  struct State;
  std::shared_ptr<State> state_;
};

}  // namespace pana::server
