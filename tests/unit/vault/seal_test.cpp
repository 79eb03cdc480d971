#include "vault/seal.hpp"

#include <set>

#include "support/catch.hpp"

namespace pana::vault {
namespace {

Seal::Key key_of(std::uint8_t first) {
  Seal::Key key{};
  key.fill(7);
  key[0] = first;
  return key;
}

struct Sealing {
  SeededRandom random{1};
  Seal seal{key_of(1), random};
};

}  // namespace

TEST_CASE("what was sealed opens again for the same record") {
  Sealing s;
  for (const auto& plain :
       {std::string{}, std::string{"x"}, std::string(5000, 'y'), std::string("\0\n\xff", 3)}) {
    CHECK(*s.seal.open("request:r1", s.seal.seal("request:r1", plain)) == plain);
  }
}

TEST_CASE("a sealed value moved to another record does not open") {
  Sealing s;
  const auto sealed = s.seal.seal("request:r1", "secret");
  CHECK(s.seal.open("request:r2", sealed).has_error());
  CHECK(s.seal.open("offer:r1", sealed).has_error());
}

TEST_CASE("a sealed value with any one bit turned does not open") {
  Sealing s;
  const auto sealed = s.seal.seal("request:r1", "secret");
  for (std::size_t i = 0; i < sealed.size() * 8; ++i) {
    auto changed = sealed;
    changed[i / 8] = static_cast<char>(changed[i / 8] ^ (1 << (i % 8)));
    CHECK(s.seal.open("request:r1", changed).has_error());
  }
}

TEST_CASE("a sealed value cut at any length does not open") {
  Sealing s;
  const auto sealed = s.seal.seal("request:r1", "secret");
  for (std::size_t size = 0; size < sealed.size(); ++size) {
    CHECK(s.seal.open("request:r1", sealed.substr(0, size)).error().code == FaultCode::internal_error);
  }
}

TEST_CASE("a value sealed under another key does not open") {
  Sealing s;
  Seal other{key_of(2), s.random};
  CHECK(s.seal.open("request:r1", other.seal("request:r1", "secret")).has_error());
}

TEST_CASE("after a failed opening the next good one still opens") {
  Sealing s;
  CHECK(s.seal.open("a:b", std::string(64, '\1')).has_error());
  CHECK(*s.seal.open("a:b", s.seal.seal("a:b", "fine")) == "fine");
}

TEST_CASE("the same plain text is never sealed to the same bytes, and its text does not show") {
  Sealing s;
  std::set<std::string> seen;
  for (int i = 0; i < 1000; ++i) {
    const auto sealed = s.seal.seal("a:b", "wheelchair");
    CHECK(sealed.find("wheelchair") == std::string::npos);
    seen.insert(sealed);
  }
  CHECK(seen.size() == 1000);
}

TEST_CASE("fingerprints depend on both parts, on where they part, and on the key") {
  Sealing s;
  Seal other{key_of(2), s.random};
  const auto print = s.seal.fingerprint("ab", "c");
  CHECK(print.size() == 32);
  CHECK(print == s.seal.fingerprint("ab", "c"));
  CHECK(print != s.seal.fingerprint("a", "bc"));
  CHECK(print != s.seal.fingerprint("ab", "d"));
  CHECK(print != other.fingerprint("ab", "c"));
}

TEST_CASE("a moved seal goes on working") {
  Sealing s;
  const auto sealed = s.seal.seal("a:b", "fine");
  const Seal moved = std::move(s.seal);
  CHECK(*moved.open("a:b", sealed) == "fine");
}

}  // namespace pana::vault
