#include "access/password.hpp"

#include "support/catch.hpp"

using namespace pana;
using namespace pana::access;

namespace {
constexpr PasswordCost cheap{64, 1, 1};
}

TEST_CASE("a password verifies against its own hash and no other does") {
  SeededRandom random{1};
  const auto hash = hash_password(Secret{"correct horse"}, cheap, random);
  CHECK(hash.rfind("$argon2id$v=19$m=64,t=1,p=1$", 0) == 0);
  CHECK(verify_password(Secret{"correct horse"}, hash));
  CHECK_FALSE(verify_password(Secret{"correct horsf"}, hash));
  CHECK_FALSE(verify_password(Secret{""}, hash));
}

TEST_CASE("the same password has a different hash each time") {
  SeededRandom random{2};
  CHECK(hash_password(Secret{"correct horse"}, cheap, random) !=
        hash_password(Secret{"correct horse"}, cheap, random));
}

TEST_CASE("a password may hold any byte") {
  SeededRandom random{3};
  const std::string odd{"\0\xff пароль", 14};
  const auto hash = hash_password(Secret{odd}, cheap, random);
  CHECK(verify_password(Secret{odd}, hash));
  CHECK_FALSE(verify_password(Secret{std::string{"\0\xff паролЬ", 14}}, hash));
}

TEST_CASE("what is no hash verifies nothing") {
  for (const auto* text : {"", "x", "$argon2id$", "$argon2i$v=19$m=64,t=1,p=1$c29tZXNhbHQ$aGFzaA"}) {
    CHECK_FALSE(verify_password(Secret{"x"}, text));
  }
}

TEST_CASE("a hash made at a lower cost is told from one at the cost of today") {
  SeededRandom random{4};
  const auto hash = hash_password(Secret{"correct horse"}, cheap, random);
  CHECK_FALSE(weaker_than(hash, cheap));
  CHECK(weaker_than(hash, {128, 1, 1}));
  CHECK(weaker_than(hash, {64, 2, 1}));
}

TEST_CASE("parameters that Argon2 does not permit are an error, not a weak hash") {
  SeededRandom random{5};
  CHECK_THROWS_AS(hash_password(Secret{"correct horse"}, {0, 1, 1}, random), std::runtime_error);
}
