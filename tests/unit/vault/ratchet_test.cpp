#include "vault/ratchet.hpp"

#include "support/catch.hpp"
#include "vault/hex.hpp"

namespace pana::vault {
namespace {

Ratchet ratchet_at(KeyNumber day) {
  SeededRandom random{5};
  return {day, Key::random(random)};
}

}  // namespace

TEST_CASE("days are counted in UTC from 1970") {
  CHECK(day_of(*from_rfc3339("1970-01-01T23:59:59Z")) == 0);
  CHECK(day_of(*from_rfc3339("2026-01-31T23:59:59.999Z")) == 20'484);
  CHECK(day_of(*from_rfc3339("2026-02-01T04:59:59+05:00")) == 20'484);
  CHECK(day_of(*from_rfc3339("2026-02-01T00:00:00Z")) == 20'485);
}

TEST_CASE("a ratchet that has moved on gives the same keys for the days that are left") {
  const auto still = ratchet_at(100);
  auto moved = ratchet_at(100);
  moved.advance(103);
  CHECK(moved.oldest() == 103);
  for (KeyNumber day = 103; day < 120; ++day) CHECK(moved.sealing_key(day) == still.sealing_key(day));
  moved.advance(101);
  CHECK(moved.oldest() == 103);
}

TEST_CASE("a wiped day's key cannot be asked for, and every day has another one") {
  auto ratchet = ratchet_at(100);
  CHECK_FALSE(ratchet.sealing_key(100) == ratchet.sealing_key(101));
  CHECK_FALSE(ratchet.sealing_key(100) == ratchet.chain());
  ratchet.advance(101);
  CHECK_THROWS_AS(ratchet.sealing_key(100), std::logic_error);
}

// Computed apart, with another program:
//   chain=$(printf '%064d' 0)   # 32 zero bytes
//   hmac(label, number): (printf %s label; printf number as 4 bytes) | openssl dgst -sha256 -mac HMAC
//     -macopt hexkey:$chain
TEST_CASE("the chain is the documented one") {
  const Ratchet ratchet{7, Key{}};
  CHECK(to_hex(ratchet.sealing_key(7).bytes()) ==
        "018ebc9a542c6802522b6ccfab7646e2a8a4f2e9ce71b7bf697dc8744a512996");
  CHECK(to_hex(ratchet.sealing_key(8).bytes()) ==
        "eff7777ecde4eeb787578f6b2e67edac81691c2269bc6fe4e9966fdb51c1edc8");
}

}  // namespace pana::vault
