// Clients that are slow, greedy or rude at every stage are cut in time, and nobody else notices.
#include <openssl/ssl.h>
#include <sys/socket.h>

#include <set>

#include "support/catch.hpp"
#include "support/test_authority.hpp"
#include "unit/server/harness/client.hpp"
#include "unit/server/harness/running_server.hpp"

using namespace pana;

namespace {

server::ServerOptions impatient() {
  server::ServerOptions options;
  options.handshake_deadline = milliseconds{150};
  options.request_deadline = milliseconds{150};
  options.message_deadline = milliseconds{150};
  options.close_deadline = milliseconds{150};
  options.idle_timeout = milliseconds{400};
  return options;
}

TlsClient::Options without_handshake() {
  TlsClient::Options options;
  options.handshake = false;
  return options;
}

// The first bytes of a TLS handshake, as if they were on their way.
const std::string half_hello("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11);

void send_raw(const TlsClient& client, std::string_view bytes) {
  ::send(client.descriptor(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
}

void wait_at_most(const TlsClient& client, timeval time) {
  ::setsockopt(client.descriptor(), SOL_SOCKET, SO_RCVTIMEO, &time, sizeof time);
}

// Sends something again and again until the server says something or cuts the connection.
template <class Send>
bool dripped_until_told(const TlsClient& client, Send send) {
  const auto end = std::chrono::steady_clock::now() + seconds{20};
  bool told = false;
  wait_at_most(client, {0, 10'000});
  while (!told && std::chrono::steady_clock::now() < end) {
    send();
    char byte = 0;
    told = ::recv(client.descriptor(), &byte, 1, MSG_PEEK) >= 0 || (errno != EAGAIN && errno != EINTR);
  }
  wait_at_most(client, {20, 0});
  return told;
}

// A callback of OpenSSL's BIO: appends to the string in its argument what comes from the socket.
long keep_what_is_read(BIO* bio, int operation, const char* bytes, std::size_t, int, long, int returned,
                       std::size_t* read) {
  if (operation == (BIO_CB_READ | BIO_CB_RETURN) && returned > 0)
    reinterpret_cast<std::string*>(BIO_get_callback_arg(bio))->append(bytes, *read);
  return returned;
}

// Of a stream of whole TLS records.
std::set<std::size_t> record_lengths(std::string_view wire) {
  constexpr std::size_t header = 5;
  std::set<std::size_t> lengths;
  while (wire.size() >= header) {
    const auto length =
        std::size_t{static_cast<unsigned char>(wire[3])} << 8 | static_cast<unsigned char>(wire[4]);
    lengths.insert(length);
    wire.remove_prefix(std::min(wire.size(), header + length));
  }
  return lengths;
}

// Others are served as ever.
void serves(const RunningServer& server) {
  WsClient witness(server.port());
  witness.send_text("served");
  CHECK(witness.read_message() == "served");
}

}  // namespace

TEST_CASE("Who connects and says nothing is cut at the handshake's deadline") {
  RunningServer server(impatient());
  TlsClient silent(server.port(), without_handshake());
  serves(server);
  CHECK(silent.is_cut());
  CHECK(server.empties());
}

TEST_CASE("Half a TLS handshake is cut at its deadline, also when it comes drop by drop") {
  RunningServer server(impatient());
  TlsClient half(server.port(), without_handshake());
  send_raw(half, half_hello);
  TlsClient dripping(server.port(), without_handshake());
  send_raw(dripping, half_hello);
  CHECK(dripped_until_told(dripping, [&] { send_raw(dripping, "x"); }));
  serves(server);
  CHECK(half.is_cut());
  CHECK(server.empties());
  CHECK(server.metrics().get(Metric::handshakes_failed_total) == 2);
}

TEST_CASE("A header that comes drop by drop is cut at its deadline") {
  RunningServer server(impatient());
  TlsClient dripping(server.port());
  dripping.write("GET / HTTP/1.1\r\nX: ");
  CHECK(dripped_until_told(dripping, [&] { dripping.write("x"); }));
  serves(server);
}

TEST_CASE("A frame that stops in the middle is cut by the idle timeout") {
  RunningServer server(impatient());
  WsClient half(server.port());
  half.write(WsClient::frame(0x81, "never whole").substr(0, 9));
  while (!half.read_record().empty()) {
  }
  CHECK(server.seen().wait_until([](const auto& counts) { return counts.closed == 1; }));
  serves(server);
}

TEST_CASE("A message that comes drop by drop is closed at its deadline with 1008") {
  RunningServer server(impatient());
  const auto frame = WsClient::frame(0x81, std::string(60'000, 'x'));
  WsClient dripping(server.port());
  std::size_t sent = 0;
  CHECK(dripped_until_told(dripping, [&] { dripping.write(frame.substr(sent++, 1)); }));
  CHECK(dripping.read_close_code() == 1008);
  CHECK(sent < frame.size());
  CHECK(server.seen().now().heard == 0);
}

TEST_CASE("Fragments with pings between them are closed at the message's deadline, too") {
  auto options = impatient();
  options.control_frames_burst = 100'000;
  RunningServer server(options);
  WsClient dripping(server.port());
  dripping.write(WsClient::frame(0x01, "begins"));
  CHECK(dripped_until_told(dripping, [&] { dripping.write(WsClient::frame(0x8a, "")); }));
  CHECK(dripping.read_close_code() == 1008);
}

TEST_CASE("A long message that comes slowly but in time is heard") {
  server::ServerOptions options;
  RunningServer server(options);
  const auto frame = WsClient::frame(0x81, std::string(300, 'x'));
  WsClient slow(server.port());
  for (const auto byte : frame) slow.write({&byte, 1});
  CHECK(slow.read_message() == std::string(300, 'x'));
}

TEST_CASE("A body announced as huge is refused before it comes") {
  RunningServer server;
  for (const auto* announced : {"Content-Length: 18446744073709551615", "Content-Length: 99999999999",
                                "Content-Length: -1", "Transfer-Encoding: chunked\r\n\r\nfffffffffffffff"}) {
    INFO(announced);
    TlsClient client(server.port());
    const auto answer = ask(client, "POST / HTTP/1.1\r\nHost: x\r\n" + std::string(announced) + "\r\n\r\nx");
    CHECK(answer.status == 400);
  }
  serves(server);
}

TEST_CASE("Of one address only so many connections are taken; when one has gone there is room again") {
  server::ServerOptions options;
  options.max_per_address = 3;
  RunningServer server(options);
  std::vector<std::unique_ptr<WsClient>> clients;
  for (int i = 0; i < 3; ++i) clients.push_back(std::make_unique<WsClient>(server.port()));
  CHECK_FALSE(TlsClient(server.port()).connected());
  CHECK(server.metrics().get(Metric::connections_refused_total) == 1);
  clients.pop_back();
  while (server.metrics().get(Metric::connections_open) > 2) std::this_thread::yield();
  CHECK(TlsClient(server.port()).connected());
}

TEST_CASE("However many strangers come, who shows a client certificate finds room") {
  test::TestAuthority authority;
  const auto terminal = authority.issue();
  auto files = test_files();
  files.client_ca = authority.certificate_file();
  server::ServerOptions options;
  options.max_connections = 20;
  RunningServer server(options, files);
  std::vector<std::unique_ptr<WsClient>> strangers;
  for (int i = 0; i < 18; ++i) strangers.push_back(std::make_unique<WsClient>(server.port()));
  {
    TlsClient one_more(server.port());
    CHECK(ask(one_more, "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n").status == 0);
  }
  TlsClient::Options known;
  known.certificate = terminal.certificate;
  known.key = terminal.key;
  WsClient client(server.port(), known);
  client.send_text("x");
  CHECK(client.read_message() == "x");
}

TEST_CASE("When four fifths of the places are taken every newcomer asks for room") {
  server::ServerOptions options;
  options.max_connections = 20;
  RunningServer server(options);
  std::vector<std::unique_ptr<WsClient>> clients;
  for (int i = 0; i < 16; ++i) clients.push_back(std::make_unique<WsClient>(server.port()));
  CHECK(server.application().asked_for_room == 0);
  for (int i = 0; i < 2; ++i) clients.push_back(std::make_unique<WsClient>(server.port()));
  CHECK(server.application().asked_for_room == 2);
}

TEST_CASE("Who asks for new keys without end and never reads is cut") {
  RunningServer server;
  WsClient rude(server.port());
  bool alive = true;
  for (int i = 0; alive && i < 200'000; ++i) {
    SSL_key_update(rude.ssl(), SSL_KEY_UPDATE_REQUESTED);
    alive = SSL_do_handshake(rude.ssl()) == 1;
  }
  CHECK(server.seen().wait_until([](const auto& counts) { return counts.closed == 1; }));
  serves(server);
}

TEST_CASE("Data sent early, before the handshake is done, is never taken") {
  RunningServer server;
  TlsClient client(server.port());
  CHECK(ask(client, "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n").status == 200);
  // There is no ticket to send early data with, and the session at hand allows none.
  CHECK(client.tickets() == 0);
  CHECK(SSL_SESSION_get_max_early_data(SSL_get_session(client.ssl())) == 0);
  CHECK(SSL_SESSION_is_resumable(SSL_get_session(client.ssl())) == 0);
}

TEST_CASE("The lengths of TLS records tell only size classes") {
  RunningServer server;
  WsClient client(server.port());
  std::string wire;
  auto* const from_wire = SSL_get_rbio(client.ssl());
  BIO_set_callback_ex(from_wire, keep_what_is_read);
  BIO_set_callback_arg(from_wire, reinterpret_cast<char*>(&wire));
  client.write(WsClient::frame(0x89, "ping"));
  CHECK(client.read_frame().opcode == 10);
  for (const std::size_t size : {1U, 20U, 130U, 250U}) {
    client.send_text(R"({"a":")" + std::string(size, 'x') + R"("})");
    const auto message = client.read_message();
    CHECK(message.find("pad") != std::string::npos);
  }
  // A block of 256 and the sixteen bytes of its seal; the last message is in the class of 512.
  CHECK(record_lengths(wire) == std::set<std::size_t>{256 + 16, 512 + 16});
  BIO_set_callback_ex(from_wire, nullptr);
}
