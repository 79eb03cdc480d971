#include "protocol/member_twice.hpp"

#include "support/catch.hpp"

using pana::protocol::member_twice;

TEST_CASE("A member that stands twice is named where its second stands") {
  CHECK(member_twice(R"({"a":1,"b":2})") == "");
  CHECK(member_twice(R"({"a":1,"a":2})") == "/a");
  CHECK(member_twice(R"({"params":{"household":{"women":1,"men":0,"women":2}}})") ==
        "/params/household/women");
  CHECK(member_twice(R"({"units":[{"unit":"a"},{"unit":"b","unit":"c"}]})") == "/units/1/unit");
  CHECK(member_twice(R"([[],{},{"x":{"y":1,"y":1}}])") == "/2/x/y");
  CHECK(member_twice(R"({"a":{"a":1},"b":{"a":1}})") == "");
}

TEST_CASE("A name written with escapes is the same name") {
  CHECK(member_twice(R"({"women":1,"w\u006fmen":2})") == "/women");
}

TEST_CASE("A name that no schema could have is not repeated") {
  CHECK(member_twice(R"({"params":{"+7 701 000 00 00":1,"+7 701 000 00 00":2}})") == "/params");
  CHECK(member_twice(R"({"params":{"87050000001":1,"87050000001":2}})") == "/params");
  CHECK(member_twice(R"({"params":{"87050000001":{"a":1,"a":2}}})") == "/params");
  CHECK(member_twice(R"({"params":{"Aigerim S":[{"a":1,"a":2}]}})") == "/params");
  const std::string longest(41, 'x');
  CHECK(member_twice("{\"" + longest + "\":1,\"" + longest + "\":1}") == "");
}
