#include "protocol/json_writer.hpp"

#include <boost/json/parse.hpp>

#include "support/catch.hpp"

using pana::protocol::JsonWriter;

TEST_CASE("members and elements are separated by commas, nowhere else") {
  JsonWriter json;
  json.begin_object().member("a", 1).key("b").begin_array().value(2).value("x").begin_object().end_object();
  json.end_array().key("c").begin_object().member("d", true).end_object().member("e", "f").end_object();
  CHECK(json.take() == R"({"a":1,"b":[2,"x",{}],"c":{"d":true},"e":"f"})");
}

TEST_CASE("a string of every byte below 0x80 reads back as it was") {
  std::string all;
  for (int byte = 0; byte < 0x80; ++byte) all += static_cast<char>(byte);
  all += "Өскемен — \xf0\x9f\x8f\xa0";
  JsonWriter json;
  json.value(all);
  CHECK(std::string{boost::json::parse(json.text()).as_string()} == all);
}

TEST_CASE("quotes, backslashes and control characters are escaped and nothing else is") {
  JsonWriter json;
  json.value(std::string_view{"a\"b\\c\n\t\x01/é\x7f", 12});
  CHECK(json.take() == "\"a\\\"b\\\\c\\n\\t\\u0001/é\x7f\"");
}

TEST_CASE("numbers are written in full and fractions as short as they can be") {
  JsonWriter json;
  json.begin_array()
      .value(INT64_MIN)
      .value(UINT64_MAX)
      .value(51.4256)
      .value(-0.5)
      .value(std::uint8_t{7})
      .end_array();
  CHECK(json.take() == "[-9223372036854775808,18446744073709551615,51.4256,-0.5,7]");
}
