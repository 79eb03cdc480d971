// What leads to a center, from the register to the referrer and to nobody else.
#include <boost/json/serialize.hpp>

#include <set>

#include "support/catch.hpp"
#include "support/requests.hpp"
#include "support/world.hpp"

namespace pana::test {
namespace {

json::object demo_entry(const std::string& id) {
  for (const auto& entry : demo_register()) {
    if (entry.at("center").as_string() == id) return entry.as_object();
  }
  throw std::runtime_error("no such center");
}

// A household on its way to Oral, and those who look on.
struct OnTheWay {
  World world;
  std::unique_ptr<Console> op = world.console(0, "op_one");
  std::unique_ptr<Console> oral = world.console(1, staff_of(center::oral));
  std::unique_ptr<Console> aktau = world.console(1, staff_of(center::aktau));
  std::unique_ptr<Console> coordinator = world.console(0, "coordinator_one");
  json::object told = demo_entry(center::oral).at("handover").as_object();
  json::object request;
  std::string offer;

  OnTheWay() {
    oral->call("offer.list");
    aktau->call("offer.list");
    const auto opened = open_request(*op, asking("p_atyrau", woman_alone(), nowhere_but({center::oral})));
    request = {{"request", text_of(opened, "request")}};
    offer = text_of(object_of(opened, "offer"), "offer");
  }
  json::object accept() { return oral->call("offer.accept", change_of("offer", offer)); }
  json::object look() { return op->call("handover.show", request); }
  std::string refused(Console& who) {
    return json::serialize(who.finish(who.start("handover.show", request)).at("error"));
  }
  void put(json::value handover) {
    auto entry = demo_entry(center::oral);
    entry["handover"] = std::move(handover);
    entry["key"] = new_key();
    coordinator->call("center.put", entry);
  }
};

}  // namespace

TEST_CASE("the owner of an accepted request sees line, meeting point and code until the hold ends") {
  OnTheWay on;
  CHECK(on.op->expect_error("handover.show", on.request).reason == "conflict");
  const auto accepted = on.accept();
  const auto shown = on.look();
  CHECK(shown.at("line") == on.told.at("line"));
  const auto& point = object_of(shown, "meeting_point");
  CHECK(point.at("kind") == on.told.at("meeting_point").at("kind"));
  CHECK(point.at("place") == on.told.at("meeting_point").at("place"));
  CHECK(text_of(object_of(point, "name"), "en") == "Oral");
  CHECK(text_of(shown, "arrival_code").size() == 6);
  CHECK(shown.at("expires_at") == accepted.at("held_until"));
}

TEST_CASE("the center is told of every look, at once and in its list; no other center is") {
  OnTheWay on;
  on.accept();
  for (std::int64_t looks = 1; looks <= 2; ++looks) {
    on.look();
    const auto notice = on.oral->next_notice("handover.shown");
    CHECK(text_of(notice, "offer") == on.offer);
    const auto listed = on.oral->call("offer.list").at("offers").at(0).as_object();
    CHECK(listed.at("looks").as_int64() == looks);
    CHECK(listed.at("shown_at") == notice.at("at"));
  }
  CHECK(on.aktau->call("offer.list").at("offers").as_array().empty());
  CHECK_FALSE(on.aktau->notice_within("handover.shown", milliseconds{0}));
}

TEST_CASE("to anybody else the request does not exist, in whatever state it is, by the same bytes") {
  OnTheWay on;
  const auto officer = on.world.console(0, "officer_two");
  const auto operator_two = on.world.console(1, "op_two");
  std::set<std::string> answers;
  const auto ask = [&] {
    answers.insert(on.refused(*officer));
    answers.insert(on.refused(*operator_two));
  };
  ask();
  on.accept();
  ask();
  on.op->call("request.end", withdrawal_of(text_of(on.request, "request")));
  ask();
  CHECK(on.op->expect_error("handover.show", on.request).reason == "conflict");
  on.request = {{"request", "raaaaaaaaaaaaaa"}};
  ask();
  CAPTURE(*answers.begin());
  CHECK(answers.size() == 1);
  CHECK(answers.begin()->find("not_found") != std::string::npos);
}

TEST_CASE("neither center staff nor register keepers nor auditors may ask for a line, and none is told one") {
  OnTheWay on;
  on.accept();
  const auto line = text_of(on.told, "line");
  // Coordinators have requests of their own, for the households of a center that is left; no others exist.
  CHECK(on.coordinator->expect_error("handover.show", on.request).reason == "not_found");
  for (const auto& account : {std::string{"admin_one"}, std::string{"auditor_one"}, staff_of(center::oral)}) {
    CAPTURE(account);
    CHECK(on.world.console(0, account)->expect_error("handover.show", on.request).reason == "not_allowed");
  }
  const auto shown = on.coordinator->call("center.show", {{"center", center::oral}});
  CHECK(shown.at("handover").as_bool());
  CHECK(json::serialize(shown).find(line) == std::string::npos);
  const auto board = on.coordinator->call("board.watch");
  CHECK(json::serialize(board).find("+7700") == std::string::npos);
}

TEST_CASE("an import without handovers keeps those that are stored, and null removes one") {
  OnTheWay on;
  on.accept();
  auto entry = demo_entry(center::oral);
  entry.erase("handover");
  entry["key"] = new_key();
  on.coordinator->call("center.put", entry);
  CHECK(on.look().at("line") == on.told.at("line"));
  on.put({{"line", "111"}});
  CHECK(text_of(on.look(), "line") == "111");
  on.put(nullptr);
  CHECK_FALSE(on.look().contains("line"));
  CHECK_FALSE(on.coordinator->call("center.show", {{"center", center::oral}}).at("handover").as_bool());
}

TEST_CASE("a locality to meet in must exist, and the nearest names are told") {
  OnTheWay on;
  auto entry = demo_entry(center::oral);
  entry["handover"] = {{"line", "111"}, {"meeting_point", {{"kind", "hospital"}, {"place", "p_orall"}}}};
  entry["key"] = new_key();
  const auto refused = on.coordinator->expect_error("center.put", entry);
  CHECK(refused.reason == "not_found");
  CHECK(refused.at == "/handover/meeting_point/place");
  CHECK(refused.data.at("nearest").as_array().at(0) == "p_oral");
}

}  // namespace pana::test
