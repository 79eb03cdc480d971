#include "server/address_limit.hpp"

#include "support/catch.hpp"

using pana::server::AddressLimit;

TEST_CASE("An address has as many places as it may, and gets one back with each that goes") {
  AddressLimit limit(2);
  auto first = limit.take("192.0.2.1");
  const auto second = limit.take("192.0.2.1");
  CHECK((first && second));
  CHECK(limit.take("192.0.2.1") == nullptr);
  CHECK(limit.take("192.0.2.2") != nullptr);
  first.reset();
  CHECK(limit.take("192.0.2.1") != nullptr);
}

TEST_CASE("A network of 64 bits counts as one IPv6 address, and IPv4 in IPv6 as IPv4") {
  AddressLimit limit(1);
  const auto one = limit.take("2001:db8:1:2::1");
  CHECK(limit.take("2001:db8:1:2:ffff::9") == nullptr);
  CHECK(limit.take("2001:db8:1:3::1") != nullptr);
  const auto mapped = limit.take("::ffff:192.0.2.1");
  CHECK(limit.take("::ffff:192.0.2.2") != nullptr);
  CHECK(limit.take("::ffff:192.0.2.1") == nullptr);
}

TEST_CASE("Nothing is kept of an address whose connections have gone") {
  AddressLimit limit(3);
  for (int i = 0; i < 100; ++i) limit.take("192.0.2." + std::to_string(i));
  CHECK(limit.addresses() == 0);
}
