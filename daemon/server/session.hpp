#pragma once
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/websocket/stream.hpp>
#include <optional>

#include "server/application.hpp"
#include "server/frame_meter.hpp"
#include "server/inbox.hpp"
#include "server/outbox.hpp"
#include "server/server_state.hpp"
#include "server/tls_stream.hpp"

namespace pana::server {

using Request = boost::beast::http::request<boost::beast::http::empty_body>;

// One open WebSocket. Beast reads, judges frames and answers pings; messages to the client bypass it: they
// wait in the outbox until the turn of the loop ends and leave as ready frames through the stream's one place
// of writing. Closing is ours too: the close frame goes out last, then the stream is sealed and cut when the
// other end takes too long.
class Session final : public live::Outlet,
                      private Flushable,
                      private StreamObserver,
                      public std::enable_shared_from_this<Session> {
 public:
  Session(std::shared_ptr<ServerState> state, std::shared_ptr<TlsStream> stream, Peer peer);
  ~Session();

  // Answers the upgrade. False when Beast refused it.
  Awaitable<bool> accept(const Request& request);
  // Opens the conversation, hears until the connection ends, destroys the conversation.
  Awaitable<void> run();

  void send(live::Frame frame) override;
  bool idle() const override;
  void close(live::CloseCode code) override;
  // Closes with CloseCode::draining once the call in work, if there is one, has been answered.
  void leave();
  // Closes with CloseCode::policy, at once: the other end's certificate is no longer believed.
  void turn_away();

 private:
  class Open;

  void flush(std::string& scratch) override;
  void bytes_read(std::span<const char> plain) override;
  void caught_up() override;
  void about_to_close() override;
  Awaitable<void> hear_all();
  void send_queued(std::string& scratch);
  void send_close(std::string& scratch);
  void start_close_deadline(milliseconds time);

  std::shared_ptr<ServerState> state_;
  std::shared_ptr<TlsStream> stream_;
  Peer peer_;
  boost::beast::websocket::stream<TlsStream&, false> socket_;
  std::unique_ptr<Conversation> conversation_;
  std::unique_ptr<asio::steady_timer> close_deadline_;
  Outbox outbox_;
  Inbox inbox_;
  FrameMeter meter_;
  FrameMeter::Moment message_began_{};
  std::optional<live::CloseCode> closing_;
  bool in_call_ = false;
  bool leaving_ = false;
  bool busy_ = false;  // not idle since the conversation was last told
};

}  // namespace pana::server
