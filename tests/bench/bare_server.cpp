#include "bench/bare_server.hpp"

#include <arpa/inet.h>
#include <malloc.h>
#include <netinet/tcp.h>
#include <openssl/ssl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <stdexcept>
#include <vector>

#include "bench/frame.hpp"
#include "bench/ports.hpp"

namespace pana::bench {
namespace {

constexpr int kept_control = 3;
constexpr int kept_listener = 4;
constexpr std::string_view upgraded =
    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\nSec-WebSocket-Protocol: pana.v1\r\n\r\n";

struct Order {
  std::uint64_t accept;
  std::uint64_t rounds;
  std::uint64_t queued;
  std::uint64_t size;
};

// The whole life of the other process.
class Life {
 public:
  explicit Life(ssl_ctx_st* tls) : tls_(tls) {}

  void run() {
    Order order{};
    while (::recv(kept_control, &order, sizeof order, MSG_WAITALL) == sizeof order) {
      for (std::uint64_t i = 0; i < order.accept; ++i) take_one();
      if (order.rounds > 0) send(order);
    }
  }

 private:
  void take_one() {
    const int socket = ::accept4(kept_listener, nullptr, nullptr, SOCK_CLOEXEC);
    const int yes = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    SSL* ssl = SSL_new(tls_);
    SSL_set_fd(ssl, socket);
    if (SSL_accept(ssl) != 1) ::_exit(1);
    char request[4'096];
    std::string got;
    while (got.find("\r\n\r\n") == std::string::npos) {
      const int size = SSL_read(ssl, request, sizeof request);
      if (size <= 0) ::_exit(1);
      got.append(request, static_cast<std::size_t>(size));
    }
    SSL_write(ssl, upgraded.data(), static_cast<int>(upgraded.size()));
    connections_.push_back(ssl);
  }

  void send(const Order& order) {
    std::string bytes;
    for (std::uint64_t i = 0; i < order.queued; ++i) {
      append_server_frame(bytes, opcode_text, std::string(order.size, 'x'));
    }
    for (std::uint64_t i = 0; i < order.rounds; ++i) {
      for (auto* ssl : connections_) {
        for (std::size_t sent = 0; sent < bytes.size();) {
          const int done = SSL_write(ssl, bytes.data() + sent, static_cast<int>(bytes.size() - sent));
          if (done <= 0) ::_exit(1);
          sent += static_cast<std::size_t>(done);
        }
      }
    }
  }

  ssl_ctx_st* tls_;
  std::vector<SSL*> connections_;
};

[[noreturn]] void live(int control, int listener, int core, const std::string& certificate,
                       const std::string& key) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  pin_to_core(core);
  // Memory that the parent has freed would hide what connections take here.
  ::malloc_trim(0);
  // What the parent has open must not stay open here.
  ::dup2(::dup2(control, 200), kept_control);
  ::dup2(::dup2(listener, 201), kept_listener);
  ::close_range(kept_listener + 1, ~0U, 0);
  try {
    const auto tls = server_tls(certificate, key);
    Life(tls.get()).run();
  } catch (const std::exception&) {
    ::_exit(1);
  }
  ::_exit(0);
}

int listen_anywhere(std::uint16_t port) {
  const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::bind(listener, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 ||
      ::listen(listener, 1'024) != 0) {
    throw std::runtime_error("the bare server cannot listen");
  }
  return listener;
}

}  // namespace

BareServer::BareServer(const World& world, int core) : port_(free_port()) {
  const int listener = listen_anywhere(port_);
  int pair[2];
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0)
    throw std::runtime_error("no socket pair");
  pid_ = ::fork();
  if (pid_ == 0)
    live(pair[1], listener, core, world.certificate("server.crt"), world.certificate("server.key"));
  ::close(pair[1]);
  ::close(listener);
  control_ = pair[0];
}

BareServer::~BareServer() {
  ::close(control_);
  ::kill(pid_, SIGTERM);
  ::waitpid(pid_, nullptr, 0);
}

void BareServer::accept(std::size_t count) {
  const Order order{count, 0, 0, 0};
  ::send(control_, &order, sizeof order, MSG_NOSIGNAL);
}

void BareServer::send(std::size_t rounds, std::size_t queued, std::size_t size) {
  const Order order{0, rounds, queued, size};
  ::send(control_, &order, sizeof order, MSG_NOSIGNAL);
}

Nanos BareServer::cpu() const {
  clockid_t clock{};
  return ::clock_getcpuclockid(pid_, &clock) == 0 ? clock_reading(clock) : 0;
}

std::int64_t BareServer::resident() const {
  return resident_bytes(pid_);
}

}  // namespace pana::bench
