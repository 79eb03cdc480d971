#include "domain/board.hpp"
#include "support/catch.hpp"
#include "support/small_country.hpp"

using namespace pana;
using namespace pana::tests;

namespace {

using Ids = std::vector<std::string>;

// Oral, Atyrau and Aktau lie on one road, with a way around by Aktobe between the first two.
Board west() {
  Board board{small_roads(), {}};
  board.reset({center("c_oral", "p_oral"), center("c_aktau", "p_aktau")}, {1, 0});
  return board;
}

Closure closure(std::string id, std::string from, std::string to, std::uint8_t vehicles = all_vehicles) {
  return {{std::move(id)}, {std::move(from)}, {std::move(to)}, noon, noon + minutes{60}, vehicles};
}

Search by(const Board& board, std::string transport) {
  auto search = from(board, "p_atyrau");
  search.transport = std::move(transport);
  return search;
}

Event event(std::uint64_t ms, Instant at) {
  Event made;
  made.cursor = {ms, 0};
  made.at = at;
  return made;
}

}  // namespace

TEST_CASE("A closed road turns the order around: from Atyrau, Aktau comes before Oral") {
  auto board = west();
  const auto search = from(board, "p_atyrau");
  CHECK(ranked(board, search) == Ids{"c_oral", "c_aktau"});
  board.close(closure("k1", "p_atyrau", "p_oral"));
  CHECK(ranked(board, search) == Ids{"c_aktau", "c_oral"});
  const auto around = rank(board, search, noon).candidates.back().leg;
  CHECK(around.km == 230 + 430 + 96 + 485);
  board.open(ClosureId{"k1"});
  CHECK(ranked(board, search) == Ids{"c_oral", "c_aktau"});
}

TEST_CASE("A closure holds from its beginning until its end, and by itself") {
  auto board = west();
  board.close(closure("k1", "p_oral", "p_atyrau"));
  const auto first = [&](Instant at) { return ranked(board, from(board, "p_atyrau"), at).front(); };
  CHECK(first(noon - milliseconds{1}) == "c_oral");
  CHECK(first(noon) == "c_aktau");
  CHECK(first(noon + minutes{60} - milliseconds{1}) == "c_aktau");
  CHECK(first(noon + minutes{60}) == "c_oral");
}

TEST_CASE("A closure stops the vehicles that it names") {
  auto board = west();
  board.close(closure("k1", "p_oral", "p_atyrau", bit(Vehicle::bus)));
  CHECK(ranked(board, by(board, "public")).front() == "c_aktau");
  for (const auto* transport : {"own", "police", "center"})
    CHECK(ranked(board, by(board, transport)).front() == "c_oral");
}

TEST_CASE("What only a closed road leads to is told with that road, apart from what no road leads to") {
  auto board = west();
  board.apply([&] {
    auto put = event(2, noon);
    put.put = CenterPut{center("c_astana", "p_astana")};
    return put;
  }());
  board.close(closure("k1", "p_aktau", "p_beyneu"));
  board.close(closure("k2", "p_beyneu", "p_qulsary"));
  const auto search = from(board, "p_atyrau");
  CHECK(ranked(board, search) == Ids{"c_oral"});
  CHECK(reasons_against(board, search, "c_aktau") ==
        std::vector<Reason>{{Rule::road_closed, -1, "p_qulsary-p_beyneu"}});  // the first on the way
  CHECK(reasons_against(board, search, "c_astana") == std::vector<Reason>{{Rule::unreachable}});
}

TEST_CASE(
    "Whoever only a closed road keeps from a place may wait for it; without a road waiting is in vain") {
  Board board{small_roads(), {}};
  board.reset({center("c_aktau", "p_aktau")}, {1, 0});
  board.close(closure("k1", "p_aktau", "p_beyneu"));
  CHECK(could_ever_fit(rank(board, from(board, "p_atyrau"), noon)));
  CHECK_FALSE(could_ever_fit(rank(board, from(board, "p_astana"), noon)));
}

TEST_CASE("The same closure told again replaces the former; opening an unknown one changes nothing") {
  auto board = west();
  board.close(closure("k1", "p_oral", "p_atyrau"));
  auto longer = closure("k1", "p_oral", "p_aktobe");
  board.close(longer);
  CHECK(board.closures() == std::vector{longer});
  CHECK(ranked(board, from(board, "p_atyrau")).front() == "c_oral");
  board.open(ClosureId{"k2"});
  CHECK(board.closures().size() == 1);
}

TEST_CASE("A closure of a road that is not on the table closes nothing") {
  auto board = west();
  board.close(closure("k1", "p_atyrau", "p_aktau"));
  CHECK(ranked(board, from(board, "p_atyrau")) == Ids{"c_oral", "c_aktau"});
}

TEST_CASE("A closure that has ended is forgotten with the next event") {
  auto board = west();
  board.close(closure("k1", "p_oral", "p_atyrau"));
  board.apply(event(2, noon + minutes{59}));
  CHECK(board.closures().size() == 1);
  board.apply(event(3, noon + minutes{60}));
  CHECK(board.closures().empty());
  CHECK(ranked(board, from(board, "p_atyrau")).front() == "c_oral");
}

TEST_CASE("A fresh start brings the closures with it") {
  auto board = west();
  board.close(closure("k1", "p_oral", "p_atyrau"));
  const auto other = closure("k2", "p_oral", "p_aktobe");
  board.reset({center("c_oral", "p_oral")}, {2, 0}, {}, {other});
  CHECK(board.closures() == std::vector{other});
}
