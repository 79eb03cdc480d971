#include "access/new_password.hpp"

#include <string>

#include "access/token.hpp"
#include "core/random.hpp"
#include "support/catch.hpp"

using namespace pana;

namespace {

std::string why(const std::string& password, std::string_view account = "op_aliya") {
  return std::string{access::why_weak(Secret{password}, account)};
}

}  // namespace

TEST_CASE("a new password has twelve characters, whatever alphabet they are of") {
  CHECK(why("tor-bagana7") == "too_short");
  CHECK(why("tor-bagana74").empty());
  CHECK(why("тау мен шөл") == "too_short");
  CHECK(why("тау мен шөлы").empty());
}

TEST_CASE("a new password is no number, and more than a few characters in turn") {
  CHECK(why("900101300123") == "only_digits");
  CHECK(why("aaaaaaaaaaaa") == "repeated");
  CHECK(why("abababababab") == "repeated");
}

TEST_CASE("a new password does not hold the account's name, however it is written") {
  CHECK(why("my OP_ALIYA, my key", "op_aliya") == "account_name");
  CHECK(why("my OP_ALIYA, my key", "op_bota").empty());
  CHECK(why("top of the morning", "op").empty());
}

TEST_CASE("what everybody tries first is no new password, with digits and signs around or inside it") {
  for (const auto* password : {"password1234", "Password2026!", "P4ssw0rd!2026", "qwerty123456",
                               "adminadmin2026", "ПарольПароль1", "йцукен123456"}) {
    INFO(password);
    CHECK(why(password) == "common");
  }
}

TEST_CASE("words that have nothing to do with each other, and what machines make, will do") {
  SeededRandom random{1};
  for (int i = 0; i < 100; ++i) CHECK(why(std::string{access::new_token(random).reveal()}).empty());
  for (const auto* password : {"correct horse battery", "only for tests", "another for tests",
                               "қара жорға мен ай", "benches have no secrets"}) {
    INFO(password);
    CHECK(why(password).empty());
  }
}
