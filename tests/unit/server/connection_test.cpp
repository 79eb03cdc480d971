#include "server/connection.hpp"

#include "server/assets.hpp"
#include "support/catch.hpp"
#include "unit/server/harness/client.hpp"
#include "unit/server/harness/running_server.hpp"

using namespace pana;

TEST_CASE("Several requests go over one connection") {
  RunningServer server;
  TlsClient client(server.port());
  const auto page = ask(client, "GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  CHECK(page.status == 200);
  CHECK(page.body == server::find_asset("/")->body);
  CHECK(ask(client, "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n").body == "ok\n");
  CHECK(ask(client, "GET /readyz HTTP/1.1\r\nHost: x\r\n\r\n").status == 200);
  server.application().is_ready = false;
  CHECK(ask(client, "GET /readyz HTTP/1.1\r\nHost: x\r\n\r\n").status == 503);
  CHECK(ask(client, "GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").status == 200);
  CHECK(client.read_record().empty());
}

TEST_CASE("An answer to an upgrade tells the subprotocol and no version") {
  RunningServer server;
  TlsClient client(server.port());
  const auto answer = ask(client, upgrade_request());
  CHECK(answer.status == 101);
  CHECK(answer.head.find("Sec-WebSocket-Protocol: pana.v1\r\n") != std::string::npos);
  CHECK(answer.head.find("Sec-WebSocket-Extensions") == std::string::npos);
  CHECK(answer.head.find("Beast") == std::string::npos);
}

TEST_CASE(
    "Upgrades to elsewhere, of other protocols, from other origins are refused, and the connection ends") {
  RunningServer server;
  const auto status = [&](std::string_view extra, std::string_view path) {
    TlsClient client(server.port());
    const int got = ask(client, upgrade_request(extra, path)).status;
    if (got != 101 && got != 404) CHECK(client.read_record().empty());
    return got;
  };
  CHECK(status("Sec-WebSocket-Protocol: pana.v1\r\n", "/other") == 404);
  CHECK(status("", "/ws") == 400);
  CHECK(status("Sec-WebSocket-Protocol: pana.v1\r\nOrigin: https://evil.example\r\n", "/ws") == 403);
  CHECK(status("Sec-WebSocket-Protocol: pana.v1\r\nOrigin: https://localhost:8443\r\n", "/ws") == 101);
  CHECK(
      server.seen().wait_until([](const auto& counts) { return counts.opened == 1 && counts.closed == 1; }));
}

TEST_CASE("A header that is too long, no HTTP, or has a body is refused") {
  RunningServer server;
  const auto status = [&](const std::string& request) {
    TlsClient client(server.port());
    const int got = ask(client, request).status;
    CHECK(client.read_record().empty());
    return got;
  };
  CHECK(status("GET / HTTP/1.1\r\nX: " + std::string(9000, 'x') + "\r\n\r\n") == 431);
  CHECK(status("no such thing\r\n\r\n") == 400);
  CHECK(status("GET / HTTP/1.1\r\nContent-Length: 10\r\n\r\n0123456789") == 400);
}

TEST_CASE("Frames that come before the answer to the upgrade are refused") {
  RunningServer server;
  TlsClient client(server.port());
  CHECK(ask(client, upgrade_request() + WsClient::frame(0x81, "early")).status == 400);
}

TEST_CASE("Half a header is cut at its deadline, and so is an idle connection") {
  server::ServerOptions options;
  options.request_deadline = milliseconds{50};
  RunningServer server(options);
  TlsClient half(server.port());
  half.write("GET / HTTP/1.1\r\nHost:");
  CHECK(half.read_record().empty());
  TlsClient idle(server.port());
  CHECK(ask(idle, "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n").status == 200);
  CHECK(idle.read_record().empty());
}

TEST_CASE(
    "Over the limit of connections a newcomer is closed at once; when one has gone the next is served") {
  server::ServerOptions options;
  options.max_connections = 1;
  RunningServer server(options);
  {
    WsClient first(server.port());
    CHECK_FALSE(TlsClient(server.port()).connected());
    first.send_text("still served");
    CHECK(first.read_message() == "still served");
  }
  CHECK(server.seen().wait_until([](const auto& counts) { return counts.closed == 1; }));
  while (server.metrics().get(Metric::connections_open) > 0) std::this_thread::yield();
  CHECK(TlsClient(server.port()).connected());
}
