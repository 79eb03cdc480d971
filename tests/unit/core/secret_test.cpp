#include "core/secret.hpp"

#include <sstream>
#include <type_traits>

#include "support/catch.hpp"

using namespace pana;

TEST_CASE("A secret is printed as stars") {
  std::ostringstream out;
  out << Secret{"opensesame"};
  CHECK(out.str() == "***");
}

TEST_CASE("A secret is revealed on request only, and never copied by accident") {
  const Secret secret{"opensesame"};
  CHECK(secret.reveal() == "opensesame");
  CHECK(secret.copy().reveal() == "opensesame");
  CHECK_FALSE(std::is_copy_constructible_v<Secret>);
  CHECK_FALSE(std::is_copy_assignable_v<Secret>);
  CHECK_FALSE(std::is_convertible_v<Secret, std::string>);
  CHECK_FALSE(std::is_convertible_v<std::string, Secret>);
}

TEST_CASE("A secret that is moved leaves nothing behind") {
  Secret first{"short"};
  const Secret second{std::move(first)};
  CHECK(second.reveal() == "short");
  CHECK(first.empty());  // NOLINT(bugprone-use-after-move): that is what is tested
  Secret third{"to be replaced"};
  third = second.copy();
  CHECK(third.reveal() == "short");
}

TEST_CASE("A secret moved to itself stays") {
  Secret secret{"opensesame"};
  auto& same = secret;
  secret = std::move(same);
  CHECK(secret.reveal() == "opensesame");
}
