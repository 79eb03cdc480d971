#include "server/tls_stream.hpp"

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <sys/socket.h>

#include <cerrno>
#include <new>

#include "server/tls_context.hpp"

namespace pana::server {
namespace {

// Ciphertext that may wait; beyond it the other end makes us answer (key updates) without ever reading.
constexpr std::size_t most_waiting = 512 * 1024;

TlsStream& stream_of(BIO* bio) {
  return *static_cast<TlsStream*>(BIO_get_data(bio));
}

int bio_write(BIO* bio, const char* data, int size) {
  BIO_clear_retry_flags(bio);
  return stream_of(bio).take_ciphertext(data, static_cast<std::size_t>(size));
}

int bio_read(BIO* bio, char* data, int size) {
  BIO_clear_retry_flags(bio);
  const int got = stream_of(bio).give_ciphertext(data, static_cast<std::size_t>(size));
  if (got < 0 && stream_of(bio).would_block()) BIO_set_retry_read(bio);
  return got;
}

long bio_control(BIO*, int command, long, void*) {
  return command == BIO_CTRL_FLUSH ? 1 : 0;
}

BIO_METHOD* stream_method() {
  static BIO_METHOD* method = [] {
    BIO_METHOD* made = BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "pana");
    BIO_meth_set_write(made, bio_write);
    BIO_meth_set_read(made, bio_read);
    BIO_meth_set_ctrl(made, bio_control);
    return made;
  }();
  return method;
}

}  // namespace

TlsStream::TlsStream(Socket socket, const TlsContext& context)
    : socket_(std::move(socket)), ssl_(SSL_new(context.native()), SSL_free) {
  BIO* bio = BIO_new(stream_method());
  if (!ssl_ || !bio) throw std::bad_alloc();
  BIO_set_data(bio, this);
  BIO_set_init(bio, 1);
  SSL_set_bio(ssl_.get(), bio, bio);
  SSL_set_accept_state(ssl_.get());
}

TlsStream::~TlsStream() = default;

int TlsStream::take_ciphertext(const char* data, std::size_t size) {
  if (!socket_.is_open() || waiting() > most_waiting) return -1;
  std::size_t sent = 0;
  if (waiting() == 0) {
    const auto result = ::send(socket_.native_handle(), data, size, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (result < 0 && errno != EAGAIN && errno != EINTR) return -1;
    sent = result > 0 ? static_cast<std::size_t>(result) : 0;
  }
  if (sent < size) {
    waiting_.append(data + sent, size - sent);
    wait_for_room();
  }
  return static_cast<int>(size);
}

int TlsStream::give_ciphertext(char* data, std::size_t size) {
  would_block_ = false;
  if (!socket_.is_open()) return -1;
  const auto got = ::recv(socket_.native_handle(), data, size, MSG_DONTWAIT);
  would_block_ = got < 0 && (errno == EAGAIN || errno == EINTR);
  return static_cast<int>(got);
}

void TlsStream::wait_for_room() {
  if (waits_for_room_) return;
  waits_for_room_ = true;
  socket_.async_wait(asio::socket_base::wait_write, [self = shared_from_this()](error_code ec) {
    self->waits_for_room_ = false;
    if (!ec) self->send_waiting();
  });
}

void TlsStream::send_waiting() {
  if (waiting() == 0 || !socket_.is_open()) return;
  const auto result =
      ::send(socket_.native_handle(), waiting_.data() + sent_, waiting(), MSG_NOSIGNAL | MSG_DONTWAIT);
  if (result < 0 && errno != EAGAIN && errno != EINTR) return close();
  sent_ += result > 0 ? static_cast<std::size_t>(result) : 0;
  if (waiting() > 0) return wait_for_room();
  std::string().swap(waiting_);
  sent_ = 0;
  if (finishing_) {
    error_code ignored;
    socket_.shutdown(asio::socket_base::shutdown_send, ignored);
  } else if (observer_) {
    observer_->caught_up();
  }
}

bool TlsStream::write_now(std::span<const char> plain) {
  if (sealed_ || finishing_ || !socket_.is_open()) return false;
  if (SSL_write(ssl_.get(), plain.data(), static_cast<int>(plain.size())) > 0) return true;
  ERR_clear_error();
  close();
  return false;
}

error_code TlsStream::failure() {
  const bool again = would_block_ && SSL_want_read(ssl_.get());
  ERR_clear_error();
  if (again) return asio::error::would_block;
  return asio::error::eof;
}

error_code TlsStream::shake() {
  if (!socket_.is_open()) return asio::error::operation_aborted;
  would_block_ = false;
  if (SSL_do_handshake(ssl_.get()) == 1) return {};
  return failure();
}

bool TlsStream::has_input() const {
  return SSL_has_pending(ssl_.get()) == 1;
}

std::size_t TlsStream::read_now(asio::mutable_buffer into, error_code& ec) {
  ec = {};
  if (into.size() == 0) return 0;
  would_block_ = false;
  std::size_t size = 0;
  if (SSL_read_ex(ssl_.get(), into.data(), into.size(), &size) != 1) {
    ec = failure();
    return 0;
  }
  if (observer_) observer_->bytes_read({static_cast<const char*>(into.data()), size});
  return size;
}

std::size_t TlsStream::discard_now(error_code& ec) {
  char thrown_away[4096];
  const int got = give_ciphertext(thrown_away, sizeof thrown_away);
  if (got > 0) return static_cast<std::size_t>(got);
  ec = would_block_ ? error_code{asio::error::would_block} : error_code{asio::error::eof};
  return 0;
}

void TlsStream::finish() {
  if (finishing_ || !socket_.is_open()) return;
  SSL_shutdown(ssl_.get());
  ERR_clear_error();
  finishing_ = true;
  error_code ignored;
  if (waiting() == 0) socket_.shutdown(asio::socket_base::shutdown_send, ignored);
}

void TlsStream::close() {
  error_code ignored;
  socket_.close(ignored);
}

void beast_close_socket(TlsStream& stream) {
  stream.close();
}

}  // namespace pana::server
