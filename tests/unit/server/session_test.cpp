#include "server/session.hpp"

#include "support/catch.hpp"
#include "unit/server/harness/client.hpp"
#include "unit/server/harness/running_server.hpp"

using namespace pana;

TEST_CASE("A message goes to the conversation and its answer comes back") {
  RunningServer server;
  WsClient client(server.port());
  client.send_text("good morning");
  CHECK(client.read_message() == "good morning");
  CHECK(server.seen().wait_until([](const auto& counts) { return counts.drained == 1; }));
  CHECK(server.application().last_address == "127.0.0.1");
}

TEST_CASE("Messages larger than a TLS record go both ways") {
  RunningServer server;
  WsClient client(server.port());
  std::string large(60 * 1024, 'a');
  for (std::size_t i = 0; i < large.size(); ++i) large[i] = static_cast<char>('a' + i % 26);
  client.send_text(large);
  CHECK(client.read_message() == large);
}

TEST_CASE("A thousand messages sent in one turn arrive in order") {
  RunningServer server;
  WsClient client(server.port());
  client.send_text("burst 1000");
  for (int i = 0; i < 1000; ++i) REQUIRE(client.read_message() == std::to_string(i));
}
