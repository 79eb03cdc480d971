#include "access/token.hpp"

#include <algorithm>

#include "support/catch.hpp"

using namespace pana;
using namespace pana::access;

namespace {

// Always the same byte.
class Flat final : public Random {
 public:
  explicit Flat(std::uint8_t byte) : byte_(byte) {}
  void fill(std::span<std::uint8_t> out) override { std::fill(out.begin(), out.end(), byte_); }

 private:
  std::uint8_t byte_;
};

}  // namespace

TEST_CASE("a token is 256 bits in base64url without padding") {
  Flat ones{0xFF};
  CHECK(new_token(ones).reveal() == std::string(42, '_') + "8");
  Flat zeros{0};
  CHECK(new_token(zeros).reveal() == std::string(43, 'A'));
}

TEST_CASE("two tokens differ") {
  SecureRandom random;
  CHECK(new_token(random).reveal() != new_token(random).reveal());
}

TEST_CASE("the hash of a token is its SHA-256 in hex") {
  // FIPS 180-2, appendix B.1
  CHECK(token_hash(Secret{"abc"}) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}
