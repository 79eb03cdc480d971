#include <boost/json/parse.hpp>

#include "protocol/decode.hpp"
#include "support/catch.hpp"

using namespace pana;
using namespace pana::protocol;

namespace {

const std::string key = R"("key":"6f1c1f0a-3c1b-4c57-9a40-0d4f5a1b2c3d")";

Params params(const std::string& text) {
  return boost::json::parse("{" + text + "}").as_object();
}

std::string fault_at(const std::string& household) {
  auto result =
      decode_request_open(params(R"("origin":{"place":"p_atyrau"},"route":"auto",)" + key + "," + household));
  return result.has_error() ? result.error().at : "no fault";
}

}  // namespace

TEST_CASE("a full request is read member by member") {
  const auto open = decode_request_open(params(R"("origin":{"place":"p_atyrau"},
    "household":{"women":1,"men":2,"aged_60_plus":1,"pregnant":true,
      "children":[{"band":"0-2","girls":1},{"band":"14-15","girls":2,"boys":3}]},
    "needs":["wheelchair","interpreter:uz"],"languages":["uz","en"],"urgency":"emergency",
    "exclude":{"regions":["75"],"places":["p_taldykorgan"],"around":[{"place":"p_almaty","km":150}],
      "home_place":true,"centers":["c_one"],
      "conceal_from":{"accounts":["op_x"],"centers":["c_two"],"stations":["st_oral"]}},
    "transport":"police","channel":"police_102","route":"queue",)" +
                                               key));
  REQUIRE(open.has_value());
  const auto& basics = open->basics;
  CHECK(basics.origin.place.text == "p_atyrau");
  CHECK(basics.household.women == 1);
  CHECK(basics.household.men == 2);
  CHECK(basics.household.pregnant);
  CHECK(basics.household.girls == std::array<std::uint8_t, band_count>{1, 0, 0, 0, 2, 0});
  CHECK(basics.household.boys == std::array<std::uint8_t, band_count>{0, 0, 0, 0, 3, 0});
  CHECK(basics.needs.codes() == std::vector<std::string>{"wheelchair", "interpreter:uz"});
  CHECK(basics.languages == std::vector<std::string>{"uz", "en"});
  CHECK(basics.urgency == Urgency::emergency);
  CHECK(basics.exclude == Exclusion{{"75"},
                                    {{"p_taldykorgan"}},
                                    {{{"p_almaty"}, 150}},
                                    true,
                                    {{"c_one"}},
                                    {{{"op_x"}}, {{"c_two"}}, {"st_oral"}}});
  CHECK(basics.transport == "police");
  CHECK(basics.channel == "police_102");
  CHECK_FALSE(open->auto_route);
  CHECK(open->key == "6f1c1f0a-3c1b-4c57-9a40-0d4f5a1b2c3d");
}

TEST_CASE("what may be left out has its default") {
  const auto open = decode_request_open(
      params(R"("origin":{"region":"27"},"household":{"women":1},"route":"auto",)" + key));
  REQUIRE(open.has_value());
  CHECK(open->basics.origin.region == "27");
  CHECK(open->basics.origin.place.empty());
  CHECK(open->basics.urgency == Urgency::standard);
  CHECK(open->basics.transport == "own");
  CHECK(open->basics.channel == "hotline_111");
  CHECK(open->basics.exclude == Exclusion{});
  CHECK(open->auto_route);
}

TEST_CASE("a household that cannot be is refused with a pointer into it") {
  CHECK(fault_at(R"("household":{})").rfind("/household", 0) == 0);
  CHECK(fault_at(R"("household":{"women":1,"aged_60_plus":2})").rfind("/household", 0) == 0);
  CHECK(fault_at(R"("household":{"men":1,"pregnant":true})").rfind("/household", 0) == 0);
  CHECK(fault_at(R"("household":{"women":15,"men":6})").rfind("/household", 0) == 0);
  CHECK(fault_at(R"("household":{"children":[{"band":"3-6","girls":1}]})").rfind("/household", 0) == 0);
  CHECK(fault_at(R"("household":{"children":[{"band":"16-17","girls":1}]})") == "no fault");
}

TEST_CASE("a fault inside a list is told by its index") {
  CHECK(fault_at(R"("household":{"women":1,"children":[{"band":"3-6"},{"band":"5-6"}]})") ==
        "/household/children/1/band");
  CHECK(fault_at(R"("household":{"women":1,"children":[{"band":"3-6"},{"band":"3-6"}]})") ==
        "/household/children/1/band");
  CHECK(fault_at(R"("household":{"women":1},"needs":["pet","gold"])") == "/needs/1");
  CHECK(fault_at(R"("household":{"women":1},"exclude":{"around":[{"place":"p_almaty","km":0}]})") ==
        "/exclude/around/0/km");
  CHECK(fault_at(R"("household":{"women":1},"exclude":{"conceal_from":["op_x"]})") ==
        "/exclude/conceal_from");
  CHECK(fault_at(R"("household":{"women":1},"exclude":{"conceal_from":{"accounts":["a","b c"]}})") ==
        "/exclude/conceal_from/accounts/1");
}

TEST_CASE("an origin is a place or a region, not both and not neither") {
  const auto at = [](const std::string& origin) {
    auto result = decode_route_preview(params("\"origin\":" + origin + R"(,"household":{"women":1})"));
    return result.has_error() ? result.error().at : "no fault";
  };
  CHECK(at(R"({"place":"p_oral"})") == "no fault");
  CHECK(at(R"({"region":"27"})") == "no fault");
  CHECK(at("{}") == "/origin");
  CHECK(at(R"({"place":"p_oral","region":"27"})") == "/origin/region");
  CHECK(at(R"({"region":"270"})") == "/origin/region");
}

TEST_CASE("a withdrawn request says why, and no other does") {
  const auto at = [](const std::string& more) {
    auto result = decode_request_end(params(R"("request":"r1",)" + key + "," + more));
    return result.has_error() ? result.error().at : "no fault";
  };
  CHECK(at(R"("outcome":"withdrawn","reason":"too_far")") == "no fault");
  CHECK(at(R"("outcome":"withdrawn")") == "/reason");
  CHECK(at(R"("outcome":"placed","reason":"too_far")") == "/reason");
  CHECK(at(R"("outcome":"placed")") == "no fault");
  CHECK(at(R"("outcome":"gone")") == "/outcome");
}
