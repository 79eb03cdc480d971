// Only localities take part in distances: whatever stands where within one, and whoever it is, the legs are
// those between the localities.
#include <algorithm>
#include <map>
#include <random>

#include "support/catch.hpp"
#include "support/small_country.hpp"

using namespace pana;

namespace {

const std::vector<std::string> towns{"p_oral",     "p_atyrau", "p_aktau", "p_aktobe",
                                     "p_inderbor", "p_fort",   "p_astana"};

// By center: "minutes km estimate reachable".
using Legs = std::map<std::string, std::string>;

std::string text_of(const Leg& leg) {
  return std::to_string(leg.minutes) + " " + std::to_string(leg.km) + " " + std::to_string(leg.estimate) +
         " " + std::to_string(leg.reachable);
}

Legs legs_from(const std::string& origin, std::vector<Center> centers) {
  Board board{tests::small_roads(), Policy{}};
  board.reset(std::move(centers), {1, 0});
  const auto ranking = rank(board, tests::from(board, origin), tests::noon);
  Legs legs;
  for (const auto& one : ranking.candidates) legs[board.at(one.slot).center.id.text] = text_of(one.leg);
  for (const auto& one : ranking.excluded) legs[board.at(one.slot).center.id.text] = text_of(one.leg);
  return legs;
}

}  // namespace

TEST_CASE("In any register, centers of one locality have one distance, and exchanging them changes none") {
  std::mt19937 random{20'260'131};
  const auto below = [&](std::size_t count) { return random() % count; };
  for (int round = 0; round < 200; ++round) {
    std::vector<Center> centers;
    for (std::size_t at = 0; at < 3 + below(20); ++at)
      centers.push_back(tests::center("c_" + std::to_string(at), towns[below(towns.size())]));
    // Another order of the same localities' centers, with other names, units and codes.
    auto exchanged = centers;
    std::shuffle(exchanged.begin(), exchanged.end(), random);
    for (auto& center : exchanged) {
      center.code = std::to_string(below(99));
      center.name = {center.code, center.code, center.code};
      center.units = {tests::group("single", 1, static_cast<std::int32_t>(below(3)))};
    }
    const auto& origin = towns[below(towns.size())];
    CAPTURE(round, origin);
    const auto legs = legs_from(origin, centers);
    CHECK(legs == legs_from(origin, exchanged));
    std::map<std::string, std::string> by_place;
    for (const auto& center : centers) {
      const auto& leg = legs.at(center.id.text);
      CHECK(by_place.emplace(center.place.text, leg).first->second == leg);
    }
  }
}
