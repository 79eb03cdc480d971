#include "domain/local_time.hpp"

#include "support/catch.hpp"

using namespace pana;

namespace {

Instant at(std::string_view text) {
  return from_rfc3339(text).value();
}

}  // namespace

TEST_CASE("The day and the minute are those of the country's clock") {
  const auto evening = local_time(at("2026-12-31T19:10:00Z"), minutes{300});
  CHECK(to_date(evening.day) == "2027-01-01");
  CHECK(evening.minute == 10);
  const auto west = local_time(at("2026-03-01T00:30:59Z"), minutes{-60});
  CHECK(to_date(west.day) == "2026-02-28");
  CHECK(west.minute == 23 * 60 + 30);
}

TEST_CASE("Times of the day are read as they are written, and nothing else is") {
  for (int minute = 0; minute < 24 * 60; ++minute) REQUIRE(from_clock(to_clock(minute)) == minute);
  for (const auto* text : {"", "3:10", "03:60", "24:00", "03.10", "0310", "03:10:00", "-1:10", "0a:10"}) {
    CAPTURE(text);
    CHECK(from_clock(text) == -1);
  }
}

TEST_CASE("Days are read as they are written, and only those that exist") {
  for (const auto* text : {"2026-12-31", "2024-02-29", "1999-01-01"})
    CHECK(to_date(from_date(text).value()) == text);
  for (const auto* text :
       {"", "2026-02-29", "2026-13-01", "2026-00-10", "26-12-31", "2026/12/31", "2026-12-31T"}) {
    CAPTURE(text);
    CHECK_FALSE(from_date(text).has_value());
  }
}
