#include "server/metrics_listener.hpp"

#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <stdexcept>

namespace pana::server {
namespace {

namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;

http::response<http::string_body> answer(const http::request<http::empty_body>& request,
                                         const std::function<std::string()>& text) {
  http::response<http::string_body> response{http::status::ok, request.version()};
  response.keep_alive(false);
  if (request.target() != "/metrics") {
    response.result(http::status::not_found);
  } else if (request.method() != http::verb::get) {
    response.result(http::status::method_not_allowed);
  } else {
    response.set(http::field::content_type, "text/plain; version=0.0.4");
    response.body() = text();
  }
  response.prepare_payload();
  return response;
}

Awaitable<void> serve(beast::tcp_stream stream, std::function<std::string()> text, std::shared_ptr<int> open) {
  ++*open;
  stream.expires_after(std::chrono::seconds{5});
  beast::flat_buffer buffer(8 * 1024);
  http::request<http::empty_body> request;
  const auto [bad, size] = co_await http::async_read(stream, buffer, request, as_value);
  if (!bad) {
    const auto response = answer(request, text);
    co_await http::async_write(stream, response, as_value);
  }
  beast::error_code ignored;
  stream.socket().shutdown(tcp::socket::shutdown_send, ignored);
  --*open;
}

}  // namespace

MetricsListener::MetricsListener(asio::io_context& io, const std::string& address, std::uint16_t port,
                                 std::function<std::string()> text) {
  const auto at = asio::ip::make_address(address);
  if (!at.is_loopback()) {
    throw std::runtime_error("metrics.listen: " + address + " is not a loopback address; use 127.0.0.1 or ::1");
  }
  acceptor_ = std::make_shared<Acceptor>(io, tcp::endpoint{at, port}, /*reuse_addr=*/true);
  spawn(io.get_executor(), "metrics", accept(acceptor_, std::move(text)));
}

void MetricsListener::stop() {
  beast::error_code ignored;
  acceptor_->close(ignored);
}

Awaitable<void> MetricsListener::accept(std::shared_ptr<Acceptor> acceptor, std::function<std::string()> text) {
  const auto open = std::make_shared<int>(0);
  while (acceptor->is_open()) {
    auto [bad, socket] = co_await acceptor->async_accept(as_value);
    if (bad == asio::error::operation_aborted) co_return;
    if (bad || *open >= most_connections) continue;
    const auto executor = socket.get_executor();
    spawn(executor, "metrics", serve(beast::tcp_stream{std::move(socket)}, text, open));
  }
}

}  // namespace pana::server
