#include "server/session.hpp"

#include <openssl/crypto.h>

#include <algorithm>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/websocket/rfc6455.hpp>

#include "server/frame.hpp"

namespace pana::server {
namespace {

namespace beast = boost::beast;
namespace websocket = beast::websocket;

constexpr milliseconds turned_away_deadline = seconds{1};
constexpr std::size_t batch_size = 16 * 1024;  // one TLS record

}  // namespace

// The time during which a session has a conversation: whatever ends it, nobody is left pointing at the
// session.
class Session::Open {
 public:
  explicit Open(Session& session) : session_(session) {
    session_.stream_->observe(&session_);
    session_.stream_->carry_frames();
    session_.conversation_ = session_.state_->application.open(session_, session_.peer_);
  }
  ~Open() {
    session_.stream_->observe(nullptr);
    session_.closing_ = session_.closing_.value_or(live::CloseCode::normal);
    session_.conversation_.reset();
    session_.outbox_.clear();
    session_.close_deadline_.reset();
    session_.state_->flusher->forget(session_);
  }
  Open(const Open&) = delete;

 private:
  Session& session_;
};

Session::Session(std::shared_ptr<ServerState> state, std::shared_ptr<TlsStream> stream, Peer peer)
    : state_(std::move(state)),
      stream_(std::move(stream)),
      peer_(std::move(peer)),
      socket_(*stream_),
      outbox_(state_->options.max_outbox_bytes, state_->options.max_outbox_frames),
      meter_(state_->options.max_fragments, state_->options.control_frames_burst) {}

Session::~Session() = default;

Awaitable<bool> Session::accept(const Request& request) {
  const auto& options = state_->options;
  socket_.set_option(websocket::stream_base::timeout{options.request_deadline, options.idle_timeout, true});
  socket_.read_message_max(options.max_message_bytes);
  socket_.set_option(websocket::stream_base::decorator([](websocket::response_type& response) {
    response.set(beast::http::field::server, "panad");
    if (response.result() == beast::http::status::switching_protocols)
      response.set(beast::http::field::sec_websocket_protocol, "pana.v1");
  }));
  const auto [ec] = co_await socket_.async_accept(request, as_value);
  co_return !ec;
}

Awaitable<void> Session::run() {
  const auto self = shared_from_this();
  const Open open(*this);
  if (state_->draining) close(live::CloseCode::draining);
  co_await hear_all();
}

Awaitable<void> Session::hear_all() {
  for (;;) {
    const auto space = inbox_.space();
    const auto [ec, size] =
        co_await socket_.async_read_some(asio::buffer(space.data(), space.size()), as_value);
    if (ec) co_return;
    inbox_.took(size);
    if (socket_.got_binary()) close(live::CloseCode::unsupported_data);
    if (closing_) {
      inbox_.clear();
    } else if (socket_.is_message_done()) {
      state_->metrics.add(Metric::frames_in_total);
      in_call_ = true;
      co_await conversation_->hear(inbox_.message());
      in_call_ = false;
      inbox_.clear();
      if (leaving_) close(live::CloseCode::draining);
    }
  }
}

void Session::send(live::Frame frame) {
  if (closing_ || !frame) return;
  busy_ = true;
  if (!outbox_.push(std::move(frame))) {
    state_->metrics.add(Metric::slow_consumers_total);
    outbox_.clear();
    return close(live::CloseCode::slow);
  }
  if (stream_->waiting() == 0) state_->flusher->add(*this);
}

bool Session::idle() const {
  return outbox_.empty() && stream_->waiting() == 0;
}

void Session::close(live::CloseCode code) {
  if (closing_) return;
  closing_ = code;
  start_close_deadline(state_->options.close_deadline);
  state_->flusher->add(*this);
}

void Session::leave() {
  if (!in_call_ || closing_) return close(live::CloseCode::draining);
  leaving_ = true;
  start_close_deadline(state_->options.close_deadline);
}

void Session::turn_away() {
  outbox_.clear();
  close(live::CloseCode::policy);
  // Whatever comes is not heard any more; an end that does not answer is not waited for either.
  start_close_deadline(std::min(turned_away_deadline, state_->options.close_deadline));
}

void Session::start_close_deadline(milliseconds time) {
  close_deadline_ = std::make_unique<asio::steady_timer>(stream_->get_executor(), time);
  close_deadline_->async_wait([stream = std::weak_ptr<TlsStream>(stream_)](error_code ec) {
    if (const auto still = stream.lock(); still && !ec) still->close();
  });
}

void Session::flush(std::string& scratch) {
  send_queued(scratch);
  if (closing_ && outbox_.empty()) return send_close(scratch);
  if (!busy_ || !idle() || !conversation_) return;
  busy_ = false;
  conversation_->drained();
}

void Session::send_queued(std::string& scratch) {
  while (!outbox_.empty() && stream_->waiting() == 0) {
    scratch.clear();
    const auto frames = outbox_.take(scratch, batch_size);
    const bool written = stream_->write_now(scratch);
    // The next batch may be shorter: what stands behind it would stay for as long as the shard lives.
    OPENSSL_cleanse(scratch.data(), scratch.size());
    // Gone, or Beast has answered a close frame or a broken one: its close frame was the last.
    if (!written) {
      closing_ = closing_.value_or(live::CloseCode::normal);
      return outbox_.clear();
    }
    state_->metrics.add(Metric::frames_out_total, static_cast<std::int64_t>(frames));
    state_->metrics.add(Metric::bytes_out_total, static_cast<std::int64_t>(scratch.size()));
  }
}

void Session::send_close(std::string& scratch) {
  scratch.clear();
  append_close(scratch, *closing_);
  stream_->write_now(scratch);
  stream_->seal();
}

void Session::bytes_read(std::span<const char> plain) {
  const auto now = std::chrono::steady_clock::now();
  if (meter_.at_rest()) message_began_ = now;
  if (!meter_.feed(plain, now)) return close(live::CloseCode::policy);
  // Who sends nothing at all is cut by the idle timeout; this is for those who send drop by drop.
  if (!meter_.at_rest() && now - message_began_ > state_->options.message_deadline)
    close(live::CloseCode::policy);
}

// The answers to what came before the other end's close frame still reach it.
void Session::about_to_close() {
  std::string scratch;
  if (!closing_) send_queued(scratch);
}

void Session::caught_up() {
  if (!outbox_.empty() || closing_ || busy_) state_->flusher->add(*this);
}

}  // namespace pana::server
