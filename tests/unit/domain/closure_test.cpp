#include "domain/closure.hpp"

#include "domain/request.hpp"
#include "support/catch.hpp"
#include "support/small_country.hpp"

using namespace pana;
using namespace pana::tests;

TEST_CASE("A closure stops the vehicles it names, from its beginning until just before its end") {
  const Closure buses{{"k1"}, {"p_oral"}, {"p_atyrau"}, noon, noon + minutes{60}, bit(Vehicle::bus)};
  CHECK_FALSE(buses.stops(Vehicle::bus, noon - milliseconds{1}));
  CHECK(buses.stops(Vehicle::bus, noon));
  CHECK(buses.stops(Vehicle::bus, noon + minutes{60} - milliseconds{1}));
  CHECK_FALSE(buses.stops(Vehicle::bus, noon + minutes{60}));
  CHECK_FALSE(buses.stops(Vehicle::car, noon));
}

TEST_CASE("Police, centers and families come by car, public transport is the bus") {
  for (const auto transport : transports) {
    CAPTURE(transport);
    CHECK(vehicle_of(transport) == (transport == "public" ? Vehicle::bus : Vehicle::car));
  }
}

TEST_CASE("Vehicle classes are read by their names only") {
  for (const auto vehicle : {Vehicle::car, Vehicle::bus}) CHECK(vehicle_from(name_of(vehicle)) == vehicle);
  CHECK_FALSE(vehicle_from("lorry"));
  CHECK_FALSE(vehicle_from(""));
}

TEST_CASE("A section of the road table is found from either end, and nothing else is a road") {
  const auto& table = *small_roads();
  CHECK(table.has_road({"p_oral"}, {"p_atyrau"}));
  CHECK(table.has_road({"p_atyrau"}, {"p_oral"}));
  CHECK_FALSE(table.has_road({"p_atyrau"}, {"p_aktau"}));     // a way, but by other towns
  CHECK_FALSE(table.has_road({"p_atyrau"}, {"p_inderbor"}));  // off the table
  CHECK_FALSE(table.has_road({"p_oral"}, {"p_nowhere"}));
  CHECK_FALSE(table.has_road({"p_oral"}, {"p_oral"}));
}

TEST_CASE("The sections at a locality are told nearest first") {
  CHECK(small_roads()->roads_at({"p_qulsary"}) ==
        std::vector<PlaceId>{{"p_beyneu"}, {"p_atyrau"}, {"p_kandyagash"}});
  CHECK(small_roads()->roads_at({"p_inderbor"}).empty());
  CHECK(small_roads()->roads_at({"p_nowhere"}).empty());
}
