#include "bench/transport/consoles.hpp"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <openssl/ssl.h>
#include <sched.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <vector>

namespace {

struct Command {
  std::uint16_t port;
  std::size_t count;  // 0: disconnect
};

constexpr char upgrade[] =
    "GET /ws HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: "
    "websocket\r\nSec-WebSocket-Version: 13\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: pana.v1\r\n\r\n";

int connect_one(SSL_CTX* context, std::uint16_t port) {
  const int fd = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(fd, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) std::abort();
  const int on = 1;
  ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  SSL* ssl = SSL_new(context);
  SSL_set_fd(ssl, fd);
  char answer[4096];
  if (SSL_connect(ssl) != 1 || SSL_write(ssl, upgrade, sizeof upgrade - 1) <= 0 ||
      SSL_read(ssl, answer, sizeof answer) <= 0)
    std::abort();
  SSL_set_fd(ssl, -1);
  SSL_free(ssl);  // the connection stays: from here on bytes are only counted
  return fd;
}

void read_for_ever(int commands) {
  SSL_CTX* context = SSL_CTX_new(TLS_client_method());
  const int poll = ::epoll_create1(0);
  epoll_event event{EPOLLIN, {.fd = commands}};
  ::epoll_ctl(poll, EPOLL_CTL_ADD, commands, &event);
  std::vector<int> open;
  std::vector<char> buffer(256 * 1024);
  for (;;) {
    epoll_event ready[256];
    const int count = ::epoll_wait(poll, ready, 256, -1);
    for (int i = 0; i < count; ++i) {
      if (ready[i].data.fd != commands) {
        if (::recv(ready[i].data.fd, buffer.data(), buffer.size(), MSG_DONTWAIT) == 0)
          ::close(ready[i].data.fd);
        continue;
      }
      Command command{};
      if (::read(commands, &command, sizeof command) != sizeof command) std::_Exit(0);
      for (std::size_t n = 0; n < command.count; ++n) {
        open.push_back(connect_one(context, command.port));
        event = {EPOLLIN, {.fd = open.back()}};
        ::epoll_ctl(poll, EPOLL_CTL_ADD, open.back(), &event);
      }
      if (command.count > 0) continue;
      for (const int fd : open) ::close(fd);
      open.clear();
      if (::write(commands, "x", 1) != 1) std::_Exit(1);
      break;
    }
  }
}

}  // namespace

Consoles::Consoles() {
  int pair[2];
  if (::socketpair(AF_UNIX, SOCK_STREAM, 0, pair) != 0) std::abort();
  process_ = ::fork();
  if (process_ == 0) {
    ::close(pair[0]);
    read_for_ever(pair[1]);
  }
  ::close(pair[1]);
  commands_ = pair[0];
}

Consoles::~Consoles() {
  ::close(commands_);
  ::waitpid(process_, nullptr, 0);
}

void Consoles::connect(std::uint16_t port, std::size_t count) {
  const Command command{port, count};
  if (::write(commands_, &command, sizeof command) != sizeof command) std::abort();
}

void Consoles::disconnect() {
  connect(0, 0);
  char done = 0;
  if (::read(commands_, &done, 1) != 1) std::abort();
}
