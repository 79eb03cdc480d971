#include "server/tls_stream.hpp"

#include <boost/beast/core/stream_traits.hpp>

#include "support/catch.hpp"
#include "unit/server/harness/client.hpp"
#include "unit/server/harness/running_server.hpp"

using namespace pana;

static_assert(boost::beast::is_async_stream<server::TlsStream>::value);

TEST_CASE("A handshake that is never finished is cut at its deadline") {
  server::ServerOptions options;
  options.handshake_deadline = milliseconds{50};
  RunningServer server(options);
  TlsClient silent(server.port(), {.handshake = false});
  CHECK(silent.is_cut());
  CHECK(WsClient(server.port()).connected());
  CHECK(server.empties());
  CHECK(server.metrics().get(Metric::handshakes_failed_total) == 1);
}

TEST_CASE("What is not TLS is answered with an alert at most, and the server goes on") {
  RunningServer server;
  TlsClient client(server.port(), {.handshake = false});
  const std::string_view garbage = "GET / HTTP/1.1\r\n\r\n";
  REQUIRE(::write(client.descriptor(), garbage.data(), garbage.size()) ==
          static_cast<ssize_t>(garbage.size()));
  char buffer[64];
  while (::read(client.descriptor(), buffer, sizeof buffer) > 0) {
  }
  CHECK(WsClient(server.port()).connected());
}

TEST_CASE("A key update of the client is answered between messages") {
  RunningServer server;
  WsClient client(server.port());
  for (int i = 0; i < 5; ++i) {
    REQUIRE(SSL_key_update(client.ssl(), SSL_KEY_UPDATE_REQUESTED) == 1);
    client.send_text("message " + std::to_string(i));
    CHECK(client.read_message() == "message " + std::to_string(i));
  }
}

TEST_CASE("A connection that is torn down without a goodbye ends the conversation") {
  RunningServer server;
  {
    const WsClient client(server.port());
  }
  CHECK(server.seen().wait_until([](const auto& counts) { return counts.closed == 1; }));
  CHECK(server.empties());
}
