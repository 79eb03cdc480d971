#include "domain/travel.hpp"

#include <cmath>

#include "support/catch.hpp"
#include "support/small_country.hpp"

using namespace pana;
using namespace pana::tests;

namespace {

Leg leg(const RoadTable& table, std::string from, std::string to) {
  const auto& places = table.gazetteer();
  return table.legs(places.find({std::move(from)}), {places.find({std::move(to)})}).at(0);
}

Leg leg(std::string from, std::string to) {
  return leg(*small_roads(), std::move(from), std::move(to));
}

double straight_km(std::string from, std::string to) {
  const auto& places = *small_gazetteer();
  return great_circle_km(places.at(places.find({std::move(from)})).position,
                         places.at(places.find({std::move(to)})).position);
}

}  // namespace

TEST_CASE("Atyrau to Oral is 495 km and 372 minutes") {
  CHECK(leg("p_atyrau", "p_oral") == Leg{372, 495, false, true});
  CHECK(leg("p_oral", "p_atyrau") == Leg{372, 495, false, true});
}

TEST_CASE("From Atyrau the road puts Oral before Aktau, though the straight line says otherwise") {
  CHECK(straight_km("p_atyrau", "p_aktau") < straight_km("p_atyrau", "p_oral"));
  const auto aktau = leg("p_atyrau", "p_aktau");
  CHECK(aktau.km == 915);
  CHECK(aktau.minutes == 687);
  CHECK(leg("p_atyrau", "p_oral").minutes < aktau.minutes);
}

TEST_CASE("A place is at no distance from itself, on the road table or off it") {
  CHECK(leg("p_oral", "p_oral") == Leg{0, 0, false, true});
  CHECK(leg("p_inderbor", "p_inderbor") == Leg{0, 0, false, true});
}

TEST_CASE("The shortest of several ways counts") {
  CHECK(leg("p_oral", "p_qulsary").km == 725);          // by Atyrau, not by Aktobe (1,011)
  CHECK(leg("p_oral", "p_kandyagash").km == 485 + 96);  // by Aktobe, not by Atyrau (1,155)
}

TEST_CASE("Without a path a place is unreachable, which is not far") {
  CHECK_FALSE(leg("p_atyrau", "p_astana").reachable);
  CHECK(leg("p_astana", "p_temirtau") == Leg{143, 190, false, true});
}

TEST_CASE("A locality off the table joins its two nearest ones by great circle x 1.35 and says so") {
  const auto to_atyrau = leg("p_inderbor", "p_atyrau");
  CHECK(to_atyrau.estimate);
  CHECK(to_atyrau.km == std::lround(straight_km("p_inderbor", "p_atyrau") * 1.35));
  const auto to_aktau = leg("p_inderbor", "p_aktau");
  CHECK(to_aktau.km == std::lround(std::min(straight_km("p_inderbor", "p_atyrau") * 1.35 + 915,
                                            straight_km("p_inderbor", "p_qulsary") * 1.35 + 685)));
}

TEST_CASE("A village on the Caspian shore is not led across the sea") {
  const auto by_land = leg("p_fort", "p_atyrau");
  CHECK(by_land.reachable);
  CHECK(by_land.estimate);
  CHECK(by_land.km == std::lround(straight_km("p_fort", "p_aktau") * 1.35 + 915));
  CHECK(straight_km("p_fort", "p_atyrau") * 1.35 < by_land.km);
}

TEST_CASE("Two localities off the table go straight when they are nearer than the table") {
  const auto gazetteer = std::make_shared<const Gazetteer>(
      std::vector<Region>{}, std::vector<Place>{{{"p_town"}, {}, {}, "", {50, 70}, 0},
                                                {{"p_other"}, {}, {}, "", {50, 71}, 0},
                                                {{"p_village"}, {}, {}, "", {51, 70}, 0},
                                                {{"p_hamlet"}, {}, {}, "", {51.1, 70}, 0},
                                                {{"p_beyond"}, {}, {}, "", {49, 70.1}, 0}});
  const RoadTable table{gazetteer, {{{"p_town"}, {"p_other"}, 75}}, 80};
  const auto near = leg(table, "p_village", "p_hamlet");
  CHECK(near.km == std::lround(great_circle_km({51, 70}, {51.1, 70}) * 1.35));
  CHECK(near.estimate);
  const auto across = leg(table, "p_village", "p_beyond");
  CHECK(across.km ==
        std::lround((great_circle_km({51, 70}, {50, 70}) + great_circle_km({49, 70.1}, {50, 70})) * 1.35));
}

TEST_CASE("Without roads all distances are estimates") {
  const RoadTable table{small_gazetteer(), {}, 80};
  const auto estimated = leg(table, "p_atyrau", "p_oral");
  CHECK(estimated.reachable);
  CHECK(estimated.estimate);
  CHECK(estimated.km == std::lround(straight_km("p_atyrau", "p_oral") * 1.35));
}

TEST_CASE("Minutes are rounded up, but a whole minute stays one") {
  const auto gazetteer = std::make_shared<const Gazetteer>(
      std::vector<Region>{},
      std::vector<Place>{{{"p_a"}, {}, {}, "", {50, 70}, 0}, {{"p_b"}, {}, {}, "", {50, 71}, 0}});
  const auto minutes_of = [&](double km) {
    return leg(RoadTable{gazetteer, {{{"p_a"}, {"p_b"}, km}}, 80}, "p_a", "p_b").minutes;
  };
  CHECK(minutes_of(80) == 60);
  CHECK(minutes_of(80.1) == 61);
  CHECK(minutes_of(28) == 21);
  CHECK(minutes_of(0.1 * 3 * 40) == 9);  // 12.000000000000002 km
}

TEST_CASE("The way there is as long as the way back") {
  const auto count = static_cast<Gazetteer::Index>(small_gazetteer()->places().size());
  std::vector<Gazetteer::Index> all(count);
  for (Gazetteer::Index i = 0; i < count; ++i) all[i] = i;
  std::vector<std::vector<Leg>> legs;
  for (const auto from : all) legs.push_back(small_roads()->legs(from, all));
  for (const auto a : all) {
    for (const auto b : all) {
      CAPTURE(a, b);
      CHECK(legs[a][b] == legs[b][a]);
    }
  }
}

TEST_CASE("Nowhere is unreachable") {
  const auto& table = *small_roads();
  CHECK_FALSE(table.legs(Gazetteer::none, {0})[0].reachable);
  CHECK_FALSE(table.legs(0, {Gazetteer::none})[0].reachable);
  CHECK_FALSE(table.legs(Gazetteer::none, {Gazetteer::none})[0].reachable);
  CHECK(table.legs(0, {}).empty());
}

TEST_CASE("A road table that makes no sense is refused at the start") {
  const auto make = [](Road road, double speed) { return RoadTable{small_gazetteer(), {road}, speed}; };
  CHECK_THROWS_AS(make({{"p_oral"}, {"p_nowhere"}, 10}, 80), std::invalid_argument);
  CHECK_THROWS_AS(make({{"p_oral"}, {"p_atyrau"}, 0}, 80), std::invalid_argument);
  CHECK_THROWS_AS(make({{"p_oral"}, {"p_atyrau"}, std::nan("")}, 80), std::invalid_argument);
  CHECK_THROWS_AS(make({{"p_oral"}, {"p_atyrau"}, 10}, 0), std::invalid_argument);
}
