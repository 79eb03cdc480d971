#include "domain/actor.hpp"

#include "support/catch.hpp"

using namespace pana;

TEST_CASE("Every role reads back from its name") {
  for (std::size_t i = 0; i < role_names.size(); ++i) {
    const auto role = static_cast<Role>(i);
    CHECK(role_from(name_of(role)) == role);
  }
  CHECK(role_from("operator") == Role::hotline_operator);
  CHECK_FALSE(role_from("hotline_operator").has_value());
  CHECK_FALSE(role_from("").has_value());
}
