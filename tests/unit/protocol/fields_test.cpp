#include "protocol/fields.hpp"

#include <boost/json/parse.hpp>

#include "support/catch.hpp"

using namespace pana;
using namespace pana::protocol;

namespace {

boost::json::object object(std::string_view text) {
  return boost::json::parse(text).as_object();
}

std::string why(const Fault& fault) {
  return std::get<std::string>(fault.figures.front().value);
}

}  // namespace

TEST_CASE("the first fault is told with its pointer and reason, and later ones are not") {
  const auto params = object(R"({"a":{"list":[{"n":1},{"n":"x"},{"n":"y"}]},"b":5})");
  Fields fields{params};
  auto a = fields.required("a").fields();
  a.required("list").each(5, [](const Item& item) {
    auto element = item.fields();
    element.required("n").integer(0, 9);
    element.close();
  });
  a.close();
  fields.required("b").text(1, 3);
  const auto result = fields.finish(1);
  REQUIRE(result.has_error());
  CHECK(result.error().at == "/a/list/1/n");
  CHECK(why(result.error()) == "type");
}

TEST_CASE("findings of a whole document are all kept where they are asked for") {
  const auto params = object(R"({"a":1,"b":"2","zz":0})");
  Findings findings{10};
  Fields fields{params, {}, &findings};
  fields.required("a").text(1, 3);
  fields.required("b").integer(0, 9);
  fields.required("c").flag();
  fields.close();
  std::vector<std::string> at;
  for (const auto& fault : findings.faults()) at.push_back(fault.at + " " + why(fault));
  CHECK(at == std::vector<std::string>{"/a type", "/b type", "/c missing", "/zz unknown"});
}

TEST_CASE("a number with a fraction or an exponent is no integer, and one beyond 64 bits is out of range") {
  for (const auto* text : {"1.0", "1e2", "1.5", "18446744073709551616", "-1e0"}) {
    const auto params = object("{\"n\":" + std::string{text} + "}");
    Fields fields{params};
    fields.required("n").integer(-1'000, 1'000);
    CHECK(fields.finish(0).error().at == "/n");
  }
  const auto params = object(R"({"n":18446744073709551615})");
  Fields fields{params};
  fields.required("n").integer(0, 9);
  CHECK(why(fields.finish(0).error()) == "range");
}

TEST_CASE("an unknown member that does not look like one of ours is not repeated") {
  for (const auto* name : {"Aigerim S", "Мама", "UPPER"}) {
    const auto params = object("{\"in\":{\"" + std::string{name} + "\":1}}");
    Fields fields{params};
    fields.required("in").fields().close();
    const auto fault = fields.finish(0).error();
    CHECK(fault.at == "/in");
    CHECK(why(fault) == "unknown");
    CHECK(describe(fault).find(name) == std::string::npos);
  }
}

TEST_CASE("a pointer escapes what JSON Pointer reserves") {
  const boost::json::value value = 1;
  Findings findings{1};
  const Path root{};
  Item{&value, Path{&root, "a/b~c"}, &findings}.flag();
  CHECK(findings.faults().front().at == "/a~1b~0c");
}

TEST_CASE("text is measured in characters and may hold no control characters") {
  const auto accepted = [](std::string_view text, std::size_t most) {
    boost::json::object params;
    params["t"] = text;
    Fields fields{params};
    fields.required("t").text(1, most);
    return fields.finish(0).has_value();
  };
  CHECK(accepted("Өскемен", 7));
  CHECK_FALSE(accepted("Өскемен", 6));
  CHECK_FALSE(accepted("", 6));
  CHECK_FALSE(accepted("a\tb", 6));
  CHECK_FALSE(accepted("a\x7f", 6));
}

TEST_CASE("members beyond the sixty-fourth are unknown, not lost") {
  boost::json::object params;
  for (int i = 0; i < 70; ++i) params["m" + std::to_string(i)] = i;
  Fields fields{params};
  for (int i = 0; i < 64; ++i) fields.required("m" + std::to_string(i)).integer(0, 99);
  CHECK(fields.finish(0).error().at == "/m64");
}

TEST_CASE("what an object lacks is not told again for every member that it would have had") {
  const auto params = object(R"({"a":5})");
  Findings findings{10};
  Fields fields{params, {}, &findings};
  fields.required("a").fields().required("x").flag();
  fields.required("b").fields().required("x").flag();
  fields.close();
  REQUIRE(findings.faults().size() == 2);
  CHECK(findings.faults()[0].at == "/a");
  CHECK(findings.faults()[1].at == "/b");
}
