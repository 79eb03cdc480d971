#include "bench/ports.hpp"

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cstring>
#include <stdexcept>
#include <string_view>

namespace pana::bench {
namespace {

sockaddr_un unix_address(const std::string& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (path.size() >= sizeof address.sun_path) throw std::runtime_error(path + ": too long for a unix socket");
  std::memcpy(address.sun_path, path.data(), path.size());
  return address;
}

// One command and all that comes back at once.
std::string ask_redis(const std::string& path, std::string_view command) {
  const int socket = connect_unix(path);
  if (socket < 0) return {};
  std::string answer(16'384, '\0');
  const bool sent = ::send(socket, command.data(), command.size(), MSG_NOSIGNAL) > 0;
  const auto got = sent ? ::recv(socket, answer.data(), answer.size(), 0) : 0;
  ::close(socket);
  answer.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
  return answer;
}

}  // namespace

std::uint16_t free_port() {
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* plain = reinterpret_cast<sockaddr*>(&address);
  const bool good = ::bind(socket, plain, size) == 0 && ::getsockname(socket, plain, &size) == 0;
  ::close(socket);
  if (!good) throw std::runtime_error("no free port");
  return ntohs(address.sin_port);
}

int connect_unix(const std::string& path) {
  const int socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const auto address = unix_address(path);
  if (::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) return socket;
  ::close(socket);
  return -1;
}

bool answers_ping(const std::string& path) {
  return ask_redis(path, "PING\r\n").starts_with("+PONG");
}

std::string redis_info(const std::string& path, const std::string& name) {
  const auto all = ask_redis(path, "INFO server\r\n");
  const auto at = all.find("\n" + name + ":");
  if (at == std::string::npos) return "?";
  const auto begin = at + name.size() + 2;
  return all.substr(begin, all.find('\r', begin) - begin);
}

ReadySocket::ReadySocket(const std::string& path)
    : path_(path), socket_(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0)) {
  const auto address = unix_address(path);
  if (::bind(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    throw std::runtime_error("cannot make " + path);
  }
}

ReadySocket::~ReadySocket() {
  ::close(socket_);
  ::unlink(path_.c_str());
}

bool ReadySocket::wait(const Process& program, Nanos limit) {
  const auto end = now() + limit;
  while (now() < end && !program.ended_within(0)) {
    pollfd wait{socket_, POLLIN, 0};
    if (::poll(&wait, 1, 50) <= 0) continue;
    std::array<char, 512> text{};
    const auto got = ::recv(socket_, text.data(), text.size(), 0);
    const std::string_view told{text.data(), got > 0 ? static_cast<std::size_t>(got) : 0};
    if (told.find("READY=1") != std::string_view::npos) return true;
  }
  return false;
}

}  // namespace pana::bench
