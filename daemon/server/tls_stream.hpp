#pragma once
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/compose.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/beast/websocket/teardown.hpp>
#include <memory>
#include <span>
#include <string>

struct ssl_st;

namespace pana::server {

namespace asio = boost::asio;
using boost::system::error_code;
using Socket = asio::basic_stream_socket<asio::ip::tcp, asio::io_context::executor_type>;
class TlsContext;

// Told of what passes a stream, on the shard's thread. Must stay alive until observe(nullptr).
class StreamObserver {
 public:
  virtual void bytes_read(std::span<const char> plain) = 0;
  // Everything written has been handed to the kernel, after some of it had to wait.
  virtual void caught_up() = 0;
  // The answer to a close frame is about to be written, after which nothing may be.
  virtual void about_to_close() = 0;

 protected:
  ~StreamObserver() = default;
};

// The server's end of TLS on a socket: an AsyncStream for Beast, and a direct way in for frames made ready by
// the session. There is one place of writing: whatever is written is encrypted at once, in order, and what
// the kernel does not take waits here as ciphertext; so a write is whole or not at all, and OpenSSL never has
// to be called again with the same bytes. OpenSSL's buffers exist only while a record is being worked on.
// Made by make_shared; one shard, one thread. Reading ends with asio::error::eof when the other end says
// goodbye.
class TlsStream : public std::enable_shared_from_this<TlsStream> {
 public:
  using executor_type = Socket::executor_type;

  TlsStream(Socket socket, const TlsContext& context);
  ~TlsStream();
  TlsStream(const TlsStream&) = delete;
  TlsStream& operator=(const TlsStream&) = delete;

  executor_type get_executor() { return socket_.get_executor(); }
  void observe(StreamObserver* observer) { observer_ = observer; }

  // Encrypts and sends. False when nothing was taken: the connection is gone, or sealed.
  bool write_now(std::span<const char> plain);
  // How much ciphertext the kernel has not taken yet.
  std::size_t waiting() const { return waiting_.size() - sent_; }
  // From now on writes are swallowed: the close frame was the last.
  void seal() { sealed_ = true; }
  // What Beast writes from now on are WebSocket frames: its close frame seals too.
  void carry_frames() { carries_frames_ = true; }
  // Says goodbye after what is waiting (TLS close_notify, then TCP FIN).
  void finish();
  // Cuts the connection; all operations end with an error.
  void close();
  bool is_open() const { return socket_.is_open(); }
  ssl_st* native() const { return ssl_.get(); }

  // The deadline is the caller's: close() ends it.
  template <class Token>
  auto async_handshake(Token&& token);
  template <class Buffers, class Token>
  auto async_read_some(const Buffers& buffers, Token&& token);
  // Takes all it is given. Completes when little enough is waiting.
  template <class Buffers, class Token>
  auto async_write_some(const Buffers& buffers, Token&& token);
  // Reads and throws away until the other end has closed, or `limit` bytes came.
  template <class Token>
  auto async_discard(std::size_t limit, Token&& token);

  // Called by OpenSSL.
  int take_ciphertext(const char* data, std::size_t size);
  int give_ciphertext(char* data, std::size_t size);
  bool would_block() const { return would_block_; }

 private:
  struct Handshake;
  struct Read;
  struct Write;
  struct Discard;

  template <class Buffers>
  static asio::mutable_buffer first_of(const Buffers& buffers);
  template <class Buffers>
  std::pair<error_code, std::size_t> take(const Buffers& buffers);
  // would_block: wait for the socket to become readable.
  error_code shake();
  std::size_t read_now(asio::mutable_buffer into, error_code& ec);
  std::size_t discard_now(error_code& ec);
  bool has_input() const;
  error_code failure();
  void send_waiting();
  void wait_for_room();

  Socket socket_;
  std::unique_ptr<ssl_st, void (*)(ssl_st*)> ssl_;
  StreamObserver* observer_ = nullptr;
  std::string waiting_;
  std::size_t sent_ = 0;  // of waiting_
  bool would_block_ = false;
  bool waits_for_room_ = false;
  bool carries_frames_ = false;
  bool sealed_ = false;
  bool finishing_ = false;
};

// For Beast: how to end and how to cut this stream.
void beast_close_socket(TlsStream& stream);
template <class Handler>
void async_teardown(boost::beast::role_type, TlsStream& stream, Handler&& handler) {
  stream.finish();
  asio::post(stream.get_executor(),
             boost::beast::bind_front_handler(std::forward<Handler>(handler), error_code{}));
}

}  // namespace pana::server

#include "server/tls_stream_operations.hpp"
