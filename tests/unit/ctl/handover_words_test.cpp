#include "ctl/handover_words.hpp"

#include <boost/json/parse.hpp>

#include "domain/handover.hpp"
#include "support/catch.hpp"

using namespace pana::ctl;

namespace {

boost::json::object parsed(const std::string& text) {
  return boost::json::parse(text).as_object();
}

std::string words_in(const std::string& language, const std::string& text) {
  Desk desk;
  desk.options.language = language;
  return handover_words(desk, parsed(text));
}

const std::string rest = R"("arrival_code": "041872", "expires_at": "2026-01-31T22:14:05.678Z"})";
const std::string full =
    R"({"line": "+77000000101", "meeting_point": {"kind": "railway_station", "place": "p_oral",
  "name": {"kk": "Орал", "ru": "Уральск", "en": "Oral"}}, )" +
    rest;

}  // namespace

TEST_CASE("line, meeting point and code stand on a line each, in the language of the reader") {
  CHECK(words_in("en", full) ==
        "Line of the center +77000000101\nMeeting point: railway station, Oral\n"
        "Arrival code 041872, good until 01 Feb 03:14");
  CHECK(words_in("ru", full).find("железнодорожный вокзал, Уральск") != std::string::npos);
  CHECK(words_in("kk", full).find("теміржол вокзалы, Орал") != std::string::npos);
}

TEST_CASE("where the center has told nothing the code stands alone") {
  CHECK(words_in("en", "{" + rest) == "Arrival code 041872, good until 01 Feb 03:14");
}

TEST_CASE("every kind of meeting point has words in three languages") {
  for (const auto kind : pana::meeting_kinds) {
    const auto point =
        R"({"meeting_point": {"kind": ")" + std::string{kind} + R"(", "place": "p_oral"}, )" + rest;
    CAPTURE(point);
    for (const auto* language : {"kk", "ru"})
      CHECK(words_in(language, point).find(std::string{kind} + ",") == std::string::npos);
    CHECK(words_in("en", point).find('_' + std::string{"station"}) == std::string::npos);
  }
}

TEST_CASE("an offer says how often its line was shown, and nothing where it was not") {
  CHECK(looks_words(parsed("{}")).empty());
  CHECK(looks_words(parsed(R"({"looks": 1, "shown_at": "2026-01-31T22:04:05.678Z"})")) ==
        "your line was shown once, at 03:04");
  CHECK(looks_words(parsed(R"({"looks": 3, "shown_at": "2026-01-31T22:04:05.678Z"})")) ==
        "your line was shown 3 times, last at 03:04");
}
