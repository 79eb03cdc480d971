#include "ctl/story.hpp"

#include <boost/json/parse.hpp>

#include "support/catch.hpp"

using namespace pana::ctl;

namespace {

boost::json::object object(const std::string& text) {
  return boost::json::parse(text).as_object();
}

const std::string offer =
    R"("offer":{"offer":"o1","request":"r1","center":"c_one","unit":"family3","state":"offered","travel_min":372,)"
    R"("made_at":"2026-01-31T22:04:05.678Z","answer_by":"2026-01-31T22:14:05.678Z"})";

}  // namespace

TEST_CASE("a placement is told in plain words: what is held where, how far, and who must answer by when") {
  const auto placed = object(R"({"request":"r1","state":"offered",)" + offer +
                             R"(,"candidate":{"travel_min":372,"km":495,"estimate":false,"cost":[]}})");
  CHECK(placed_words(placed, "Shanyrak") ==
        "Held: one family3 at Shanyrak, c_one, 6 h 12 min by road (495 km).\n"
        "The center must answer by 03:14; if it does not, the next nearest is asked.\n"
        "Request r1");
}

TEST_CASE("an officer is told that a unit is held, not where") {
  const auto placed =
      object(R"({"request":"r1","state":"offered","offer":{"offer":"o1","state":"offered","travel_min":420,)"
             R"("made_at":"2026-01-31T22:04:05.678Z","answer_by":"2026-01-31T22:14:05.678Z"}})");
  CHECK(placed_words(placed, "").rfind("Held: a unit at a center, up to 7 h 0 min by road.", 0) == 0);
}

TEST_CASE("where there is no place, what is in the way is told") {
  CHECK(placed_words(object(R"({"request":"r1","state":"waiting","blocked":{"no_free_unit":2,"stale":1}})"),
                     "") ==
        "No place now: the request waits for the next unit that is freed.\n"
        "In the way: 2 centers have no free unit that fits, 1 center has figures too old to rely on: call "
        "first.\n"
        "Request r1");
  CHECK(placed_words(object(R"({"request":"r1","state":"queued"})"), "") ==
        "The request is queued.\nRequest r1");
}

TEST_CASE("a change is a line with the state, the offer and the deadline") {
  CHECK(change_words(object(R"({"cursor":"1-0","request":{"request":"r1","state":"offered"},)" + offer +
                            "}")) == "offered: offer o1 offered at c_one, answers by 03:14");
  CHECK(change_words(
            object(R"({"cursor":"1-0","request":{"request":"r1","state":"ended","outcome":"withdrawn"}})")) ==
        "ended (withdrawn)");
}

TEST_CASE("the story of a request is a line per offer") {
  Desk desk;
  desk.options.language = "en";
  const auto story =
      object(R"({"request":"r1","state":"accepted","urgency":"urgent","opened_at":"2026-01-31T22:04:05.678Z",
    "owner":"op_aliya","offers":[
      {"offer":"o1","center":"c_one","name":{"kk":"a","ru":"b","en":"Home"},"unit":"family3","state":"declined",
       "reason":"no_staff","travel_min":30,"answer_by":"2026-01-31T22:14:05.678Z"},
      {"offer":"o2","state":"accepted","travel_min":90,"held_until":"2026-02-01T01:00:00.000Z",
       "answer_by":"2026-01-31T22:14:05.678Z"}]})");
  CHECK(story_words(desk, story) ==
        "Request r1: accepted, urgent, opened 01 Feb 03:04, owner op_aliya\n"
        "  declined: Home (c_one), family3, 30 min by road, because no_staff, o1\n"
        "  accepted: a center, 1 h 30 min by road, held until 01 Feb 06:00, o2");
}
