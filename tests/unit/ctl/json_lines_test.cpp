#include "ctl/json_lines.hpp"

#include "support/catch.hpp"

using namespace pana::ctl;

namespace {

constexpr std::string_view text = R"({
  "note": "a \"quoted\" { [ word",
  "centers": [
    {"center": "c_one", "name": {
      "kk": "x",
      "ru": [1, 2,
             {"deep": true}]}},
    {
      "center": "c_two"
    }
  ],
  "empty": [{}, []]
})";

}  // namespace

TEST_CASE("a pointer leads to the line of its member or element") {
  CHECK(line_of(text, "/note") == 2);
  CHECK(line_of(text, "/centers/0") == 4);
  CHECK(line_of(text, "/centers/0/name/kk") == 5);
  CHECK(line_of(text, "/centers/0/name/ru/2/deep") == 7);
  CHECK(line_of(text, "/centers/1") == 8);
  CHECK(line_of(text, "/centers/1/center") == 9);
  CHECK(line_of(text, "/empty/1") == 12);
}

TEST_CASE("a member that is missing has the line of what should hold it") {
  CHECK(line_of(text, "/centers/1/code") == 8);
  CHECK(line_of(text, "/centers/0/name/en") == 4);
  CHECK(line_of(text, "/nowhere") == 1);
  CHECK(line_of(text, "/centers/12") == 3);
}

TEST_CASE("members that stand twice in one object are all told, with the line of the second") {
  const auto found =
      members_again("{\"a\": 1,\n \"b\": {\"c\": 1,\n \"c\": 2},\n \"a\": [{\"c\": 1}, {\"c\": 1}]}");
  REQUIRE(found.size() == 2);
  CHECK(found[0].pointer == "/b/c");
  CHECK(found[0].line == 3);
  CHECK(found[1].pointer == "/a");
  CHECK(found[1].line == 4);
}
