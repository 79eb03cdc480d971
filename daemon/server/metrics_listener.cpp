#include "server/metrics_listener.hpp"

#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <stdexcept>

#include "core/async.hpp"

namespace pana::server {

namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;

struct MetricsListener::State {
  asio::io_context& io;
  tcp::acceptor acceptor;
  std::function<std::string()> text;
  bool stopped = false;
};

namespace {

constexpr std::chrono::seconds deadline{5};
constexpr std::chrono::milliseconds pause{100};
constexpr std::size_t most_scrapers = 16;

using Response = http::response<http::string_body>;

Response respond(const http::request<http::empty_body>& request, const std::function<std::string()>& text) {
  Response response(http::status::ok, request.version());
  response.keep_alive(false);
  response.set(http::field::cache_control, "no-store");
  if (request.target() != "/metrics") {
    response.result(http::status::not_found);
  } else if (request.method() != http::verb::get) {
    response.result(http::status::method_not_allowed);
    response.set(http::field::allow, "GET");
  } else {
    response.set(http::field::content_type, "text/plain; version=0.0.4; charset=utf-8");
    response.body() = text();
  }
  response.prepare_payload();
  return response;
}

}  // namespace

template <class State>
Awaitable<void> answer_one(std::shared_ptr<State> state, tcp::socket socket,
                           [[maybe_unused]] std::shared_ptr<int> place) {
  beast::tcp_stream stream(std::move(socket));
  stream.expires_after(deadline);
  beast::flat_buffer buffer(8 * 1024);
  http::request<http::empty_body> request;
  const auto [read_error, read] = co_await http::async_read(stream, buffer, request, as_value);
  if (read_error || state->stopped) co_return;
  auto response = respond(request, state->text);
  co_await http::async_write(stream, response, as_value);
  beast::error_code ignored;
  stream.socket().shutdown(tcp::socket::shutdown_send, ignored);
}

template <class State>
Awaitable<void> answer_all(std::shared_ptr<State> state) {
  const auto places = std::make_shared<int>();
  while (!state->stopped) {
    auto [ec, socket] = co_await state->acceptor.async_accept(as_value);
    if (ec == asio::error::operation_aborted) co_return;
    if (ec) {
      asio::steady_timer timer(state->io, pause);
      co_await timer.async_wait(as_value);
    } else if (static_cast<std::size_t>(places.use_count()) <= most_scrapers) {
      spawn(state->io.get_executor(), "metrics", answer_one(state, std::move(socket), places));
    }
  }
}

MetricsListener::MetricsListener(asio::io_context& io, const std::string& address, std::uint16_t port,
                                 std::function<std::string()> text) {
  const auto ip = asio::ip::make_address(address);
  if (!ip.is_loopback())
    throw std::runtime_error("metrics may be served on a loopback address only, and " + address +
                             " is none: use 127.0.0.1 or ::1");
  state_ = std::make_shared<State>(State{io, tcp::acceptor(io, tcp::endpoint(ip, port)), std::move(text)});
  spawn(io.get_executor(), "metrics_listener", answer_all(state_));
}

std::uint16_t MetricsListener::port() const {
  return state_->acceptor.local_endpoint().port();
}

void MetricsListener::stop() {
  state_->stopped = true;
  beast::error_code ignored;
  state_->acceptor.close(ignored);
}

}  // namespace pana::server
