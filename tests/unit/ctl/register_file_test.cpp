#include "ctl/register_file.hpp"

#include <boost/json/parse.hpp>
#include <fstream>
#include <sstream>

#include "support/catch.hpp"

using namespace pana::ctl;

namespace {

const std::string country = PANA_SOURCE_DIR "/config/kazakhstan";

std::string demo() {
  std::ifstream file(country + "/centers.json");
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

// An entry per line, each changed a little.
std::string entry(const std::string& id, const std::string& code,
                  const std::string& more = R"("region": "27")") {
  return R"({"center": ")" + id + R"(", "code": ")" + code +
         R"(", "name": {"kk": "a", "ru": "b", "en": "c"}, )" + more +
         R"(, "place": "p_oral", "operator": "ngo", "eligibility": {"women": true, "men": false, "adolescents": false,)"
         R"("boy_age_max": 13, "household_max": 9}, "needs": [], "languages": ["kk"], "units": []})";
}

std::vector<std::string> told(const std::string& text, const Known& known = {}) {
  std::vector<std::string> lines;
  for (const auto& mistake : read_register(text, known).mistakes) {
    lines.push_back(std::to_string(mistake.line) + " " + mistake.at + " " + mistake.what);
  }
  return lines;
}

}  // namespace

TEST_CASE("the demo register has no mistake, and every center of it is kept") {
  const auto file = read_register(demo(), read_known(country));
  CHECK(file.mistakes.empty());
  CHECK(file.entries.size() == 41);
}

TEST_CASE("all mistakes of a file are told with line and member, and no entry is kept") {
  const auto text = "{\"centers\": [\n" + entry("c_one", "1") + ",\n" +
                    entry("c_two", "2", R"("region": "277", "phone": 1)") + ",\n" + entry("C3", "3") + ",\n" +
                    entry("c_one", "1") + "\n], \"extra\": 0}";
  CHECK(told(text) == std::vector<std::string>{
                          "3 /centers/1/phone is not known here",
                          "3 /centers/1/region does not have the right shape",
                          "4 /centers/2/center does not have the right shape",
                          "5 /centers/3/center stands twice",
                          "5 /centers/3/code stands twice",
                          "6 /extra is not known here",
                      });
  CHECK(read_register(text, {}).entries.empty());
}

TEST_CASE("a region or a locality that does not exist is a mistake where the country is known") {
  const auto text = "{\"centers\": [" + entry("c_one", "1", R"("region": "99")") + "]}";
  CHECK(told(text).empty());
  const auto known = read_known(country);
  CHECK(known.regions.size() == 20);
  CHECK(known.places.count("p_oral") == 1);
  CHECK(told(text, known) == std::vector<std::string>{"1 /centers/0/region no such region"});
}

TEST_CASE("what is no JSON is told with the line where it stops being") {
  CHECK(told("{\"centers\": [\n{\"center\": \"c_one\",,}\n]}") ==
        std::vector<std::string>{"2  is no JSON from here on"});
  CHECK(told("") == std::vector<std::string>{"1  is no JSON from here on"});
}

TEST_CASE("a member that stands twice is told with its line") {
  CHECK(told("{\"centers\": [],\n\"centers\": []}") == std::vector<std::string>{"2 /centers stands twice"});
}

TEST_CASE("a file without centers is a mistake, and so is one of another kind") {
  CHECK(told("{}") == std::vector<std::string>{"1 /centers is missing"});
  CHECK(told("{\"centers\": [5, {}]}").size() ==
        11);  // of another type: that; of an empty one: all ten members
  CHECK(told("[]") == std::vector<std::string>{"1  has the wrong type"});
}
