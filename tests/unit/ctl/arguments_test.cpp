#include "ctl/arguments.hpp"

#include <boost/json/serialize.hpp>

#include "ctl/quit.hpp"
#include "ctl/uuid.hpp"
#include "protocol/decode.hpp"
#include "support/catch.hpp"

using namespace pana;
using namespace pana::ctl;

TEST_CASE("children are counted by band, girls and boys apart") {
  HouseholdArguments arguments;
  arguments.women = 1;
  arguments.children = {"girl:3-6", "girl:3-6", "boy:14-15"};
  CHECK(boost::json::serialize(household_params(arguments)) ==
        R"({"women":1,"men":0,"aged_60_plus":0,"pregnant":false,"children":[)"
        R"({"band":"3-6","girls":2,"boys":0},{"band":"14-15","girls":0,"boys":1}]})");
}

TEST_CASE("a child that cannot be read is a mistake of usage that shows how to write it") {
  for (const auto* text : {"girl", "girl:4", "child:3-6", ":3-6", "boy:15-16"}) {
    HouseholdArguments arguments;
    arguments.children = {text};
    CHECK_THROWS_AS(household_params(arguments), Quit);
  }
}

TEST_CASE("exclusions are left out where there are none") {
  CHECK(exclusion_params({}).empty());
  ExclusionArguments arguments;
  arguments.around = {"p_almaty:150"};
  arguments.not_home = true;
  CHECK(boost::json::serialize(exclusion_params(arguments)) ==
        R"({"home_place":true,"around":[{"place":"p_almaty","km":150}]})");
  arguments.around = {"p_almaty:far"};
  CHECK_THROWS_AS(exclusion_params(arguments), Quit);
}

TEST_CASE("what the arguments make is a request that the daemon reads") {
  RequestArguments arguments;
  arguments.household.women = 1;
  arguments.household.pregnant = true;
  arguments.household.children = {"boy:14-15"};
  arguments.exclusion = {{"75"}, {"p_taldykorgan"}, {"p_almaty:150"}, {"c_one"}, true};
  arguments.needs = {"wheelchair", "interpreter:uz"};
  arguments.languages = {"uz"};
  arguments.urgency = "urgent";
  arguments.transport = "police";
  arguments.channel = "walk_in";
  auto params = request_params(arguments, {{"place", "p_atyrau"}});
  const auto preview = protocol::decode_route_preview(params);
  REQUIRE(preview.has_value());
  CHECK(preview->basics.household.boys[4] == 1);
  CHECK(preview->basics.exclude.around.front().km == 150);
  SeededRandom random{1};
  params["route"] = "auto";
  params["key"] = new_uuid(random);
  CHECK(protocol::decode_request_open(params).has_value());
}
