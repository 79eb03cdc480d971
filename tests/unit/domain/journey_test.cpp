#include "domain/journey.hpp"

#include "domain/request.hpp"
#include "support/catch.hpp"
#include "support/small_country.hpp"

using namespace pana;
using namespace pana::tests;

namespace {

Journey journey(std::string_view transport, std::string_view ready, const Speeds& speeds = assumed_speeds) {
  return journey_of(speeds, transport, from_rfc3339(ready).value(), minutes{300});
}

std::int32_t percent(std::string_view transport, std::string_view ready) {
  return journey(transport, ready).speed_percent;
}

}  // namespace

TEST_CASE("By car on a summer's day nothing is slower than the road table says") {
  CHECK(journey("own", "2026-07-01T12:00:00+05:00") == Journey{});
  CHECK(journey("center", "2026-07-01T12:00:00+05:00") == Journey{});
}

TEST_CASE("Police are faster and buses slower") {
  CHECK(percent("police", "2026-07-01T12:00:00+05:00") == 110);
  CHECK(journey("public", "2026-07-01T12:00:00+05:00") == Journey{Vehicle::bus, 70, 0});
}

TEST_CASE("Night and winter slow everybody down, both of them more than either") {
  CHECK(percent("own", "2026-07-01T23:00:00+05:00") == 85);
  CHECK(percent("own", "2026-01-01T12:00:00+05:00") == 80);
  CHECK(percent("own", "2026-01-01T23:00:00+05:00") == 68);
  CHECK(percent("police", "2026-01-01T23:00:00+05:00") == 75);  // 74.8
}

TEST_CASE("Night is from 22:00 until 06:00 by local time, whatever time it is in Greenwich") {
  CHECK(percent("own", "2026-07-01T21:59:59.999+05:00") == 100);
  CHECK(percent("own", "2026-07-01T22:00:00+05:00") == 85);
  CHECK(percent("own", "2026-07-02T05:59:59.999+05:00") == 85);
  CHECK(percent("own", "2026-07-02T06:00:00+05:00") == 100);
  CHECK(percent("own", "2026-07-01T17:00:00Z") == 85);
  CHECK(percent("own", "2026-07-01T22:00:00Z") == 85);
  CHECK(percent("own", "2026-07-02T01:00:00Z") == 100);
}

TEST_CASE("Winter is from 1 November until 31 March by the local date") {
  CHECK(percent("own", "2026-10-31T12:00:00+05:00") == 100);
  CHECK(percent("own", "2026-11-01T12:00:00+05:00") == 80);
  CHECK(percent("own", "2027-03-31T12:00:00+05:00") == 80);
  CHECK(percent("own", "2027-04-01T12:00:00+05:00") == 100);
  CHECK(percent("own", "2026-10-31T19:00:00Z") == 68);  // 00:00 on 1 November
}

TEST_CASE("A bus waits for the morning and then goes as by day") {
  CHECK(journey("public", "2026-07-01T21:59:00+05:00").wait_min == 0);
  CHECK(journey("public", "2026-07-01T22:00:30+05:00") == Journey{Vehicle::bus, 70, 480});
  CHECK(journey("public", "2026-07-02T03:15:00+05:00") == Journey{Vehicle::bus, 70, 165});
  CHECK(journey("public", "2026-07-02T05:59:59+05:00") == Journey{Vehicle::bus, 70, 1});
  CHECK(journey("public", "2026-07-02T06:00:00+05:00").wait_min == 0);
}

TEST_CASE("The season of a bus is that of the morning on which it leaves") {
  CHECK(journey("public", "2026-10-31T23:00:00+05:00").speed_percent == 56);
  CHECK(journey("public", "2027-03-31T23:00:00+05:00").speed_percent == 70);
}

TEST_CASE("Spans that do not pass midnight or new year are read as well, and equal hours are no night") {
  auto speeds = assumed_speeds;
  speeds.night_from_h = 1, speeds.night_until_h = 4;
  speeds.winter_from_month = 6, speeds.winter_until_month = 8;
  CHECK(journey("own", "2026-01-01T00:59:00+05:00", speeds).speed_percent == 100);
  CHECK(journey("own", "2026-01-01T01:00:00+05:00", speeds).speed_percent == 85);
  CHECK(journey("own", "2026-01-01T04:00:00+05:00", speeds).speed_percent == 100);
  CHECK(journey("own", "2026-08-31T12:00:00+05:00", speeds).speed_percent == 80);
  CHECK(journey("own", "2026-09-01T12:00:00+05:00", speeds).speed_percent == 100);
  speeds.night_until_h = 1;
  CHECK(journey("public", "2026-01-01T01:00:00+05:00", speeds).wait_min == 0);
}

TEST_CASE("Minutes follow from speed and wait, kilometers do not, and whoever stays does not wait") {
  const auto& places = *small_gazetteer();
  const auto atyrau = places.find({"p_atyrau"});
  const auto legs = [&](const Journey& way) {
    return small_roads()->legs(atyrau, {places.find({"p_oral"}), atyrau}, way);
  };
  CHECK(legs({Vehicle::car, 85, 0})[0] == Leg{437, 495, false, true});
  CHECK(legs({Vehicle::bus, 70, 165})[0] == Leg{165 + 531, 495, false, true});
  CHECK(legs({Vehicle::bus, 70, 165})[1] == Leg{0, 0, false, true});
}
