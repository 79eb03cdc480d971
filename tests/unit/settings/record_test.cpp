#include "settings/record.hpp"

#include <boost/json/parse.hpp>

#include "support/catch.hpp"

using namespace pana;
using namespace pana::settings;

TEST_CASE("The lines of records are found whatever stands between them") {
  CHECK(element_lines(
            "{\"list\": [\n{\"a\": \"]\\\"}\"},\n\n{\"b\": [1, {\n}, 2]}, {\"c\": 1}\n], \"other\": [{}]}",
            "list") == std::vector<int>{2, 4, 5});
  CHECK(element_lines("{\"list\": [7,\n true,\"a\"\n]}", "list") == std::vector<int>{1, 2, 2});
  CHECK(element_lines("{\"other\": [{}], \"list\": []}", "list").empty());
  CHECK(element_lines("{\"note\": \"list\",\n\"list\": [{}, \"x\",\n[]]}", "list") ==
        std::vector<int>{2, 2, 3});
}

TEST_CASE("Everything that is wrong with a record is told at once") {
  const auto value = boost::json::parse(
      R"({"id": "A b", "n": "x", "w": -1, "t": [""], "name": {"kk": "Орал", "en": 1}, "extra": 0})");
  Mistakes mistakes;
  Record record(value.get_object(), "f.json", 7, mistakes);
  CHECK(record.id("id").empty());
  CHECK(record.number("n", 0, 90) == Approx(0));
  CHECK(record.optional_whole("w", 9) == 0);
  CHECK(record.optional_texts("t").empty());
  CHECK(record.names("name").kk == "Орал");
  CHECK(record.text("gone").empty());
  record.finish();
  CHECK(to_text(mistakes) ==
        "f.json:7: id: needs 1 to 32 characters of a-z, 0-9, _ and -, beginning with a letter.\n"
        "f.json:7: n: needs a number from 0 to 90.\n"
        "f.json:7: w: needs a whole number from 0 to 9, or leave it out.\n"
        "f.json:7: t: needs a list of texts of 1 to 200 bytes, or leave it out.\n"
        "f.json:7: name.ru: is missing; add it.\n"
        "f.json:7: name.en: needs a text of 1 to 200 bytes.\n"
        "f.json:7: gone: is missing; add it.\n"
        "f.json:7: extra: is not a member of this record; take it out.\n");
}
