#include "ctl/board_state.hpp"

#include <boost/json/parse.hpp>

#include "ctl/quit.hpp"
#include "support/catch.hpp"

using namespace pana::ctl;

namespace {

boost::json::object message(const std::string& text) {
  return boost::json::parse(text).as_object();
}

BoardState board() {
  BoardState state;
  state.take(message(R"({"cursor":"1-0","centers":[
    {"center":"c_two","code":"47-01","name":{"kk":"Теңіз","ru":"Море","en":"Sea"},"accepting":true,"units":[]},
    {"center":"c_one","code":"27-01","name":{"kk":"Шаңырақ","ru":"Шанырак","en":"Home"},"accepting":false,
     "reason":"repairs","units":[]},
    {"center":"c_six","code":"63-01","name":{"kk":"Үй","ru":"Дом","en":"Home"},"accepting":true,"units":[]}]})"));
  return state;
}

}  // namespace

TEST_CASE("a change brings a center forward and keeps what it does not name") {
  auto state = board();
  const auto changed =
      state.take(message(R"({"cursor":"2-0","changes":[{"center":"c_one","accepting":true,"units":[]}]})"));
  CHECK(changed == std::set<std::string>{"c_one"});
  CHECK(state.cursor() == "2-0");
  const auto& center = state.centers().at("c_one");
  CHECK(center.at("code") == "27-01");
  CHECK(center.at("accepting").as_bool());
  CHECK_FALSE(center.contains("reason"));
}

TEST_CASE("a fresh snapshot replaces what was known") {
  auto state = board();
  state.take(message(R"({"cursor":"3-0","centers":[{"center":"c_new","code":"11-01"}]})"));
  CHECK(state.centers().size() == 1);
}

TEST_CASE("centers stand in the order of their codes") {
  const auto state = board();
  std::vector<std::string> codes;
  for (const auto* center : state.by_code()) codes.emplace_back(center->at("code").as_string());
  CHECK(codes == std::vector<std::string>{"27-01", "47-01", "63-01"});
}

TEST_CASE("a center is found by id, code or any of its names, folded") {
  const auto state = board();
  for (const auto* text : {"c_two", "47-01", "Теңіз", "тениз", "SEA"})
    CHECK(state.find(text).at("center") == "c_two");
}

TEST_CASE("a name that is nobody's or several centers' is a mistake of usage") {
  const auto state = board();
  CHECK_THROWS_AS(state.find("Nowhere"), Quit);
  try {
    state.find("Home");
    FAIL("found one of two");
  } catch (const Quit& quit) {
    CHECK(quit.code() == Exit::usage);
    CHECK(std::string{quit.what()}.find("27-01 63-01") != std::string::npos);
  }
}

TEST_CASE("officers have regions, and only those that turned are changed") {
  BoardState state;
  state.take(message(
      R"({"cursor":"1-0","regions":[{"region":"27","available":true},{"region":"23","available":false}]})"));
  const auto changed = state.take(message(
      R"({"cursor":"2-0","regions":[{"region":"27","available":false},{"region":"23","available":false}]})"));
  CHECK(changed == std::set<std::string>{"27"});
}
