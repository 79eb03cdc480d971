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

TEST_CASE("a line has its own shape, and a meeting point a locality that exists") {
  const auto with = [](const std::string& handover) {
    return "{\"centers\": [\n" + entry("c_one", "1", R"("region": "27", "handover": )" + handover) + "\n]}";
  };
  CHECK(told(with(R"({"line": "+77000000101", "meeting_point": {"kind": "call_first", "place": "p_oral"}})"),
             read_known(country))
            .empty());
  CHECK(told(with("null")).empty());
  CHECK(told(with(R"({"line": "+7 700 000 01 01"})")).at(0).find("without blanks") != std::string::npos);
  CHECK(told(with("{}")) == std::vector<std::string>{"2 /centers/0/handover/line is missing"});
  CHECK(told(with(R"({"line": "call me", "meeting_point": {"kind": "call_first", "place": "p_nowhere"}})"),
             read_known(country)) ==
        std::vector<std::string>{"2 /centers/0/handover/line must be + and 8 to 15 digits, or 3 or 4 "
                                 "digits, without blanks",
                                 "2 /centers/0/handover/meeting_point/place no such locality"});
}

TEST_CASE(
    "personal data in any cell is a mistake with its line and kind, all are told, and none is repeated") {
  const auto text = "{\"note\": \"by name@example.kz\", \"centers\": [\n" + entry("c_87050000001", "1") +
                    ",\n" + entry("c_two", "790101300120") + ",\n" +
                    entry("c_three", "3", R"("region": "27", "87050000001": 1, "phone": "+77050000001")") +
                    ",\n" + entry("c_four", "4", R"("region": "05.07.1991")") + "\n]}";
  const std::string why = ": Pana takes no personal data";
  CHECK(told(text) == std::vector<std::string>{
                          "1 /note looks like an e-mail address" + why,
                          "2 /centers/0/center looks like a phone number" + why,
                          "3 /centers/1/code looks like somebody's identification number" + why,
                          "4 /centers/2 looks like a phone number" + why,
                          "4 /centers/2/phone looks like a phone number" + why,
                          "5 /centers/3/region looks like a date of birth" + why,
                      });
  CHECK(read_register(text, {}).entries.empty());
  CHECK(told("{\"centers\": [], \"a87050000001\": 1, \"a87050000001\": 2}") ==
        std::vector<std::string>{"1  stands twice"});
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
