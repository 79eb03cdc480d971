#include "support/console.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/beast/core/buffers_to_string.hpp>
#include <boost/beast/websocket/rfc6455.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <random>

namespace pana::test {
namespace {

namespace beast = boost::beast;
namespace websocket = beast::websocket;
using boost::system::error_code;

std::string text_of(const json::object& object, std::string_view member) {
  const auto* value = object.if_contains(member);
  return value != nullptr && value->is_string() ? std::string{value->get_string()} : std::string{};
}

// With its header and its record's type, a message is as long as one of the classes that the contract lists.
bool in_a_size_class(std::size_t size) {
  const auto whole = size + 5;
  return whole == 256 || whole == 512 || whole == 1024 || whole == 2048 || whole % 4096 == 0;
}

}  // namespace

Refused::Refused(std::string_view method, const json::object& error)
    : std::runtime_error(std::string{method} + ": " + json::serialize(error)),
      code(static_cast<int>(error.at("code").to_number<std::int64_t>())),
      data(error.at("data").as_object()) {
  reason = text_of(data, "reason");
  at = text_of(data, "at");
}

std::string new_key() {
  static thread_local std::mt19937_64 random{std::random_device{}()};
  constexpr std::string_view digits = "0123456789abcdef";
  std::string key = "00000000-0000-4000-8000-000000000000";
  for (auto& c : key) {
    if (c == '0') c = digits[random() % 16];
  }
  return key;
}

Console::Console(const Endpoint& endpoint) : link_(endpoint), socket_(link_.take_stream()) {
  socket_.set_option(websocket::stream_base::decorator([](websocket::request_type& request) {
    request.set(beast::http::field::sec_websocket_protocol, "pana.v1");
  }));
  std::optional<error_code> done;
  socket_.async_handshake("localhost", "/ws", [&](const error_code& ec) { done = ec; });
  link_.run_until([&] { return done.has_value(); }, patience);
  if (!done || *done) throw Lost("no WebSocket: " + (done ? done->message() : "time ran out"));
  read();
}

Console::Console(const Endpoint& endpoint, std::string_view account) : Console(endpoint) {
  sign_in(account);
}

Console::~Console() {
  cut();
  link_.run_until([this] { return ended_; }, patience);
}

json::object Console::sign_in(std::string_view account) {
  return call("session.open", {{"account", account}, {"password", test_password}});
}

void Console::read() {
  socket_.async_read(buffer_, [this](const error_code& ec, std::size_t) {
    ended_ = static_cast<bool>(ec);
    if (ended_) return;
    received();
    read();
  });
}

void Console::received() {
  const std::string_view text{static_cast<const char*>(buffer_.data().data()), buffer_.size()};
  if (!in_a_size_class(text.size()))
    throw std::logic_error("a message of " + std::to_string(text.size()) + " bytes is in no size class");
  auto frame = json::parse(text).as_object();
  buffer_.clear();
  const auto* id = frame.if_contains("id");
  if (id == nullptr) {
    notices_.push_back(std::move(frame));
  } else if (id->is_null() || id->is_string()) {
    without_id_.push_back(std::move(frame));
  } else {
    const auto number = id->to_number<std::uint64_t>();
    answers_.insert_or_assign(number, std::move(frame));
  }
}

void Console::wait_for(const std::function<bool()>& so, std::string_view what) {
  if (link_.run_until([&] { return ended_ || so(); }, patience) && so()) return;
  throw Lost((ended_ ? "the connection ended before " : "waited in vain for ") + std::string{what});
}

void Console::send_fragment(std::string_view text, bool last) {
  std::optional<error_code> done;
  socket_.async_write_some(last, asio::buffer(text), [&](const error_code& ec, std::size_t) { done = ec; });
  if (!link_.run_until([&] { return done.has_value(); }, patience) || *done) throw Lost("cannot send");
}

void Console::send_text(std::string_view text) {
  socket_.text(true);
  send_fragment(text, true);
}

void Console::send_binary(std::string_view bytes) {
  socket_.binary(true);
  send_fragment(bytes, true);
}

std::uint64_t Console::start(std::string_view method, json::object params) {
  const auto id = ++last_id_;
  send_text(json::serialize(
      json::object{{"jsonrpc", "2.0"}, {"id", id}, {"method", method}, {"params", std::move(params)}}));
  return id;
}

json::object Console::finish(std::uint64_t id) {
  wait_for([&] { return answers_.contains(id); }, "the answer to call " + std::to_string(id));
  return std::move(answers_.extract(id).mapped());
}

json::object Console::call(std::string_view method, json::object params) {
  auto answer = finish(start(method, std::move(params)));
  if (const auto* error = answer.if_contains("error")) throw Refused(method, error->as_object());
  return std::move(answer.at("result").as_object());
}

Refused Console::expect_error(std::string_view method, json::object params) {
  const auto answer = finish(start(method, std::move(params)));
  if (const auto* error = answer.if_contains("error")) return Refused(method, error->as_object());
  throw std::runtime_error(std::string{method} + " was not refused: " + json::serialize(answer));
}

std::optional<json::object> Console::take_notice(std::string_view method, const Pred& fits) {
  for (auto notice = notices_.begin(); notice != notices_.end();) {
    if (notice->at("method").as_string() != method) {
      ++notice;
      continue;
    }
    auto params = std::move(notice->at("params").as_object());
    notice = notices_.erase(notice);
    if (!fits || fits(params)) return params;
  }
  return std::nullopt;
}

std::optional<json::object> Console::notice_within(std::string_view method, milliseconds time,
                                                   const Pred& fits) {
  std::optional<json::object> found;
  const auto there = [&] {
    if (!found) found = take_notice(method, fits);
    return found.has_value();
  };
  link_.run_until([&] { return there() || ended_; }, time);
  return found;
}

json::object Console::next_notice(std::string_view method, const Pred& fits) {
  auto found = notice_within(method, patience, fits);
  if (!found)
    throw Lost((ended_ ? "the connection ended before " : "waited in vain for ") + std::string{method});
  return std::move(*found);
}

std::deque<json::object>& Console::notices() {
  link_.poll();
  return notices_;
}

json::object Console::next_frame_without_id() {
  wait_for([&] { return !without_id_.empty(); }, "an answer without id");
  auto frame = std::move(without_id_.front());
  without_id_.pop_front();
  return frame;
}

int Console::close_code() {
  if (!link_.run_until([&] { return ended_; }, patience)) throw Lost("the daemon does not close");
  return socket_.reason().code;
}

bool Console::alive() {
  notices();
  return !ended_;
}

void Console::cut() {
  error_code ignored;
  auto& socket = socket_.next_layer().next_layer();
  socket.set_option(asio::socket_base::linger(true, 0), ignored);
  socket.close(ignored);
}

}  // namespace pana::test
