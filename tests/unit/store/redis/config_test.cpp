#include "store/redis/config.hpp"

#include "support/catch.hpp"

namespace pana::store::redis {

TEST_CASE("the three forms of redis.url are read") {
  const auto unix_socket = parse_url("unix:///run/redis/redis.sock");
  REQUIRE(unix_socket.has_value());
  CHECK(unix_socket->kind == Address::Kind::unix_socket);
  CHECK(unix_socket->host == "/run/redis/redis.sock");
  const auto tcp = parse_url("redis://127.0.0.1:6379");
  REQUIRE(tcp.has_value());
  CHECK(tcp->kind == Address::Kind::tcp);
  CHECK(tcp->host == "127.0.0.1");
  CHECK(tcp->port == "6379");
  const auto tls = parse_url("rediss://[::1]:6380");
  REQUIRE(tls.has_value());
  CHECK(tls->kind == Address::Kind::tls);
  CHECK(tls->host == "::1");
}

TEST_CASE("everything else is refused, also a password in the url") {
  for (const auto* url : {"", "/run/redis.sock", "unix://", "unix:///", "unix://relative", "redis://host",
                          "redis://:6379", "redis://host:0x1", "redis://host:70000",
                          "redis://user:secret@host:6379", "http://host:1", "redis://host:6379/0"}) {
    INFO(url);
    const auto refused = parse_url(url);
    REQUIRE(refused.has_error());
    CHECK(refused.error().at == "/redis/url");
  }
}

}  // namespace pana::store::redis
