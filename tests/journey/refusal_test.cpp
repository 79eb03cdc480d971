// The person says no: the next ranking knows it at once. And nobody passes by who waits, through two daemons.
#include <map>

#include "support/catch.hpp"
#include "support/requests.hpp"
#include "support/world.hpp"

namespace pana::test {
namespace {

json::object refusal_of(const std::string& offer, std::string_view reason) {
  return {{"offer", offer}, {"reason", reason}, {"key", new_key()}};
}

std::string offer_in(const json::object& opened) {
  return text_of(object_of(opened, "offer"), "offer");
}

json::object next_offer(Console& console) {
  const auto change = console.next_notice("request.changed", [](const json::object& params) {
    return object_of(params, "request").at("state").as_string() == "offered";
  });
  return object_of(change, "offer");
}

}  // namespace

TEST_CASE("after conditions the next nearest is asked, and after too far none that is farther") {
  World world;
  const auto op = world.console(0, "op_one");
  const auto oral = world.console(1, staff_of(center::oral));
  oral->call("offer.list");
  const auto where = nowhere_but({center::oral, center::aktobe, center::aktau});
  const auto opened = open_request(*op, asking("p_atyrau", woman_with_four(), where));
  const auto request = text_of(opened, "request");
  op->call("request.watch", {{"request", request}});
  CHECK(text_of(object_of(opened, "offer"), "center") == center::oral);
  CHECK(text_of(op->call("offer.refuse", refusal_of(offer_in(opened), "conditions")), "state") == "waiting");
  const auto withdrawn = oral->next_notice("offer.changed", [](const json::object& params) {
    return object_of(params, "offer").at("state").as_string() == "refused";
  });
  CHECK_FALSE(object_of(withdrawn, "offer").contains("reason"));

  const auto second = next_offer(*op);
  CHECK(text_of(second, "center") == center::aktobe);
  op->call("offer.refuse", refusal_of(text_of(second, "offer"), "too_far"));
  // Aktau is farther than Aktobe: it is not asked, and the request waits.
  op->next_notice("request.changed", [](const json::object& params) {
    return object_of(params, "request").at("state").as_string() == "waiting";
  });
  const auto ended =
      op->call("request.end", {{"request", request}, {"outcome", "unmet_distance"}, {"key", new_key()}});
  CHECK(object_of(ended, "blocked").at("too_far").to_number<int>() >= 1);
  CHECK(object_of(ended, "blocked").at("already_asked").to_number<int>() == 2);
  const auto story = op->call("request.show", {{"request", request}});
  CHECK(story.at("blocked") == ended.at("blocked"));
  CHECK(story.at("offers").as_array().size() == 2);
  CHECK(story.at("offers").at(0).at("reason").as_string() == "conditions");
  const auto told = op->next_notice("request.changed", [](const json::object& params) {
    return object_of(params, "request").at("state").as_string() == "ended";
  });
  CHECK(object_of(told, "request").at("blocked") == ended.at("blocked"));
}

TEST_CASE("a person who does not go at all ends the request in one step, and the officer tells it") {
  auto& world = shared_world();
  const auto officer = world.console(1, "officer_one");
  const auto opened = open_request(*officer, asking("p_atyrau", woman_alone()));
  const auto result = officer->call("offer.refuse", refusal_of(offer_in(opened), "stays_with_family"));
  CHECK(text_of(result, "state") == "ended");
  const auto story = officer->call("request.show", {{"request", text_of(opened, "request")}});
  CHECK(text_of(story, "outcome") == "withdrawn");
  CHECK(text_of(story, "reason") == "stays_with_family");
  const auto other = world.console(0, "officer_two");
  CHECK(other->expect_error("offer.refuse", refusal_of(offer_in(opened), "too_far")).at == "/offer");
}

TEST_CASE("a hundred wait on two daemons, and each freed unit goes to whose turn it is") {
  World world;
  const auto one = world.console(0, "op_one");
  const auto two = world.console(1, "op_two");
  const auto atyrau = world.console(0, staff_of(center::atyrau));
  const auto where = nowhere_but({center::atyrau});
  std::map<std::string, Console*> openers;
  const auto open = [&](Console& by, std::string_view urgency, json::object household) {
    auto opened = open_request(by, asking("p_atyrau", std::move(household), where, urgency));
    openers[text_of(opened, "request")] = &by;
    return opened;
  };
  // The only family5 is taken; then a hundred want it, the urgent ones last.
  auto holder = text_of(open(*one, "standard", woman_with_four()), "request");
  for (int i = 0; i < 102; ++i) {
    const auto opened = open(i % 2 == 0 ? *one : *two, i < 100 ? "standard" : "urgent", woman_with_four());
    REQUIRE(text_of(opened, "state") == "waiting");
  }
  std::vector<std::string> turns;
  const auto queue = two->call("request.queue");
  for (const auto& request : queue.at("requests").as_array())
    turns.push_back(text_of(request.as_object(), "request"));
  REQUIRE(turns.size() == 102);
  CHECK(queue.at("requests").at(1).at("urgency").as_string() == "urgent");
  atyrau->call("offer.list");
  for (std::size_t turn = 0; turn < 12; ++turn) {
    auto& by = turn % 2 == 0 ? *one : *two;
    openers.at(holder)->call("request.end", withdrawal_of(holder));
    // Who comes now does not pass by those who wait.
    const auto late = open(by, "standard", woman_with_four());
    CHECK(text_of(late, "state") == "waiting");
    const auto ring = atyrau->next_notice("offer.changed", [](const json::object& params) {
      return object_of(params, "offer").at("state").as_string() == "offered";
    });
    holder = text_of(object_of(ring, "offer"), "request");
    REQUIRE(holder == turns.at(turn));
  }
}

}  // namespace pana::test
