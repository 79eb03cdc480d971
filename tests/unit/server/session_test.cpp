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

TEST_CASE("What is sent in one turn leaves in one TLS record") {
  RunningServer server;
  WsClient client(server.port());
  const int before = client.records_read();
  client.send_text("burst 50");
  for (int i = 0; i < 50; ++i) REQUIRE(client.read_message() == std::to_string(i));
  CHECK(client.records_read() == before + 1);
}

TEST_CASE("A message of several megabytes arrives whole, and a ping is answered meanwhile") {
  RunningServer server;
  WsClient client(server.port());
  client.send_text("size 3000000");
  client.write(WsClient::frame(0x89, "still there?"));
  CHECK(client.read_message().size() == 3'000'000);
  client.send_text("after");
  CHECK(client.read_message() == "after");
  CHECK(server.seen().wait_until([](const auto& counts) { return counts.drained >= 2; }));
}

TEST_CASE("A client that does not read is closed as slow, holds little, and others notice nothing") {
  server::ServerOptions options;
  options.max_outbox_bytes = 200'000;
  options.close_deadline = milliseconds{500};
  RunningServer server(options);
  WsClient slow(server.port(), {.receive_buffer = 4096});
  REQUIRE(server.seen().wait_until([](const auto& counts) { return counts.opened == 1; }));
  WsClient other(server.port());
  // Each burst is 100 kB; what the kernel and the outbox take is bounded, so the verdict must come.
  int bursts = 0;
  for (; bursts < 1000 && server.metrics().get(Metric::slow_consumers_total) == 0; ++bursts) {
    server.do_there([&] {
      for (int i = 0; i < 100; ++i)
        server.application().outlets.front()->send(live::make_frame(std::string(1000, 'x')));
    });
    other.send_text("hello");
    REQUIRE(other.read_message() == "hello");
  }
  CHECK(bursts < 30);
  CHECK(server.seen().wait_until([](const auto& counts) { return counts.closed == 1; }));
  other.send_text("still served");
  CHECK(other.read_message() == "still served");
}

TEST_CASE("A client that was too slow and then reads finds why at the end") {
  server::ServerOptions options;
  options.max_outbox_frames = 10;
  RunningServer server(options);
  WsClient client(server.port());
  client.send_text("burst 11");
  CHECK(client.read_close_code() == 4002);
  client.send_close(4002);
  CHECK(client.read_frame().opcode == -1);
  CHECK(server.metrics().get(Metric::slow_consumers_total) == 1);
}

TEST_CASE("What is queued leaves before the close, and nothing after it") {
  RunningServer server;
  WsClient client(server.port());
  REQUIRE(server.seen().wait_until([](const auto& counts) { return counts.opened == 1; }));
  server.do_there([&] {
    auto* outlet = server.application().outlets.front();
    outlet->send(live::make_frame("last words"));
    outlet->close(live::CloseCode::signed_out);
    outlet->send(live::make_frame("too late"));
    outlet->close(live::CloseCode::normal);
  });
  CHECK(client.read_message() == "last words");
  client.write(WsClient::frame(0x89, "a ping after the close is not answered"));
  const auto frame = client.read_frame();
  CHECK(frame.close_code() == 4101);
  client.send_close(4101);
  CHECK(client.read_frame().opcode == -1);
  CHECK(server.seen().wait_until([](const auto& counts) { return counts.closed == 1; }));
}

TEST_CASE("A client that never answers a close is cut at the deadline") {
  server::ServerOptions options;
  options.close_deadline = milliseconds{50};
  RunningServer server(options);
  WsClient client(server.port());
  client.send_text("close 4101");
  CHECK(client.read_close_code() == 4101);
  CHECK(server.seen().wait_until([](const auto& counts) { return counts.closed == 1; }));
}

TEST_CASE("A broken frame on top of our close ends the connection all the same") {
  server::ServerOptions options;
  options.close_deadline = milliseconds{200};
  RunningServer server(options);
  WsClient client(server.port());
  client.send_text("close 4101");
  client.write(WsClient::frame(0xff, "nonsense", false));
  CHECK(client.read_close_code() == 4101);
  CHECK(client.read_frame().opcode == -1);
  CHECK(server.empties());
}

TEST_CASE("A client's close is answered with its code, and the connection ends though it does not hang up") {
  server::ServerOptions options;
  options.close_deadline = milliseconds{50};
  RunningServer server(options);
  WsClient client(server.port());
  client.send_close(1001);
  CHECK(client.read_close_code() == 1001);
  CHECK(client.read_frame().opcode == -1);
  CHECK(server.empties());
}

TEST_CASE("A ping between data is answered between data") {
  RunningServer server;
  WsClient client(server.port());
  client.write(WsClient::frame(0x81, "one") + WsClient::frame(0x89, "are you there") +
               WsClient::frame(0x81, "two"));
  std::size_t pongs = 0;
  std::vector<std::string> texts;
  while (pongs + texts.size() < 3) {
    const auto frame = client.read_frame();
    REQUIRE(frame.opcode > 0);
    if (frame.opcode == 10) {
      CHECK(frame.payload == "are you there");
      ++pongs;
    } else {
      texts.push_back(frame.payload);
    }
  }
  CHECK(pongs == 1);
  CHECK(texts == std::vector<std::string>{"one", "two"});
}

TEST_CASE("A silent client is pinged, and cut when it does not answer") {
  server::ServerOptions options;
  options.idle_timeout = milliseconds{100};
  RunningServer server(options);
  WsClient client(server.port());
  CHECK(client.read_frame().opcode == 9);
  CHECK(client.read_frame().opcode == -1);
}

TEST_CASE("An exception in a conversation ends that connection only") {
  RunningServer server;
  WsClient other(server.port());
  WsClient client(server.port());
  client.send_text("throw");
  CHECK(client.read_frame().opcode == -1);
  other.send_text("fine");
  CHECK(other.read_message() == "fine");
  CHECK(server.seen().wait_until([](const auto& counts) { return counts.closed == 1; }));
}
