#include "core/time.hpp"

#include "support/catch.hpp"

using namespace pana;

TEST_CASE("An instant written as RFC 3339 reads back as itself") {
  const auto at = from_ms(1'769'900'645'678);
  CHECK(to_rfc3339(at) == "2026-01-31T23:04:05.678Z");
  CHECK(from_rfc3339(to_rfc3339(at)) == at);
}

TEST_CASE("An offset is taken off") {
  CHECK(from_rfc3339("2026-02-01T04:04:05.678+05:00") == from_rfc3339("2026-01-31T23:04:05.678Z"));
  CHECK(from_rfc3339("2026-01-31T23:04:05Z") == from_rfc3339("2026-01-31T23:04:05.000Z"));
}

TEST_CASE("What is not RFC 3339 is not read") {
  for (const auto* text :
       {"", "2026-01-31", "2026-02-30T00:00:00Z", "2026-01-31T24:00:00Z", "2026-01-31T23:04:05",
        "2026-01-31T23:04:05.Z", "2026-01-31 23:04:05Z", "2026-01-31T23:04:05+5", "x"}) {
    CAPTURE(text);
    CHECK_FALSE(from_rfc3339(text).has_value());
  }
}
