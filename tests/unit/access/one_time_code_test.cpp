#include "access/one_time_code.hpp"

#include <array>
#include <cstdio>
#include <memory>

#include "support/catch.hpp"

using namespace pana;
using namespace pana::access;

namespace {

// What oathtool says; "" where it is not installed.
std::string oathtool(const std::string& secret, std::int64_t at) {
  const auto command =
      "oathtool --totp --base32 --digits=6 --now=@" + std::to_string(at) + " " + secret + " 2>/dev/null";
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(::popen(command.c_str(), "r"), ::pclose);
  std::array<char, 16> line{};
  if (!pipe || std::fgets(line.data(), line.size(), pipe.get()) == nullptr) return {};
  return std::string{line.data()}.substr(0, 6);
}

Instant at(std::int64_t second) {
  return Instant{seconds{second}};
}

const Secret rfc{"GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"};  // RFC 6238, appendix B: "12345678901234567890"

}  // namespace

TEST_CASE("codes are those of RFC 6238") {
  CHECK(code_at(rfc, at(59)) == "287082");
  CHECK(code_at(rfc, at(1111111109)) == "081804");
  CHECK(code_at(rfc, at(20000000000)) == "353130");
}

TEST_CASE("codes are those of oathtool") {
  SeededRandom random{20261122};
  for (int i = 0; i < 20; ++i) {
    const auto secret = new_code_secret(random);
    const auto second = static_cast<std::int64_t>(random.below(4'000'000'000));
    const auto expected = oathtool(std::string{secret.reveal()}, second);
    REQUIRE(expected.size() == 6);
    CHECK(code_at(secret, at(second)) == expected);
  }
}

TEST_CASE("a code is good in its half minute and the one before and after, and tells its step") {
  const auto code = code_at(rfc, at(3000));
  for (const auto second : {2970, 2999, 3000, 3029, 3059}) CHECK(step_of_code(rfc, code, at(second)) == 100);
  for (const auto second : {2969, 3060}) CHECK_FALSE(step_of_code(rfc, code, at(second)));
}

TEST_CASE("what is no code of this secret is refused") {
  const auto code = code_at(rfc, at(3000));
  for (const auto& wrong : {std::string{}, code.substr(1), code + "0", std::string{"abcdef"}}) {
    CHECK_FALSE(step_of_code(rfc, wrong, at(3000)));
  }
  SeededRandom random{7};
  CHECK_FALSE(step_of_code(new_code_secret(random), code, at(3000)));
  CHECK_FALSE(step_of_code(Secret{"not base32!"}, code, at(3000)));
}

TEST_CASE("a new secret has 160 bits in base32 and stands in the URI of authenticator apps") {
  SecureRandom random;
  const auto secret = new_code_secret(random);
  CHECK(secret.reveal().size() == 32);
  CHECK(secret.reveal().find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567") == std::string_view::npos);
  CHECK(code_uri("op_one", rfc).reveal() ==
        "otpauth://totp/Pana:op_one?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Pana");
}
