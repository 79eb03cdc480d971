#include "server/metrics_listener.hpp"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <thread>

#include "support/catch.hpp"

using namespace pana::server;

namespace {

std::string fetch(std::uint16_t port, std::string_view request) {
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) return {};
  if (::write(socket, request.data(), request.size()) < 0) return {};
  std::string answer;
  char buffer[1024];
  for (ssize_t size = 0; (size = ::read(socket, buffer, sizeof buffer)) > 0;)
    answer.append(buffer, static_cast<std::size_t>(size));
  ::close(socket);
  return answer;
}

}  // namespace

TEST_CASE("The scraper gets the metrics, and nothing else is there") {
  boost::asio::io_context io;
  MetricsListener listener(io, "127.0.0.1", 0, [] { return std::string("pana_up 1\n"); });
  const auto port = listener.port();
  std::thread thread([&] { io.run(); });
  const auto found = fetch(port, "GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n");
  CHECK(found.starts_with("HTTP/1.1 200"));
  CHECK(found.find("version=0.0.4") != std::string::npos);
  CHECK(found.ends_with("\r\n\r\npana_up 1\n"));
  CHECK(fetch(port, "GET / HTTP/1.1\r\nHost: x\r\n\r\n").starts_with("HTTP/1.1 404"));
  CHECK(fetch(port, "POST /metrics HTTP/1.1\r\nHost: x\r\n\r\n").starts_with("HTTP/1.1 405"));
  boost::asio::post(io, [&] { listener.stop(); });
  thread.join();
}

TEST_CASE("Metrics are served on loopback only") {
  boost::asio::io_context io;
  try {
    const MetricsListener listener(io, "0.0.0.0", 0, [] { return std::string(); });
    FAIL("it listens");
  } catch (const std::runtime_error& error) {
    CHECK(std::string(error.what()).find("loopback") != std::string::npos);
  }
}
