#include "domain/waiting_list.hpp"

#include "support/catch.hpp"

using namespace pana;

namespace {

const Instant noon = *from_rfc3339("2026-01-31T12:00:00Z");

Turn turn(Urgency urgency, int minute, std::string request) {
  return {urgency, noon + minutes{minute}, {std::move(request)}};
}

const Turn old_standard = turn(Urgency::standard, 0, "r1");
const Turn old_urgent = turn(Urgency::urgent, 1, "r2");
const Turn young_urgent = turn(Urgency::urgent, 2, "r3");

}  // namespace

TEST_CASE("The most urgent has the first turn, then the oldest, and nobody comes after the last one") {
  CHECK(old_urgent < young_urgent);
  CHECK(young_urgent < old_standard);
  CHECK(old_standard < last_turn);
  CHECK_FALSE(last_turn < last_turn);
}

TEST_CASE("A look is worth it where somebody waits whose turn is before, as long as nobody has looked") {
  WaitingList list;
  CHECK_FALSE(list.worth_a_look(last_turn, noon));
  list.follow(old_urgent, true);
  CHECK(list.worth_a_look(young_urgent, noon));
  CHECK(list.worth_a_look(last_turn, noon));
  CHECK_FALSE(list.worth_a_look(old_urgent, noon));
  CHECK_FALSE(list.worth_a_look(turn(Urgency::emergency, 9, "r9"), noon));
  list.follow(old_urgent, false);
  CHECK_FALSE(list.worth_a_look(last_turn, noon));
  CHECK(list.empty());
}

TEST_CASE(
    "Where nobody found a place nobody is looked at again, until there is room, somebody else, or time "
    "passes") {
  WaitingList list;
  list.reset({old_urgent, young_urgent});
  list.none_found(list.news(), last_turn, noon);
  CHECK_FALSE(list.worth_a_look(last_turn, noon));
  SECTION("room") {
    list.note_room();
  }
  SECTION("somebody else") {
    list.follow(old_standard, true);
  }
  SECTION("another snapshot") {
    list.reset({old_urgent});
  }
  CHECK(list.worth_a_look(last_turn, noon + (list.news() > 1 ? seconds{0} : seconds{1})));
}

TEST_CASE("A look at those before a turn says nothing of those behind it") {
  WaitingList list;
  list.reset({old_urgent, old_standard});
  list.none_found(list.news(), young_urgent, noon);
  CHECK_FALSE(list.worth_a_look(turn(Urgency::urgent, 5, "r5"), noon));
  CHECK(list.worth_a_look(last_turn, noon));
}

TEST_CASE("What happened during a look is news for the next") {
  WaitingList list;
  list.follow(old_urgent, true);
  const auto before = list.news();
  list.note_room();
  list.none_found(before, last_turn, noon);
  CHECK(list.worth_a_look(last_turn, noon));
}
