#include "domain/board.hpp"
#include "support/catch.hpp"
#include "support/small_country.hpp"

// What happens for a concealed request is no change for those who must not learn of it.
using namespace pana;
using namespace pana::tests;

namespace {

const Actor unaware{AccountId{"op_x"}, Role::hotline_operator, {}, {}, {}};
const Actor other{AccountId{"op_y"}, Role::hotline_operator, {}, {}, {}};

struct Story {
  Board board{small_roads(), {}};
  std::uint64_t ms = 1;

  explicit Story(std::int32_t total = 3) {
    board.reset({center("c_a", "p_oral", {group("family5", 5, total)}), center("c_b", "p_aktau")}, {1, 0});
  }
  Event event() {
    Event made;
    made.cursor = {++ms, 0};
    return made;
  }
  Counters counters() const { return board.find({"c_a"})->center.units.at(0).counters; }
  Board::Slot slot() const { return *board.slot_of({"c_a"}); }

  void request(const std::string& id, RequestState state, OfferState offer, std::int32_t held,
               bool concealed) {
    auto made = event();
    auto figures = counters();
    figures.held = held;
    if (!concealed) ++figures.version;
    made.units.push_back({{"c_a"}, "family5", figures});
    made.offer = OfferChanged{{"o" + id}, {id}, {"c_a"}, "family5", offer, 60, noon, noon, std::nullopt, {}};
    made.request = RequestChanged{{id}, state, {"op_y"}, {"op_y"}, Urgency::urgent, noon, {}, 1};
    if (concealed && state == RequestState::offered) made.concealed = Concealment{{{"op_x"}}, {}, {}};
    board.apply(made);
  }
  // As whoever must not learn of it sees the center, and as everybody else does.
  std::pair<std::int32_t, Cursor> to(const Actor& actor) const {
    return {board.seen_by(actor, slot()).units.at(0).counters.held, board.changed_for(actor, slot())};
  }
};

}  // namespace

TEST_CASE(
    "A unit held for a concealed request looks free to those who must not learn of it, and only to them") {
  Story story;
  story.request("r1", RequestState::offered, OfferState::offered, 1, true);
  CHECK(story.to(unaware) == std::pair{0, Cursor{1, 0}});
  CHECK(story.to(other) == std::pair{1, Cursor{2, 0}});
  CHECK(story.board.conceals({"r1"}, unaware));
  CHECK_FALSE(story.board.conceals({"r1"}, other));
  CHECK(story.board.hides_changes_from(unaware));
  CHECK_FALSE(story.board.hides_changes_from(other));
}

TEST_CASE("Nothing of a concealed request's whole life is a change for those who must not learn of it") {
  Story story;
  story.request("r1", RequestState::offered, OfferState::offered, 1, true);
  story.request("r1", RequestState::accepted, OfferState::accepted, 1, true);
  CHECK(story.to(unaware) == std::pair{0, Cursor{1, 0}});
  story.request("r1", RequestState::ended, OfferState::withdrawn, 0, true);
  CHECK(story.to(unaware) == std::pair{0, Cursor{1, 0}});
  CHECK(story.to(other) == std::pair{0, Cursor{4, 0}});
  CHECK(story.board.concealed().empty());
  CHECK(story.board.hides_changes_from(unaware));
}

TEST_CASE("That somebody has arrived is a change for everybody: it cannot be hidden") {
  Story story;
  story.request("r1", RequestState::offered, OfferState::offered, 1, true);
  story.request("r1", RequestState::accepted, OfferState::accepted, 1, true);
  story.request("r1", RequestState::placed, OfferState::arrived, 0, true);
  CHECK(story.to(unaware) == std::pair{0, Cursor{4, 0}});
}

TEST_CASE("What others do to the same unit is a change for everybody") {
  Story story;
  story.request("r1", RequestState::offered, OfferState::offered, 1, true);
  story.request("r2", RequestState::offered, OfferState::offered, 2, false);
  CHECK(story.to(unaware) == std::pair{1, Cursor{3, 0}});
  CHECK(story.to(other) == std::pair{2, Cursor{3, 0}});
  story.request("r1", RequestState::ended, OfferState::withdrawn, 1, true);
  CHECK(story.to(unaware) == std::pair{1, Cursor{3, 0}});
}

TEST_CASE("That the last unit is taken cannot be hidden") {
  Story story(1);
  story.request("r1", RequestState::offered, OfferState::offered, 1, true);
  CHECK(story.to(unaware).first == 1);
}

TEST_CASE("A fresh start knows what is concealed and where units are held for it") {
  Story story;
  Center full = center("c_a", "p_oral", {group("family5", 5, 3)});
  full.units.at(0).counters.held = 1;
  story.board.reset({full}, {9, 0},
                    {{{"r1"}, {{{{"op_x"}}, {}, {}}, std::pair{CenterId{"c_a"}, "family5"}}}});
  CHECK(story.to(unaware).first == 0);
  CHECK(story.to(other).first == 1);
}
