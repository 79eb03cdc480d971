#include "domain/board.hpp"

#include "support/catch.hpp"
#include "support/small_country.hpp"
#include "unit/domain/allocations.hpp"

using namespace pana;
using namespace pana::tests;

namespace {

Board board_of(std::vector<Center> centers, Cursor at = {1, 0}) {
  Board board{small_roads(), {}};
  board.reset(std::move(centers), at);
  return board;
}

Event event(std::uint64_t ms) {
  Event made;
  made.cursor = {ms, 0};
  made.at = noon;
  return made;
}

Event units(std::uint64_t ms, std::string center, Counters counters) {
  auto made = event(ms);
  made.units.push_back({{std::move(center)}, "family5", counters});
  return made;
}

Event put(std::uint64_t ms, Center center) {
  auto made = event(ms);
  made.put = CenterPut{std::move(center)};
  return made;
}

const Counters& counters(const Board& board, std::string id) {
  return board.find({std::move(id)})->center.units.at(0).counters;
}

std::vector<std::string> stops(const Board& board, std::string origin) {
  std::vector<std::string> all;
  for (const auto& stop : board.stops_from(board.gazetteer().find({std::move(origin)}))) {
    for (const auto slot : *stop.centers) all.push_back(board.at(slot).center.id.text);
  }
  return all;
}

}  // namespace

TEST_CASE("A board knows its centers by id and slot") {
  const auto board = board_of({center("c_a", "p_oral"), center("c_b", "p_aktau")}, {7, 1});
  CHECK(board.cursor() == Cursor{7, 1});
  CHECK(board.find({"c_b"})->changed == Cursor{7, 1});
  CHECK(board.at(*board.slot_of({"c_b"})).center.id.text == "c_b");
  CHECK(board.find({"c_x"}) == nullptr);
  CHECK_FALSE(board.slot_of({"c_x"}).has_value());
}

TEST_CASE("A newer count replaces an older one and tells which slot changed") {
  auto board = board_of({center("c_a", "p_oral"), center("c_b", "p_aktau")});
  const auto changed = board.apply(units(2, "c_b", {2, 2, 2, 0, 0, 2}));
  CHECK(changed == std::vector{*board.slot_of({"c_b"})});
  CHECK(counters(board, "c_b").free() == 0);
  CHECK(board.find({"c_b"})->changed == Cursor{2, 0});
  CHECK(board.find({"c_a"})->changed == Cursor{1, 0});
  CHECK(board.cursor() == Cursor{2, 0});
}

TEST_CASE("An older version of a unit never replaces a newer one, though its event comes later") {
  auto board = board_of({center("c_a", "p_oral", {group("family5", 5, 1, 9)})});
  const auto before = counters(board, "c_a");
  for (const std::int64_t version : {7, 8}) {
    CHECK(board.apply(units(static_cast<std::uint64_t>(version), "c_a", {2, 2, 0, 0, 0, version})).empty());
    CHECK(counters(board, "c_a") == before);
  }
  CHECK(board.cursor() == Cursor{8, 0});
}

TEST_CASE(
    "A later count of the same version is heeded: what is held for concealed requests is no new version") {
  auto board = board_of({center("c_a", "p_oral", {group("family5", 5, 2, 9)})});
  CHECK(board.apply(units(2, "c_a", {2, 2, 0, 1, 0, 9})).size() == 1);
  CHECK(counters(board, "c_a").held == 1);
}

TEST_CASE("An event at or before the cursor is ignored") {
  auto board = board_of({center("c_a", "p_oral")}, {5, 0});
  for (const std::uint64_t ms : {4U, 5U}) {
    CHECK(board.apply(units(ms, "c_a", {2, 2, 2, 0, 0, 7})).empty());
    CHECK(counters(board, "c_a").version == 1);
  }
  CHECK(board.cursor() == Cursor{5, 0});
}

TEST_CASE("Events about unknown centers and units change nothing but the cursor") {
  auto board = board_of({center("c_a", "p_oral")});
  auto strange = units(2, "c_x", {1, 1, 0, 0, 0, 5});
  strange.units.push_back({{"c_a"}, "attic", {1, 1, 0, 0, 0, 5}});
  strange.confirmed = CenterConfirmed{{"c_x"}, noon, {}};
  CHECK(board.apply(strange).empty());
  CHECK(board.entries().size() == 1);
  CHECK(board.cursor() == Cursor{2, 0});
}

TEST_CASE("A confirmation refreshes, closes and opens a center, and never makes it older") {
  auto board = board_of({center("c_a", "p_oral")});
  auto confirmed = event(2);
  confirmed.confirmed = CenterConfirmed{{"c_a"}, noon + minutes{9}, Acceptance{false, "quarantine", {}}};
  CHECK(board.apply(confirmed).size() == 1);
  CHECK(board.find({"c_a"})->center.confirmed_at == noon + minutes{9});
  CHECK_FALSE(board.find({"c_a"})->center.acceptance.accepting);
  auto late = event(3);
  late.confirmed = CenterConfirmed{{"c_a"}, noon, {}};
  board.apply(late);
  CHECK(board.find({"c_a"})->center.confirmed_at == noon + minutes{9});
  CHECK(board.find({"c_a"})->center.acceptance.reason == "quarantine");
}

TEST_CASE("A center changed in several ways by one event is told once") {
  auto board = board_of({center("c_a", "p_oral")});
  auto all = units(2, "c_a", {2, 2, 0, 0, 0, 2});
  all.confirmed = CenterConfirmed{{"c_a"}, noon, {}};
  all.put = CenterPut{center("c_a", "p_oral")};
  CHECK(board.apply(all).size() == 1);
}

TEST_CASE("A new center joins the board and the stops, in a town with a center or without") {
  auto board = board_of({center("c_a", "p_oral")});
  CHECK(stops(board, "p_atyrau") == std::vector<std::string>{"c_a"});
  board.apply(put(2, center("c_b", "p_oral")));
  CHECK(stops(board, "p_atyrau") == std::vector<std::string>{"c_a", "c_b"});
  CHECK(board.apply(put(3, center("c_c", "p_atyrau"))) == std::vector<Board::Slot>{2});
  CHECK(stops(board, "p_atyrau") == std::vector<std::string>{"c_c", "c_a", "c_b"});
}

TEST_CASE("A register entry adds and removes unit groups and keeps newer counts") {
  auto board = board_of({center("c_a", "p_oral", {group("attic", 1, 1, 3), group("family5", 5, 1, 9)})});
  board.apply(put(2, center("c_a", "p_oral", {group("single", 1, 2, 1), group("family5", 5, 2, 4)})));
  const auto& entry = board.find({"c_a"})->center;
  CHECK(entry.find("attic") == nullptr);
  CHECK(entry.find("single")->counters.free() == 2);
  CHECK(entry.find("family5")->counters.version == 9);
  CHECK(entry.find("family5")->counters.free() == 1);
}

TEST_CASE("A center that moves is found at its new place only, in its old slot") {
  auto board = board_of({center("c_a", "p_oral"), center("c_b", "p_aktau")});
  const auto slot = board.slot_of({"c_a"});
  CHECK(stops(board, "p_aktau") == std::vector<std::string>{"c_b", "c_a"});
  board.apply(put(2, center("c_a", "p_aktau")));
  CHECK(stops(board, "p_aktau") == std::vector<std::string>{"c_b", "c_a"});
  CHECK(board.stops_from(board.gazetteer().find({"p_aktau"})).front().centers->size() == 2);
  CHECK(board.slot_of({"c_a"}) == slot);
}

TEST_CASE("A fresh start replaces everything, keeps slots, and closes what is gone") {
  auto board = board_of({center("c_a", "p_oral", {group("family5", 5, 1, 9)}), center("c_b", "p_aktau")});
  const auto slot = board.slot_of({"c_b"});
  board.reset({center("c_c", "p_atyrau"), center("c_b", "p_aktau", {group("family5", 5, 2, 1)})}, {3, 0});
  CHECK(board.slot_of({"c_b"}) == slot);
  CHECK(counters(board, "c_b").free() == 2);
  CHECK(board.find({"c_a"})->center.units.empty());
  CHECK_FALSE(board.find({"c_a"})->center.acceptance.open_at(noon));
  CHECK(board.find({"c_c"}) != nullptr);
  CHECK(board.cursor() == Cursor{3, 0});
}

TEST_CASE("A fresh start believes the snapshot, also where its versions are lower") {
  auto board = board_of({center("c_a", "p_oral", {group("family5", 5, 0, 9)})});
  board.reset({center("c_a", "p_oral", {group("family5", 5, 2, 1)})}, {2, 0});
  CHECK(counters(board, "c_a").version == 1);
}

TEST_CASE("Stops come nearest first, unreachable ones last, and unknown places with them") {
  const auto board =
      board_of({center("c_far", "p_astana"), center("c_none", "p_nowhere"), center("c_aktau", "p_aktau"),
                center("c_oral", "p_oral"), center("c_home", "p_atyrau")});
  const auto all = stops(board, "p_atyrau");
  REQUIRE(all.size() == 5);
  CHECK(std::vector(all.begin(), all.begin() + 3) == std::vector<std::string>{"c_home", "c_oral", "c_aktau"});
  const auto& legs = board.stops_from(board.gazetteer().find({"p_atyrau"}));
  CHECK_FALSE(legs[3].leg.reachable);
  CHECK_FALSE(legs[4].leg.reachable);
}

TEST_CASE("A walk allocates nothing once its lists have grown, from whichever origin") {
  std::vector<Place> places;
  for (int i = 0; i < 100; ++i)
    places.push_back({{"p_" + std::to_string(i)}, {}, {}, "", {40 + i * 0.01, 70}, 0});
  const auto gazetteer = std::make_shared<const Gazetteer>(std::vector<Region>{}, std::move(places));
  Board board{std::make_shared<const RoadTable>(gazetteer, std::vector<Road>{{{"p_1"}, {"p_90"}, 200}}, 80),
              {}};
  std::vector<Center> centers;
  for (int i = 0; i < 100; i += 3)
    centers.push_back(center("c_" + std::to_string(i), "p_" + std::to_string(i)));
  board.reset(std::move(centers), {1, 0});
  board.close({{"k1"}, {"p_1"}, {"p_90"}, noon, noon + minutes{9}});
  const auto walked = [&](Gazetteer::Index origin) {
    auto stops = board.walk_from(origin, {}, noon);
    std::size_t count = 0;
    while (stops.next() != nullptr) ++count;
    return count;
  };
  for (Gazetteer::Index origin = 0; origin < 100; ++origin) CHECK(walked(origin) > 10);
  const auto before = allocations();
  std::size_t all = 0;
  for (Gazetteer::Index origin = 0; origin < 100; ++origin) all += walked(origin);
  CHECK(allocations() == before);
  CHECK(all > 1000);
}
