#include "unit/server/harness/client.hpp"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <openssl/err.h>
#include <sys/socket.h>
#include <unistd.h>

#include <csignal>
#include <stdexcept>

TlsClient::TlsClient(std::uint16_t port) : TlsClient(port, Options{}) {}

TlsClient::TlsClient(std::uint16_t port, const Options& options)
    : context_(SSL_CTX_new(TLS_client_method()), SSL_CTX_free), ssl_(nullptr, SSL_free) {
  std::signal(SIGPIPE, SIG_IGN);  // OpenSSL's socket writes do not ask for MSG_NOSIGNAL
  SSL_CTX_set_min_proto_version(context_.get(), options.min_version);
  SSL_CTX_set_max_proto_version(context_.get(), options.max_version);
  SSL_CTX_set_session_cache_mode(context_.get(), SSL_SESS_CACHE_CLIENT | SSL_SESS_CACHE_NO_INTERNAL);
  SSL_CTX_sess_set_new_cb(context_.get(), count_ticket);
  if (!options.certificate.empty()) {
    if (SSL_CTX_use_certificate_chain_file(context_.get(), options.certificate.c_str()) != 1 ||
        SSL_CTX_use_PrivateKey_file(context_.get(), options.key.c_str(), SSL_FILETYPE_PEM) != 1)
      throw std::runtime_error("cannot use " + options.certificate);
  }
  SSL_CTX_set_info_callback(context_.get(), note_alert);
  ssl_.reset(SSL_new(context_.get()));
  SSL_set_app_data(ssl_.get(), this);
  if (!options.alpn.empty()) {
    const std::string list = static_cast<char>(options.alpn.size()) + options.alpn;
    SSL_set_alpn_protos(ssl_.get(), reinterpret_cast<const unsigned char*>(list.data()),
                        static_cast<unsigned>(list.size()));
  }
  descriptor_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (options.receive_buffer > 0)
    ::setsockopt(descriptor_, SOL_SOCKET, SO_RCVBUF, &options.receive_buffer, sizeof options.receive_buffer);
  const int on = 1;
  ::setsockopt(descriptor_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  const timeval patience{20, 0};
  ::setsockopt(descriptor_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  ::setsockopt(descriptor_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(descriptor_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
    throw std::runtime_error("cannot connect");
  SSL_set_fd(ssl_.get(), descriptor_);
  if (options.handshake) shake();
}

TlsClient::~TlsClient() {
  ::close(descriptor_);
}

int TlsClient::count_ticket(SSL* ssl, SSL_SESSION*) {
  ++static_cast<TlsClient*>(SSL_get_app_data(ssl))->tickets_;
  return 0;
}

void TlsClient::note_alert(const SSL* ssl, int where, int what) {
  if (where == SSL_CB_READ_ALERT && (what >> 8) == SSL3_AL_FATAL)
    static_cast<TlsClient*>(SSL_get_app_data(ssl))->alert_ = what & 0xff;
}

bool TlsClient::shake() {
  connected_ = SSL_connect(ssl_.get()) == 1;
  ERR_clear_error();
  return connected_;
}

void TlsClient::write(std::string_view plain) {
  if (!plain.empty()) SSL_write(ssl_.get(), plain.data(), static_cast<int>(plain.size()));
  ERR_clear_error();
}

std::string TlsClient::read_record() {
  std::string record(16 * 1024, '\0');
  const int size = SSL_read(ssl_.get(), record.data(), static_cast<int>(record.size()));
  ERR_clear_error();
  if (size > 0) ++records_;
  record.resize(size > 0 ? static_cast<std::size_t>(size) : 0);
  return record;
}

bool TlsClient::is_cut() {
  char byte = 0;
  const auto got = ::recv(descriptor_, &byte, 1, 0);
  return got == 0 || (got < 0 && errno == ECONNRESET);
}

HttpAnswer ask(TlsClient& client, std::string_view request) {
  client.write(request);
  std::string text;
  for (;;) {
    const auto record = client.read_record();
    text += record;
    const auto end = text.find("\r\n\r\n");
    if (end == std::string::npos) {
      if (record.empty()) return {0, text, {}};
      continue;
    }
    const auto at = text.find("Content-Length: ");
    const auto length = at < end ? std::stoul(text.substr(at + 16)) : 0;
    if (text.size() >= end + 4 + length || record.empty())
      return {std::stoi(text.substr(9, 3)), text.substr(0, end + 2), text.substr(end + 4)};
  }
}

std::string upgrade_request(std::string_view extra, std::string_view path) {
  std::string request = "GET ";
  request.append(path);
  request +=
      " HTTP/1.1\r\nHost: localhost:8443\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
      "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
  request.append(extra);
  return request + "\r\n";
}

WsClient::WsClient(std::uint16_t port, const Options& options) : TlsClient(port, options) {
  const auto answer = ask(*this, upgrade_request());
  if (answer.status != 101) throw std::runtime_error("no upgrade: " + answer.head);
  buffer_ = answer.body;
}

std::string WsClient::frame(int first_byte, std::string_view payload, bool masked) {
  const auto size = payload.size();
  const int bit = masked ? 0x80 : 0;
  std::string out(1, static_cast<char>(first_byte));
  const auto put = [&](int shift) { out.push_back(static_cast<char>(size >> shift & 0xff)); };
  if (size < 126) {
    out.push_back(static_cast<char>(bit | static_cast<int>(size)));
  } else if (size < 65536) {
    out.push_back(static_cast<char>(bit | 126));
    for (const int shift : {8, 0}) put(shift);
  } else {
    out.push_back(static_cast<char>(bit | 127));
    for (const int shift : {56, 48, 40, 32, 24, 16, 8, 0}) put(shift);
  }
  constexpr std::string_view mask = "\x12\x34\x56\x78";
  if (masked) out.append(mask);
  for (std::size_t i = 0; i < size; ++i)
    out.push_back(masked ? static_cast<char>(payload[i] ^ mask[i % 4]) : payload[i]);
  return out;
}

void WsClient::send_close(int code) {
  write(frame(0x88, std::string{static_cast<char>(code >> 8), static_cast<char>(code & 0xff)}));
}

bool WsClient::fill(std::size_t size) {
  while (buffer_.size() < size) {
    const auto record = read_record();
    if (record.empty()) return false;
    buffer_ += record;
  }
  return true;
}

int WsClient::Frame::close_code() const {
  if (opcode != 8 || payload.size() < 2) return 0;
  return static_cast<unsigned char>(payload[0]) << 8 | static_cast<unsigned char>(payload[1]);
}

WsClient::Frame WsClient::read_frame() {
  if (!fill(2)) return {};
  const auto byte = [&](std::size_t i) {
    return static_cast<std::size_t>(static_cast<unsigned char>(buffer_[i]));
  };
  std::size_t size = byte(1);
  std::size_t header = 2;
  if (size >= 126) {
    header = size == 126 ? 4 : 10;
    if (!fill(header)) return {};
    size = 0;
    for (std::size_t i = 2; i < header; ++i) size = size << 8 | byte(i);
  }
  if (!fill(header + size)) return {};
  Frame frame{static_cast<int>(byte(0) & 0x0f), (byte(0) & 0x80) != 0, buffer_.substr(header, size)};
  buffer_.erase(0, header + size);
  return frame;
}

std::string WsClient::read_message() {
  std::string message;
  for (;;) {
    const auto frame = read_frame();
    if (frame.opcode < 0 || frame.opcode == 8) return {};
    if (frame.opcode > 2) continue;
    message += frame.payload;
    if (frame.last) return message;
  }
}

int WsClient::read_close_code() {
  for (;;) {
    const auto frame = read_frame();
    if (frame.opcode < 0 || frame.opcode == 8) return frame.close_code();
  }
}
