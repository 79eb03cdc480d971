// What a console needs to name regions and places: everybody is told the regions, and only some where centers
// stand.
#include "support/catch.hpp"
#include "support/world.hpp"

namespace pana::test {

TEST_CASE("everybody is told the regions and their tiles, and only those who know centers their towns") {
  World world;
  for (const auto* account :
       {"op_one", "coordinator_one", "admin_one", "officer_one", "gateway_one", "auditor_one"}) {
    INFO(account);
    const auto country = world.console(0, account)->call("country.show");
    CHECK(country.at("regions").as_array().size() == 20);
    CHECK(country.at("regions").as_array()[0].as_object().contains("tile"));
    CHECK(country.at("rhythm") == json::value{{"ageing_after_min", 120}, {"stale_after_min", 480}});
    const std::string_view who = account;
    const bool knows = who == "op_one" || who == "coordinator_one" || who == "admin_one";
    CHECK(country.contains("places") == knows);
    if (knows) CHECK(country.at("places").as_array().size() > 20);
  }
}

}  // namespace pana::test
