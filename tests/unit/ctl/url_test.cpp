#include "ctl/url.hpp"

#include <initializer_list>

#include "support/catch.hpp"

using namespace pana::ctl;

TEST_CASE("an address has a host, and port and path where they differ from the usual") {
  const auto full = url_from("wss://pana.example:9443/socket");
  REQUIRE(full);
  CHECK(full->host == "pana.example");
  CHECK(full->port == "9443");
  CHECK(full->path == "/socket");
  const auto bare = url_from("wss://localhost");
  REQUIRE(bare);
  CHECK(bare->port == "8443");
  CHECK(bare->path == "/ws");
}

TEST_CASE("an IPv6 address stands in brackets") {
  const auto url = url_from("wss://[::1]:8443/ws");
  REQUIRE(url);
  CHECK(url->host == "::1");
  CHECK(url->authority() == "[::1]:8443");
  CHECK(url_from("wss://[::1]")->port == "8443");
}

TEST_CASE("what is no address is none") {
  for (const auto* text :
       {"", "localhost", "ws://localhost", "https://localhost", "wss://", "wss://:8443", "wss://a:port"}) {
    CHECK_FALSE(url_from(text).has_value());
  }
}
