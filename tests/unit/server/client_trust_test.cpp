#include "server/client_trust.hpp"

#include "support/catch.hpp"
#include "support/test_authority.hpp"
#include "unit/server/harness/client.hpp"
#include "unit/server/harness/running_server.hpp"

using namespace pana;
using test::TestAuthority;

namespace {

server::TlsFiles files_of(const TestAuthority& authority) {
  auto files = test_files();
  files.client_ca = authority.certificate_file();
  files.client_crl = authority.list_file();
  return files;
}

TlsClient::Options with(const TestAuthority::Issued& one) {
  TlsClient::Options options;
  options.certificate = one.certificate;
  options.key = one.key;
  return options;
}

// The alert that ends the connection of who shows this certificate; 0 where it is served.
int alert_for(const RunningServer& server, const TestAuthority::Issued& one) {
  TlsClient client(server.port(), with(one));
  const auto answer = ask(client, "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
  return answer.status == 200 ? 0 : client.alert();
}

std::string complaint(const std::string& authorities, const std::string& list) {
  try {
    const server::ClientTrust trust(authorities, list);
    return "none";
  } catch (const std::runtime_error& error) {
    return error.what();
  }
}

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("Who shows a good certificate is known by its fingerprint, who shows none connects without") {
  TestAuthority authority;
  const auto terminal = authority.issue();
  RunningServer server({}, files_of(authority));
  WsClient known(server.port(), with(terminal));
  known.send_text("x");
  CHECK(known.read_message() == "x");
  CHECK(server.application().last_device == terminal.fingerprint);
  WsClient browser(server.port());
  browser.send_text("x");
  CHECK(browser.read_message() == "x");
  CHECK(server.application().last_device.empty());
}

TEST_CASE("A bad client certificate is refused with the alert that says why, and counted") {
  TestAuthority authority;
  TestAuthority stranger;
  const auto hour = std::chrono::hours{1};
  const auto good = authority.issue();
  const auto revoked = authority.issue();
  const auto expired = authority.issue({.from = -2 * hour, .until = -hour});
  const auto early = authority.issue({.from = hour, .until = 2 * hour});
  const auto for_servers = authority.issue({.usage = "serverAuth"});
  const auto for_anything = authority.issue({.usage = nullptr});
  const auto foreign = stranger.issue();
  authority.revoke(revoked);
  authority.write_list();
  RunningServer server({}, files_of(authority));
  CHECK(alert_for(server, good) == 0);
  CHECK(alert_for(server, revoked) == SSL_AD_CERTIFICATE_REVOKED);
  CHECK(alert_for(server, expired) == SSL_AD_CERTIFICATE_EXPIRED);
  CHECK(alert_for(server, early) == SSL_AD_BAD_CERTIFICATE);
  CHECK(alert_for(server, for_servers) == SSL_AD_UNSUPPORTED_CERTIFICATE);
  CHECK(alert_for(server, for_anything) == SSL_AD_UNSUPPORTED_CERTIFICATE);
  // Both authorities bear the same name: it is the signature that tells them apart.
  CHECK(alert_for(server, foreign) == SSL_AD_DECRYPT_ERROR);
  // The alert leaves before the refusal is counted; the server's one thread has counted it before it answers
  // the next.
  CHECK(alert_for(server, good) == 0);
  CHECK(server.metrics().get(Metric::client_certificates_refused_total) == 6);
  // Whoever keeps the audit hears of each.
  CHECK(server.application().devices_refused == 6);
}

TEST_CASE(
    "While the list of revoked certificates is out of date all of them are refused, and others connect") {
  TestAuthority authority;
  const auto terminal = authority.issue();
  authority.write_list(std::chrono::seconds{-60});
  RunningServer server({}, files_of(authority));
  CHECK(alert_for(server, terminal) == SSL_AD_CERTIFICATE_UNKNOWN);
  CHECK(TlsClient(server.port()).connected());
  WsClient browser(server.port());
  browser.send_text("x");
  CHECK(browser.read_message() == "x");
}

TEST_CASE("Without authorities no client certificate is asked for, and one that is shown makes no device") {
  TestAuthority authority;
  const auto terminal = authority.issue();
  RunningServer server;
  WsClient client(server.port(), with(terminal));
  client.send_text("x");
  CHECK(client.read_message() == "x");
  CHECK(server.application().last_device.empty());
}

TEST_CASE("Authorities and lists that do not fit together are refused with a sentence that names the file") {
  TestAuthority authority;
  TestAuthority other;
  const auto terminal = authority.issue();
  CHECK(complaint(authority.certificate_file(), authority.list_file()) == "none");
  CHECK(complaint(authority.certificate_file(), "") == "none");
  CHECK(holds(complaint("/nowhere.crt", ""), "/nowhere.crt"));
  CHECK(holds(complaint(authority.list_file(), ""), "no certificate"));
  CHECK(holds(complaint(terminal.certificate, ""), "not that of an authority"));
  CHECK(holds(complaint(authority.certificate_file(), "/nowhere.crl"), "/nowhere.crl"));
  CHECK(holds(complaint(authority.certificate_file(), authority.certificate_file()), "no list"));
  CHECK(holds(complaint(authority.certificate_file(), other.list_file()), "not signed"));
}

TEST_CASE("The end of a list is known") {
  TestAuthority authority;
  authority.write_list(std::chrono::hours{5});
  const server::ClientTrust trust(authority.certificate_file(), authority.list_file());
  const auto left = *trust.lists_end() - std::chrono::system_clock::now();
  CHECK(left > std::chrono::hours{4});
  CHECK(left < std::chrono::hours{6});
  CHECK_FALSE(server::ClientTrust(authority.certificate_file(), "").lists_end());
}

TEST_CASE(
    "When a certificate is revoked its open connection is closed with 1008, others stay, it cannot return") {
  TestAuthority authority;
  const auto stolen = authority.issue();
  const auto kept = authority.issue();
  RunningServer server({}, files_of(authority));
  WsClient thief(server.port(), with(stolen));
  WsClient terminal(server.port(), with(kept));
  WsClient browser(server.port());
  TlsClient in_http(server.port(), with(stolen));
  CHECK(ask(in_http, "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n").status == 200);
  CHECK(server.seen().wait_until([](const auto& counts) { return counts.opened == 3; }));
  authority.revoke(stolen);
  authority.write_list();
  server.do_there(
      [&] { server.server().use(std::make_shared<const server::TlsContext>(files_of(authority))); });
  thief.send_text("is not heard any more");
  CHECK(thief.read_close_code() == 1008);
  CHECK(thief.read_frame().opcode == -1);
  CHECK(in_http.read_record().empty());
  for (auto* client : {&terminal, &browser}) {
    client->send_text("x");
    CHECK(client->read_message() == "x");
  }
  CHECK(alert_for(server, stolen) == SSL_AD_CERTIFICATE_REVOKED);
  CHECK(server.metrics().get(Metric::devices_turned_away_total) == 2);
  CHECK(server.seen().now().heard == 2);
}

TEST_CASE("Who was in the middle of the handshake when the certificate was revoked is not served") {
  TestAuthority authority;
  const auto stolen = authority.issue();
  auto options = with(stolen);
  options.handshake = false;
  RunningServer server({}, files_of(authority));
  TlsClient thief(server.port(), options);
  while (server.metrics().get(Metric::connections_open) == 0) std::this_thread::yield();
  authority.revoke(stolen);
  authority.write_list();
  server.do_there(
      [&] { server.server().use(std::make_shared<const server::TlsContext>(files_of(authority))); });
  thief.shake();
  CHECK(ask(thief, "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n").status == 0);
}

TEST_CASE("When the authority changes, the devices of the old one are turned away") {
  TestAuthority before;
  TestAuthority after;
  RunningServer server({}, files_of(before));
  const auto terminal = before.issue();
  WsClient client(server.port(), with(terminal));
  CHECK(server.seen().wait_until([](const auto& counts) { return counts.opened == 1; }));
  server.do_there([&] { server.server().use(std::make_shared<const server::TlsContext>(files_of(after))); });
  CHECK(client.read_close_code() == 1008);
}

TEST_CASE("A list out of date closes no open connection") {
  TestAuthority authority;
  const auto one = authority.issue();
  RunningServer server({}, files_of(authority));
  WsClient client(server.port(), with(one));
  authority.write_list(std::chrono::seconds{-60});
  server.do_there(
      [&] { server.server().use(std::make_shared<const server::TlsContext>(files_of(authority))); });
  client.send_text("x");
  CHECK(client.read_message() == "x");
}
