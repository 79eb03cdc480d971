#include "server/connection.hpp"

#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/write.hpp>

#include "core/log.hpp"
#include "server/http.hpp"
#include "server/session.hpp"

namespace pana::server {
namespace {

namespace beast = boost::beast;
namespace http = beast::http;

constexpr std::size_t most_discarded = 256 * 1024;

// Cuts the stream when it runs out.
class Deadline {
 public:
  Deadline(const std::shared_ptr<TlsStream>& stream, milliseconds time)
      : timer_(stream->get_executor(), time) {
    timer_.async_wait([weak = std::weak_ptr<TlsStream>(stream)](error_code ec) {
      if (const auto still = weak.lock(); still && !ec) still->close();
    });
  }

 private:
  asio::steady_timer timer_;
};

// A connection's place in the roster: before it is a session it may be cut at once, unless a request is in
// work.
class Seat final : public Guest {
 public:
  Seat(ServerState& state, TlsStream& stream) : state_(state), stream_(stream) {
    state_.roster.enter(*this);
    state_.metrics.add(Metric::connections_open);
    state_.metrics.add(Metric::connections_total);
  }
  ~Seat() {
    state_.metrics.add(Metric::connections_open, -1);
    state_.roster.exit(*this);
  }
  Seat(const Seat&) = delete;

  void judge(const ClientTrust& trust) override {
    if (trust.still_believes(stream_.native())) return;
    state_.metrics.add(Metric::devices_turned_away_total);
    if (session_) return session_->turn_away();
    stream_.close();
  }
  void leave() override {
    if (session_) return session_->leave();
    if (!in_work_) stream_.close();
  }
  void in_work(bool value) { in_work_ = value; }
  void session(Session* session) { session_ = session; }

 private:
  ServerState& state_;
  TlsStream& stream_;
  Session* session_ = nullptr;
  bool in_work_ = false;
};

// A connection while it speaks HTTP.
class Exchange {
 public:
  Exchange(std::shared_ptr<ServerState> state, std::shared_ptr<TlsStream> stream, Seat& seat, Peer peer)
      : state_(std::move(state)), stream_(std::move(stream)), seat_(seat), peer_(std::move(peer)) {}

  // Answers requests until one becomes a session (returned) or the connection ends (nullptr).
  Awaitable<std::shared_ptr<Session>> run();

 private:
  Awaitable<bool> read();
  Awaitable<bool> write(Response response);
  Awaitable<std::shared_ptr<Session>> upgrade();

  std::shared_ptr<ServerState> state_;
  std::shared_ptr<TlsStream> stream_;
  Seat& seat_;
  Peer peer_;
  beast::flat_buffer buffer_{64 * 1024};
  Request request_;
};

Awaitable<bool> Exchange::write(Response response) {
  const Deadline deadline(stream_, state_->options.request_deadline);
  const auto [ec, size] = co_await http::async_write(*stream_, response, as_value);
  co_return !ec && response.keep_alive();
}

Awaitable<bool> Exchange::read() {
  const Deadline deadline(stream_, state_->options.request_deadline);
  http::request_parser<http::empty_body> parser;
  parser.header_limit(static_cast<std::uint32_t>(state_->options.max_header_bytes));
  parser.body_limit(0);
  const auto [ec, size] = co_await http::async_read(*stream_, buffer_, parser, as_value);
  request_ = parser.release();
  if (!ec) co_return true;
  if (ec == http::error::header_limit)
    co_await write(plain_answer(Status::request_header_fields_too_large, 11, false));
  else if (ec.category() == http::make_error_code(http::error::bad_method).category() &&
           ec != http::error::end_of_stream && ec != http::error::partial_message)
    co_await write(plain_answer(Status::bad_request, 11, false));
  co_return false;
}

Awaitable<std::shared_ptr<Session>> Exchange::upgrade() {
  const Deadline deadline(stream_, state_->options.request_deadline);
  auto session = std::make_shared<Session>(state_, stream_, std::move(peer_));
  const bool accepted = co_await session->accept(request_);
  if (!accepted) session.reset();
  co_return session;
}

Awaitable<std::shared_ptr<Session>> Exchange::run() {
  for (;;) {
    const bool got = co_await read();
    if (!got) co_return nullptr;
    seat_.in_work(true);
    const bool upgrades = request_.target() == "/ws";
    const auto verdict = upgrades ? judge_upgrade(request_, state_->options) : Status::ok;
    // A client may not send frames before it has our answer.
    if (verdict == Status::switching_protocols && buffer_.size() == 0) co_return co_await upgrade();
    auto response = !upgrades
                        ? answer(request_, state_->application.ready() && !state_->draining)
                        : plain_answer(verdict == Status::switching_protocols ? Status::bad_request : verdict,
                                       request_.version(), false);
    if (state_->draining) response.keep_alive(false);
    const bool keep = co_await write(std::move(response));
    seat_.in_work(false);
    if (!keep || state_->draining) co_return nullptr;
  }
}

// Counted each time, told once a second at most: who shows bad certificates does not fill the log.
void tell_refusal(ServerState& state, const std::string& why) {
  state.metrics.add(Metric::client_certificates_refused_total);
  state.application.device_refused();
  const auto now = std::chrono::steady_clock::now();
  if (now < state.next_refusal_told) return;
  state.next_refusal_told = now + seconds{1};
  log::warning("client_certificate_refused", {{"why", why}});
}

Awaitable<bool> shake_hands(std::shared_ptr<ServerState> state, std::shared_ptr<TlsStream> stream) {
  const Deadline deadline(stream, state->options.handshake_deadline);
  const auto [ec] = co_await stream->async_handshake(as_value);
  if (ec) state->metrics.add(Metric::handshakes_failed_total);
  if (ec && !why_refused(stream->native()).empty()) tell_refusal(*state, why_refused(stream->native()));
  co_return !ec;
}

// However many come, a terminal that shows its certificate finds room.
bool full_for_strangers(const ServerState& state) {
  const auto most = state.options.max_connections;
  return state.tls->trust() && state.roster.size() > most - most / 10;
}

Awaitable<std::shared_ptr<Session>> exchange(std::shared_ptr<ServerState> state,
                                             std::shared_ptr<TlsStream> stream, Seat& seat, Peer peer) {
  const bool shaken = co_await shake_hands(state, stream);
  if (!shaken) co_return nullptr;
  // The handshake may have begun under an older context.
  if (const auto* trust = state->tls->trust(); trust && !trust->still_believes(stream->native())) {
    state->application.device_refused();
    co_return nullptr;
  }
  peer.device = device_of(stream->native());
  if (peer.device.empty() && full_for_strangers(*state)) {
    state->metrics.add(Metric::connections_refused_total);
    co_return nullptr;
  }
  Exchange http(state, stream, seat, std::move(peer));
  co_return co_await http.run();
}

// The last bytes must reach the other end: closing with unread input would reset the connection under them.
Awaitable<void> part(std::shared_ptr<ServerState> state, std::shared_ptr<TlsStream> stream) {
  const Deadline deadline(stream, state->options.close_deadline);
  stream->finish();
  co_await stream->async_discard(most_discarded, as_value);
}

}  // namespace

Awaitable<void> serve(std::shared_ptr<ServerState> state, Socket socket, Peer peer,
                      std::unique_ptr<AddressLimit::Place> place) {
  const auto kept = std::move(place);
  const auto stream = std::make_shared<TlsStream>(std::move(socket), *state->tls);
  Seat seat(*state, *stream);
  {
    const auto session = co_await exchange(state, stream, seat, std::move(peer));
    if (session) {
      seat.session(session.get());
      co_await session->run();
      seat.session(nullptr);
    }
  }
  if (stream->is_open()) co_await part(state, stream);
  stream->close();
}

}  // namespace pana::server
