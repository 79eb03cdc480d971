// Certificates, key and revocation list are renewed while everybody works: nobody is dropped but who is
// revoked.
#include <openssl/ssl.h>

#include <filesystem>

#include "support/catch.hpp"
#include "support/requests.hpp"
#include "support/test_authority.hpp"
#include "support/world.hpp"

namespace pana::test {
namespace {

World::Options with(const TestAuthority& devices) {
  return {
      {"server.client_ca=" + devices.certificate_file(), "server.client_crl=" + devices.list_file()}, {}, {}};
}

Endpoint door_for(World& world, const TestAuthority::Issued& device) {
  auto endpoint = world.daemon(0).endpoint();
  endpoint.certificate = device.certificate;
  endpoint.key = device.key;
  return endpoint;
}

bool answers(Console& console) {
  return console.call("place.search", {{"text", "Oral"}}).contains("places");
}

// The serial number of the certificate that the daemon shows to those who come now.
std::string serial_now(World& world) {
  TlsLink link(world.daemon(0).endpoint());
  const std::unique_ptr<X509, void (*)(X509*)> certificate(
      SSL_get1_peer_certificate(link.stream().native_handle()), X509_free);
  const std::unique_ptr<BIGNUM, void (*)(BIGNUM*)> number(
      ASN1_INTEGER_to_BN(X509_get0_serialNumber(certificate.get()), nullptr), BN_free);
  const std::unique_ptr<char, void (*)(char*)> hex(BN_bn2hex(number.get()),
                                                   [](char* text) { OPENSSL_free(text); });
  return hex.get();
}

}  // namespace

TEST_CASE(
    "two hundred connections live on while the server's certificate is renewed, and new ones get the new "
    "one") {
  TestAuthority devices;
  World world(with(devices));
  auto& daemon = world.daemon(0);
  std::vector<std::unique_ptr<Console>> consoles;
  for (int i = 0; i < 200; ++i)
    consoles.push_back(
        std::make_unique<Console>(i % 2 == 0 ? daemon.endpoint() : door_for(world, devices.issue())));
  consoles.front()->sign_in("op_one");
  const auto before = serial_now(world);

  world.installation().renew_server_certificate();
  REQUIRE(daemon.logs("event=tls_renewed"));
  CHECK(serial_now(world) != before);
  CHECK(answers(*consoles.front()));
  for (const auto& console : consoles) {
    // Whoever has not signed in is told so: over the old connection.
    CHECK(console->finish(console->start("no.such.method", {})).contains("error"));
  }
}

TEST_CASE("a certificate and a key that do not belong together change nothing, and are told once") {
  TestAuthority devices;
  World world(with(devices));
  const auto before = serial_now(world);
  const auto files = std::filesystem::path{world.installation().configuration(1)}.parent_path();
  std::filesystem::copy_file(devices.certificate_file(), files / "server.crt",
                             std::filesystem::copy_options::overwrite_existing);
  REQUIRE(world.daemon(0).logs("event=tls_not_renewed"));
  CHECK(serial_now(world) == before);
  CHECK(answers(*world.console(0, "op_one")));
  world.daemon(0).hang_up();
  world.installation().renew_server_certificate();
  REQUIRE(world.daemon(0).logs("event=tls_renewed"));
  CHECK(serial_now(world) != before);
}

TEST_CASE(
    "when a terminal's certificate is revoked its connection is closed, nobody else's, and it cannot "
    "return") {
  TestAuthority devices;
  const auto stolen = devices.issue();
  const auto kept = devices.issue();
  World world(with(devices));
  world.bind("op_one", stolen.fingerprint);
  world.bind("op_two", kept.fingerprint);
  Console thief(door_for(world, stolen), "op_one");
  Console terminal(door_for(world, kept), "op_two");
  const auto browser = world.console(0, "coordinator_one");

  devices.revoke(stolen);
  devices.write_list();
  const auto began = std::chrono::steady_clock::now();
  CHECK(thief.close_code() == 1008);
  WARN("a revoked connection was closed after "
       << std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now() - began).count()
       << " ms");
  CHECK(answers(terminal));
  CHECK(answers(*browser));
  CHECK_THROWS_AS(Console(door_for(world, stolen)), Lost);
  CHECK(answers(*std::make_unique<Console>(door_for(world, kept), "op_two")));
  const auto audit =
      world.console(0, "auditor_one")->call("audit.read", {{"verb", "session.open"}, {"actor", "unknown"}});
  const auto& entry = audit.at("entries").as_array().at(0);
  CHECK(entry.at("kind") == "certificate");
  CHECK(entry.at("outcome") == "refused");
}

TEST_CASE("a revocation list that goes out of date is told, refuses terminals and lets browsers in") {
  TestAuthority devices;
  const auto terminal = devices.issue();
  World world(with(devices));
  devices.write_list(seconds{-60});
  REQUIRE(world.daemon(0).logs("event=client_crl_out_of_date"));
  REQUIRE(world.daemon(0).logs("event=tls_renewed"));
  CHECK_THROWS_AS(Console(door_for(world, terminal)), Lost);
  CHECK(answers(*world.console(0, "op_one")));
  // No name of a certificate's owner stands in the log.
  CHECK(world.daemon(0).output().find("terminal-") == std::string::npos);
}

}  // namespace pana::test
