#include "support/tls_link.hpp"

#include <atomic>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <optional>

namespace pana::test {
namespace {

namespace http = boost::beast::http;
using asio::ip::tcp;
using boost::system::error_code;

asio::ip::address_v4 next_address() {
  static std::atomic<std::uint32_t> count{0};
  constexpr std::uint32_t first = 0x7f010001;  // 127.1.0.1
  return asio::ip::address_v4{first + count++ % 0x00fe0000};
}

}  // namespace

TlsLink::TlsLink(const Endpoint& endpoint) {
  context_.load_verify_file(endpoint.ca_file);
  if (!endpoint.certificate.empty()) {
    context_.use_certificate_chain_file(endpoint.certificate);
    context_.use_private_key_file(endpoint.key, asio::ssl::context::pem);
  }
  stream_ = std::make_unique<Stream>(io_, context_);
  stream_->set_verify_mode(asio::ssl::verify_peer);
  stream_->set_verify_callback(asio::ssl::host_name_verification("localhost"));
  auto& socket = stream_->next_layer();
  socket.open(tcp::v4());
  socket.bind({endpoint.from.empty() ? next_address() : asio::ip::make_address_v4(endpoint.from), 0});
  std::optional<error_code> done;
  socket.async_connect({asio::ip::address_v4::loopback(), endpoint.port}, [&](const error_code& refused) {
    if (refused) return void(done = refused);
    socket.set_option(tcp::no_delay(true));
    stream_->async_handshake(asio::ssl::stream_base::client, [&](const error_code& ec) { done = ec; });
  });
  run_until([&] { return done.has_value(); }, patience);
  if (!done || *done) throw Lost("no connection: " + (done ? done->message() : "time ran out"));
}

bool TlsLink::run_until(const std::function<bool()>& so, std::chrono::steady_clock::duration at_most) {
  const auto end = std::chrono::steady_clock::now() + at_most;
  while (!so()) {
    if (io_.stopped()) io_.restart();
    if (io_.run_one_until(end) == 0) return so();
  }
  return true;
}

void TlsLink::poll() {
  if (io_.stopped()) io_.restart();
  io_.poll();
}

unsigned https_status(const Endpoint& endpoint, const std::string& path) {
  try {
    TlsLink link(endpoint);
    http::request<http::empty_body> request{http::verb::get, path, 11};
    request.set(http::field::host, "localhost");
    boost::beast::flat_buffer buffer;
    http::response<http::string_body> response;
    bool ended = false;
    http::async_write(link.stream(), request, [&](const error_code& ec, std::size_t) {
      if (ec) return void(ended = true);
      http::async_read(link.stream(), buffer, response, [&](const error_code& bad, std::size_t) {
        if (bad) response.result(0U);
        ended = true;
      });
    });
    if (!link.run_until([&] { return ended; }, patience)) return 0;
    return response.result_int();
  } catch (const std::exception&) {
    return 0;
  }
}

}  // namespace pana::test
