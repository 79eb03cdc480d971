#include "server/server.hpp"

#include <sys/resource.h>
#include <sys/socket.h>

#include "support/catch.hpp"
#include "unit/server/harness/client.hpp"
#include "unit/server/harness/running_server.hpp"

using namespace pana;

TEST_CASE("Draining tells every session to reconnect, takes nobody new, and tells when the last has gone") {
  RunningServer server;
  std::vector<std::unique_ptr<WsClient>> clients;
  for (int i = 0; i < 20; ++i) clients.push_back(std::make_unique<WsClient>(server.port()));
  server.do_there([&] {
    server.server().drain(milliseconds{60},
                          [&] { server.seen().change([](auto& c) { c.all_gone = true; }); });
  });
  CHECK_THROWS(TlsClient(server.port()));
  for (auto& client : clients) {
    CHECK(client->read_close_code() == 4001);
    CHECK_FALSE(server.seen().now().all_gone);
    client->send_close(4001);
  }
  clients.clear();
  CHECK(server.seen().wait_until([](const auto& counts) { return counts.all_gone; }));
  CHECK(server.metrics().get(Metric::connections_open) == 0);
}

TEST_CASE("Draining without connections is done at once, and idle HTTP connections do not hold it up") {
  RunningServer server;
  TlsClient idle(server.port());
  CHECK(ask(idle, "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n").status == 200);
  CHECK(server.empties());
  CHECK(server.empties());
}

TEST_CASE("A listening socket that somebody else opened is served") {
  RunningServer server;
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  REQUIRE(::bind(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
  REQUIRE(::listen(socket, 16) == 0);
  std::uint16_t port = 0;
  server.do_there([&] { port = server.server().listen(socket); });
  WsClient client(port);
  client.send_text("hello");
  CHECK(client.read_message() == "hello");
}

TEST_CASE("A server without file descriptors accepts again when there are some") {
  RunningServer server;
  TlsClient client(server.port(), {.handshake = false});
  rlimit before{};
  ::getrlimit(RLIMIT_NOFILE, &before);
  TlsClient waiting(server.port(), {.handshake = false});
  WsClient open(server.port());
  rlimit none{3, before.rlim_max};
  const int spare = ::socket(AF_INET, SOCK_STREAM, 0);
  ::setrlimit(RLIMIT_NOFILE, &none);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(server.port());
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  CHECK(::connect(spare, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
  open.send_text("still served");
  CHECK(open.read_message() == "still served");
  ::setrlimit(RLIMIT_NOFILE, &before);
  CHECK(WsClient(server.port()).connected());
  ::close(spare);
}
