#pragma once
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>

namespace pana::test {

namespace asio = boost::asio;
using std::chrono::milliseconds;
using std::chrono::seconds;

// How long a test waits for what must happen before it fails.
inline constexpr seconds patience{20};

// A daemon's door: its port on 127.0.0.1 and who signed its certificate.
struct Endpoint {
  std::uint16_t port = 0;
  std::string ca_file;
  // The address that the client comes from; empty: one of its own for every connection.
  std::string from{};
  // PEM files of the client's certificate and key; empty: none.
  std::string certificate{};
  std::string key{};
};

// The other end went away, or nothing came in time.
struct Lost : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// A TLS 1.3 connection to a daemon with its own event loop, run by whoever waits for something. Every link
// comes from an address of its own (127.x.y.z), so that the limits that a daemon has per address do not bind
// tests.
class TlsLink {
 public:
  using Stream = asio::ssl::stream<asio::ip::tcp::socket>;

  // Connects and shakes hands; Lost where that fails.
  explicit TlsLink(const Endpoint& endpoint);

  Stream& stream() { return *stream_; }
  // Gives the stream away, to be built upon; its loop stays here and must outlive it.
  Stream take_stream() { return std::move(*stream_); }
  // Runs the loop until `so` is true; false when the time is over.
  bool run_until(const std::function<bool()>& so, std::chrono::steady_clock::duration at_most);
  // Takes in what is there, without waiting.
  void poll();

 private:
  asio::io_context io_{1};
  asio::ssl::context context_{asio::ssl::context::tlsv13_client};
  std::unique_ptr<Stream> stream_;
};

// The status of `GET path`, for example /readyz; 0 where nobody answers.
unsigned https_status(const Endpoint& endpoint, const std::string& path);

}  // namespace pana::test
