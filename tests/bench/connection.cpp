#include "bench/connection.hpp"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <stdexcept>

#include "bench/frame.hpp"

namespace pana::bench {
namespace {

constexpr std::string_view upgrade_request =
    "GET /ws HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
    "Sec-WebSocket-Protocol: pana.v1\r\n\r\n";

sockaddr_in address(std::uint32_t ip, std::uint16_t port) {
  sockaddr_in out{};
  out.sin_family = AF_INET;
  out.sin_addr.s_addr = htonl(ip);
  out.sin_port = htons(port);
  return out;
}

}  // namespace

void Connection::FreeSsl::operator()(ssl_st* ssl) const {
  SSL_free(ssl);
}

Connection::Connection(Loop& loop, const Endpoint& server, std::uint32_t source, Listener& listener,
                       std::size_t index)
    : loop_(loop), listener_(&listener), ssl_(SSL_new(server.tls)), index_(index) {
  connect(source, server.port);
  SSL_set_fd(ssl_.get(), socket_);
  X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(ssl_.get()), "127.0.0.1");
  loop_.add(socket_, *this, EPOLLIN | EPOLLOUT);
}

Connection::~Connection() {
  if (socket_ < 0) return;
  loop_.remove(socket_);
  ::close(socket_);
}

void Connection::connect(std::uint32_t source, std::uint16_t port) {
  socket_ = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  const int yes = 1;
  ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  ::setsockopt(socket_, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &yes, sizeof yes);
  const auto from = address(0x7F010001U + source, 0);
  const auto to = address(0x7F000001U, port);
  const bool bound = ::bind(socket_, reinterpret_cast<const sockaddr*>(&from), sizeof from) == 0;
  const int done = ::connect(socket_, reinterpret_cast<const sockaddr*>(&to), sizeof to);
  if (!bound || (done != 0 && errno != EINPROGRESS)) {
    throw std::runtime_error(std::string{"cannot connect: "} + std::strerror(errno));
  }
}

void Connection::ready(std::uint32_t events) {
  if (stage_ == Stage::connecting) stage_ = Stage::handshake;
  if (stage_ == Stage::handshake) return shake_hands();
  if (stage_ == Stage::closed) return;
  if ((events & EPOLLOUT) != 0 && !unsent_.empty()) flush();
  receive();
}

void Connection::shake_hands() {
  const int result = SSL_connect(ssl_.get());
  if (result != 1) {
    if (!must_wait(result)) fail("no TLS handshake");
    return;
  }
  loop_.change(socket_, *this, EPOLLIN);
  stage_ = Stage::upgrade;
  write(upgrade_request);
}

// False where the connection is lost. Before the handshake ends the descriptor is watched for both
// directions.
bool Connection::must_wait(int result) {
  const int error = SSL_get_error(ssl_.get(), result);
  if (error == SSL_ERROR_WANT_READ && stage_ == Stage::handshake) loop_.change(socket_, *this, EPOLLIN);
  if (error == SSL_ERROR_WANT_READ || error == SSL_ERROR_WANT_WRITE) return true;
  ERR_clear_error();
  return false;
}

void Connection::receive() {
  while (stage_ != Stage::closed) {
    const int got = SSL_read(ssl_.get(), loop_.incoming.data(), static_cast<int>(loop_.incoming.size()));
    if (got <= 0) {
      if (!must_wait(got)) fail("the server closed the connection");
      return;
    }
    const std::string_view bytes{loop_.incoming.data(), static_cast<std::size_t>(got)};
    if (partial_.empty()) {
      partial_.assign(bytes.substr(take(bytes)));
    } else {
      partial_.append(bytes);
      partial_.erase(0, take(partial_));
    }
    if (partial_.empty() && partial_.capacity() > 65'536) partial_.shrink_to_fit();
    if (SSL_has_pending(ssl_.get()) == 0) return;
  }
}

// How many bytes were whole frames.
std::size_t Connection::take(std::string_view bytes) {
  std::size_t taken = 0;
  while (stage_ != Stage::closed) {
    const auto rest = bytes.substr(taken);
    const auto size = stage_ == Stage::upgrade ? take_upgrade(rest) : take_frame(rest);
    if (size == 0) break;
    taken += size;
  }
  return taken;
}

std::size_t Connection::take_upgrade(std::string_view bytes) {
  const auto end = bytes.find("\r\n\r\n");
  if (end == std::string_view::npos) return 0;
  if (!bytes.starts_with("HTTP/1.1 101")) {
    fail("no upgrade: " + std::string{bytes.substr(0, bytes.find('\r'))});
    return 0;
  }
  stage_ = Stage::open;
  listener_->opened(*this);
  return end + 4;
}

std::size_t Connection::take_frame(std::string_view bytes) {
  const auto frame = read_frame(bytes);
  if (!frame) return 0;
  serve(frame->opcode, frame->payload);
  return frame->size;
}

void Connection::serve(unsigned opcode, std::string_view payload) {
  const bool goes_on = (opcode & opcode_unfinished) != 0;
  if (goes_on || opcode == opcode_continuation) return gather(goes_on, payload);
  if (opcode == opcode_text) return listener_->message(*this, payload);
  if (opcode == opcode_ping) return write_frame(opcode_pong, payload);
  if (opcode == opcode_pong) return;
  fail(opcode == opcode_close ? "the server closed the WebSocket: " + close_reason(payload)
                              : "a frame of kind " + std::to_string(opcode));
}

// A message in several frames.
void Connection::gather(bool goes_on, std::string_view payload) {
  message_.append(payload);
  if (goes_on) return;
  listener_->message(*this, message_);
  std::string{}.swap(message_);
}

void Connection::send(std::string_view text) {
  write_frame(opcode_text, text);
}

void Connection::write_frame(unsigned opcode, std::string_view payload) {
  append_client_frame(loop_.outgoing, opcode, payload);
  write(loop_.outgoing);
  loop_.outgoing.clear();
}

void Connection::write(std::string_view bytes) {
  if (stage_ == Stage::closed) return;
  if (!unsent_.empty()) {
    unsent_.append(bytes);
    return;
  }
  const int sent = SSL_write(ssl_.get(), bytes.data(), static_cast<int>(bytes.size()));
  if (sent <= 0 && !must_wait(sent)) return fail("the server closed the connection");
  unsent_.assign(bytes.substr(static_cast<std::size_t>(sent > 0 ? sent : 0)));
  if (!unsent_.empty()) loop_.change(socket_, *this, EPOLLIN | EPOLLOUT);
}

void Connection::flush() {
  const auto rest = std::move(unsent_);
  unsent_.clear();
  write(rest);
  if (unsent_.empty()) loop_.change(socket_, *this, EPOLLIN);
}

void Connection::fail(const std::string& why) {
  stage_ = Stage::closed;
  loop_.remove(socket_);
  listener_->closed(*this, why);
}

}  // namespace pana::bench
