#include "ctl/client.hpp"

#include <boost/asio/connect.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/ssl.hpp>
#include <boost/beast/websocket.hpp>
#include <boost/beast/websocket/ssl.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <deque>

#include "ctl/quit.hpp"
#include "protocol/padding.hpp"

namespace pana::ctl {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace json = boost::json;
using boost::system::error_code;
using Stream = beast::websocket::stream<beast::ssl_stream<beast::tcp_stream>>;

constexpr std::chrono::seconds connect_patience{10};
constexpr std::chrono::seconds call_patience{30};
constexpr std::size_t most_bytes = 64 * 1024 * 1024;  // a board of 10,000 centers

[[noreturn]] void give_up(const std::string& what, const error_code& why) {
  throw Quit(Exit::no_connection, what + ": " + why.message());
}

asio::ssl::context make_tls(const std::string& ca_file) {
  asio::ssl::context tls{asio::ssl::context::tlsv13_client};
  error_code error;
  if (ca_file.empty())
    tls.set_default_verify_paths(error);
  else
    tls.load_verify_file(ca_file, error);
  if (error)
    throw Quit(Exit::usage, "cannot read the certificate authority " + ca_file + ": " + error.message());
  tls.set_verify_mode(asio::ssl::verify_peer);
  return tls;
}

}  // namespace

struct Client::State {
  explicit State(const std::string& ca_file) : tls(make_tls(ca_file)), stream(loop, tls) {}

  // Starts an operation and runs the loop until it has called back or its time is over.
  template <class Start>
  error_code wait(std::chrono::milliseconds patience, Start start) {
    std::optional<error_code> outcome;
    auto& socket = beast::get_lowest_layer(stream);
    socket.expires_after(patience);
    start([&](const error_code& error, auto&&...) { outcome = error; });
    loop.restart();
    while (!outcome) loop.run_one();
    socket.expires_never();
    return *outcome;
  }

  json::object read(std::chrono::milliseconds patience);
  void connect(const Url& url);
  void say_hello(const Url& url);

  asio::io_context loop{1};
  asio::ssl::context tls;
  Stream stream;
  std::deque<Notice> notices;
  std::optional<error_code> arrived;  // of a read that goes on between calls
  bool reading = false;
  beast::flat_buffer buffer;
  std::int64_t last_id = 0;
};

void Client::State::connect(const Url& url) {
  asio::ip::tcp::resolver resolver{loop};
  asio::ip::tcp::resolver::results_type found;
  error_code error;
  // RFC 6761, 6.3: localhost is this machine, whatever files and name servers say.
  found = resolver.resolve(url.host == "localhost" ? "127.0.0.1" : url.host, url.port, error);
  if (error) give_up("cannot find " + url.host, error);
  auto& socket = beast::get_lowest_layer(stream);
  error = wait(connect_patience, [&](auto done) { socket.async_connect(found, done); });
  if (error) give_up("cannot connect to " + url.authority(), error);
  socket.socket().set_option(asio::ip::tcp::no_delay{true}, error);
}

void Client::State::say_hello(const Url& url) {
  auto& secured = stream.next_layer();
  secured.set_verify_callback(asio::ssl::host_name_verification(url.host));
  error_code no_address;
  asio::ip::make_address(url.host, no_address);
  if (no_address) SSL_set_tlsext_host_name(secured.native_handle(), url.host.c_str());
  auto error = wait(connect_patience,
                    [&](auto done) { secured.async_handshake(asio::ssl::stream_base::client, done); });
  if (error) give_up("no TLS with " + url.authority(), error);
  stream.set_option(beast::websocket::stream_base::decorator(
      [](beast::websocket::request_type& request) { request.set("Sec-WebSocket-Protocol", "pana.v1"); }));
  stream.read_message_max(most_bytes);
  beast::websocket::response_type response;
  error = wait(connect_patience,
               [&](auto done) { stream.async_handshake(response, url.authority(), url.path, done); });
  if (error) give_up("no WebSocket at " + url.authority() + url.path, error);
  if (response["Sec-WebSocket-Protocol"] != "pana.v1") {
    throw Quit(Exit::no_connection, url.authority() + " does not speak pana.v1");
  }
}

// One message; empty where none came in time. A read that is not over goes on, and the next call takes it up.
json::object Client::State::read(std::chrono::milliseconds patience) {
  if (!reading) {
    reading = true;
    arrived.reset();
    stream.async_read(buffer, [this](const error_code& error, std::size_t) { arrived = error; });
  }
  loop.restart();
  const auto end = std::chrono::steady_clock::now() + patience;
  while (!arrived && loop.run_one_until(end) > 0) {
  }
  if (!arrived) return {};
  reading = false;
  if (*arrived) {
    const auto code = static_cast<int>(stream.reason().code);
    const auto closed = code == 0 ? "" : " (close code " + std::to_string(code) + ")";
    give_up("the connection was lost" + closed, *arrived);
  }
  error_code error;
  auto message = json::parse(beast::buffers_to_string(buffer.data()), error);
  buffer.consume(buffer.size());
  if (error || !message.is_object()) throw Quit(Exit::no_connection, "the daemon sent what is no JSON-RPC");
  return std::move(message.get_object());
}

Client::Client(const Url& url, const std::string& ca_file) : state_(std::make_unique<State>(ca_file)) {
  state_->connect(url);
  state_->say_hello(url);
}

Client::~Client() {
  // Polite, not patient: the daemon notices either way.
  if (!state_->stream.is_open()) return;
  state_->wait(std::chrono::milliseconds{500},
               [&](auto done) { state_->stream.async_close(beast::websocket::close_code::normal, done); });
}

boost::system::result<json::object, Refusal> Client::call(std::string_view method,
                                                          const json::object& params) {
  const auto id = ++state_->last_id;
  const auto text = protocol::padded(
      json::serialize(json::object{{"jsonrpc", "2.0"}, {"id", id}, {"method", method}, {"params", params}}));
  const auto error =
      state_->wait(call_patience, [&](auto done) { state_->stream.async_write(asio::buffer(text), done); });
  if (error) give_up("the connection was lost", error);
  while (true) {
    auto message = state_->read(call_patience);
    if (message.empty()) throw Quit(Exit::no_connection, "the daemon does not answer");
    if (auto* name = message.if_contains("method")) {
      state_->notices.push_back({std::string{name->as_string()}, message.at("params").as_object()});
    } else if (message.at("id") == id || message.at("id").is_null()) {
      if (auto* result = message.if_contains("result")) return std::move(result->as_object());
      auto& refused = message.at("error").as_object();
      return Refusal{static_cast<int>(refused.at("code").as_int64()),
                     std::string{refused.at("message").as_string()}, refused.at("data").as_object()};
    }
  }
}

std::optional<Notice> Client::next_notice(std::chrono::milliseconds patience) {
  if (state_->notices.empty()) {
    auto message = state_->read(patience);
    if (message.empty() || !message.contains("method")) return std::nullopt;
    return Notice{std::string{message.at("method").as_string()}, message.at("params").as_object()};
  }
  auto notice = std::move(state_->notices.front());
  state_->notices.pop_front();
  return notice;
}

}  // namespace pana::ctl
