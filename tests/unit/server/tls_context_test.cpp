#include "server/tls_context.hpp"

#include "support/catch.hpp"
#include "unit/server/harness/certificate.hpp"
#include "unit/server/harness/client.hpp"
#include "unit/server/harness/running_server.hpp"

using namespace pana;

namespace {

std::string complaint(const std::string& certificate, const std::string& key) {
  try {
    const server::TlsContext context({certificate, key});
    return "none";
  } catch (const std::runtime_error& error) {
    return error.what();
  }
}

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("A file that cannot be used is named, and what it must be is said") {
  const auto& good = test_certificate();
  const auto missing = complaint("/nowhere.crt", good.key_file());
  CHECK(holds(missing, "/nowhere.crt"));
  CHECK(holds(missing, "PEM"));
  CHECK(holds(complaint(good.certificate_file(), good.certificate_file()), "private key"));
  const TestCertificate other;
  CHECK(holds(complaint(good.certificate_file(), other.key_file()), "belong"));
}

TEST_CASE("TLS 1.2 is refused and TLS 1.3 is spoken") {
  RunningServer server;
  CHECK_FALSE(
      TlsClient(server.port(), {.min_version = TLS1_2_VERSION, .max_version = TLS1_2_VERSION}).connected());
  TlsClient client(server.port(), {.min_version = TLS1_2_VERSION});
  CHECK(client.connected());
  CHECK(SSL_version(client.ssl()) == TLS1_3_VERSION);
}

TEST_CASE("No session ticket is issued") {
  RunningServer server;
  WsClient client(server.port());
  client.send_text("x");
  CHECK(client.read_message() == "x");
  CHECK(client.tickets() == 0);
}

TEST_CASE("ALPN offers http/1.1 and nothing else") {
  RunningServer server;
  CHECK(TlsClient(server.port(), {.alpn = "http/1.1"}).connected());
  CHECK_FALSE(TlsClient(server.port(), {.alpn = "h2"}).connected());
}

TEST_CASE("A new certificate is for new connections; open ones go on") {
  RunningServer server;
  const auto serial_of = [](TlsClient& client) { return SSL_get1_peer_certificate(client.ssl()); };
  WsClient before(server.port());
  const TestCertificate renewed;
  server.do_there([&] {
    server.server().use(std::make_shared<server::TlsContext>(
        server::TlsFiles{renewed.certificate_file(), renewed.key_file()}));
  });
  WsClient after(server.port());
  X509* old_one = serial_of(before);
  X509* new_one = serial_of(after);
  CHECK(X509_cmp(old_one, new_one) != 0);
  X509_free(old_one);
  X509_free(new_one);
  before.send_text("still here");
  CHECK(before.read_message() == "still here");
}
