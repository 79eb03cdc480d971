#include "domain/exclusion.hpp"

#include "support/catch.hpp"

using namespace pana;

namespace {

Actor actor(std::string account, std::string center = {}, std::string station = {}) {
  return {AccountId{std::move(account)}, Role::officer, CenterId{std::move(center)}, {}, std::move(station)};
}

}  // namespace

TEST_CASE(
    "What is concealed from an account, a center or a station is concealed from whoever belongs to it") {
  const Concealment concealed{{{"op_x"}}, {{"c_x"}}, {"st_x"}};
  CHECK(concealed.from(actor("op_x")));
  CHECK(concealed.from(actor("somebody", "c_x")));
  CHECK(concealed.from(actor("somebody", {}, "st_x")));
  CHECK_FALSE(concealed.from(actor("op_y", "c_y", "st_y")));
}

TEST_CASE("Who belongs to no center and no station is not concealed from by an empty name") {
  CHECK_FALSE(Concealment{}.from(actor("op_x")));
  CHECK_FALSE(Concealment{{}, {{""}}, {""}}.from(actor("op_x")));
  CHECK(Concealment{}.empty());
}
