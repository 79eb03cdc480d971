#include "domain/personal_data.hpp"

#include <fstream>
#include <regex>
#include <vector>

#include "support/catch.hpp"

using namespace pana;

namespace {

std::vector<std::string> corpus(const std::string& name) {
  std::ifstream file(PANA_SOURCE_DIR "/tests/corpus/" + name);
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) {
    if (!line.starts_with('#')) lines.push_back(line);
  }
  return lines;
}

std::string found_in(std::string_view text) {
  const auto kind = find_personal_data(text);
  return kind ? std::string{name_of(*kind)} : "nothing";
}

}  // namespace

TEST_CASE("every personal text of the corpus is found, and as what it is") {
  const auto lines = corpus("personal_data.txt");
  REQUIRE(lines.size() >= 300);
  for (const auto& line : lines) {
    const auto tab = line.find('\t');
    REQUIRE(tab != std::string::npos);
    INFO(line);
    CHECK(found_in(line.substr(tab + 1)) == line.substr(0, tab));
  }
}

TEST_CASE("no innocent text of the corpus is taken for personal data") {
  const auto lines = corpus("innocent.txt");
  REQUIRE(lines.size() >= 300);
  for (const auto& line : lines) {
    INFO(line);
    CHECK(found_in(line) == "nothing");
  }
}

TEST_CASE(
    "no word of the country's register is taken for personal data, but the lines and licence dates of "
    "centers") {
  const std::regex exempt("\"line\": \"[^\"]*\"|\"licence\": \\{[^}]*\\}");
  for (const auto* name : {"regions", "localities", "roads", "centers"}) {
    std::ifstream file(PANA_SOURCE_DIR "/config/kazakhstan/" + std::string{name} + ".json");
    std::size_t lines = 0;
    for (std::string line; std::getline(file, line); ++lines) {
      INFO(line);
      CHECK(found_in(std::regex_replace(line, exempt, "")) == "nothing");
    }
    CHECK(lines > 10);
  }
}

TEST_CASE("an identification number needs a day of the calendar, a century and its check digit") {
  CHECK(found_in("790101300120") == "iin");
  CHECK(found_in("790101300121") == "nothing");  // another check digit
  CHECK(found_in("791301300125") == "nothing");  // a thirteenth month
  CHECK(found_in("790132300125") == "nothing");  // a thirty-second day
  int with_second_weights = 0;
  for (int serial = 0; serial < 10'000; ++serial) {
    auto body = "0102025" + std::to_string(10'000 + serial).substr(1);
    int sum = 0;
    for (std::size_t at = 0; at < body.size(); ++at) sum += (body[at] - '0') * static_cast<int>(at + 1);
    int hits = 0;
    for (char check = '0'; check <= '9'; ++check) hits += found_in(body + check) == "iin" ? 1 : 0;
    REQUIRE(hits <= 1);
    if (sum % 11 != 10) REQUIRE(found_in(body + static_cast<char>('0' + sum % 11)) == "iin");
    if (sum % 11 == 10) with_second_weights += hits;
  }
  CHECK(with_second_weights > 500);
}

TEST_CASE("a moment of our own clocks is no date of birth, an older one is") {
  CHECK(found_in("2024-05-12T03:04:05Z") == "nothing");
  CHECK(found_in("1987-05-12T03:04:05Z") == "birth_date");
  CHECK(found_in("2024-05-12") == "birth_date");
}
