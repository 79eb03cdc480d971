// Scenario 10: a center has phone only, and an operator who has called it speaks for it.
#include <boost/json/serialize.hpp>

#include "support/catch.hpp"
#include "support/panactl.hpp"
#include "support/redis_shell.hpp"
#include "support/requests.hpp"
#include "support/world.hpp"

namespace pana::test {
namespace {

// A household for Oral, whose staff nobody has at a screen; op_two calls it.
struct PhoneOnly {
  World world;
  std::unique_ptr<Console> op = world.console(0, "op_one");
  std::unique_ptr<Console> caller = world.console(1, "op_two");
  std::string request;
  std::string offer;
  json::object asked;

  explicit PhoneOnly(const std::vector<std::string>& centers = {center::oral}, json::object more = {}) {
    auto exclude = nowhere_but(centers);
    for (auto& member : more) exclude[member.key()] = std::move(member.value());
    const auto opened = open_request(*op, asking("p_atyrau", woman_alone(), std::move(exclude)));
    request = text_of(opened, "request");
    asked = object_of(opened, "offer");
    offer = text_of(asked, "offer");
    op->call("request.watch", {{"request", request}});
  }
  json::array offers(Console& who, const std::string& center = center::oral) {
    return who.call("offer.list", {{"center", center}}).at("offers").as_array();
  }
  json::object next_change(std::string_view state) {
    return op->next_notice("request.changed", [&](const json::object& params) {
      return object_of(params, "request").at("state").as_string() == state;
    });
  }
};

}  // namespace

TEST_CASE("an operator who has called a center sees its offers, accepts and reports the arrival, marked so") {
  PhoneOnly at;
  const auto listed = at.offers(*at.caller);
  REQUIRE(listed.size() == 1);
  const auto& seen = listed[0].as_object();
  CHECK(object_of(seen, "household").at("women") == 1);
  CHECK(text_of(seen, "answer_by") == text_of(at.asked, "answer_by"));
  CHECK_FALSE(seen.contains("answered_by"));

  const auto accepted = at.caller->call("offer.accept", change_of("offer", at.offer));
  CHECK(text_of(accepted, "state") == "accepted");
  CHECK(text_of(accepted, "answered_by") == "operator");
  // Who has asked for a center's offers hears what becomes of them.
  CHECK(text_of(object_of(at.caller->next_notice("offer.changed"), "offer"), "state") == "accepted");
  CHECK(text_of(object_of(at.next_change("accepted"), "offer"), "answered_by") == "operator");

  // The center's own screen, when somebody comes to it, is told as ever.
  const auto staff = at.world.console(0, staff_of(center::oral));
  const auto own = staff->call("offer.list").at("offers").at(0).as_object();
  CHECK(text_of(own, "answered_by") == "operator");
  CHECK(text_of(own, "held_until") == text_of(accepted, "held_until"));
  CHECK(staff->expect_error("offer.accept", change_of("offer", at.offer)).reason == "already_answered");

  auto arrival = change_of("offer", at.offer);
  arrival["code"] = at.op->call("handover.show", {{"request", at.request}}).at("arrival_code");
  CHECK(text_of(at.caller->call("offer.arrived", arrival), "state") == "arrived");
  at.next_change("placed");
  CHECK(text_of(object_of(staff->next_notice("offer.changed"), "offer"), "answered_by") == "operator");

  const auto read = at.world.console(0, "auditor_one")->call("audit.read", {{"verb", "offer.accept"}});
  const auto& entry = read.at("entries").at(0).as_object();
  CHECK(text_of(entry, "actor") == "op_two");
  CHECK(text_of(entry, "role") == "operator");
}

TEST_CASE("a decline on behalf goes to the next nearest by itself, and silence runs out as for any center") {
  PhoneOnly at({center::oral, center::aktobe});
  auto answer = change_of("offer", at.offer);
  answer["reason"] = "no_bed_after_all";
  CHECK(text_of(at.caller->call("offer.decline", answer), "answered_by") == "operator");
  const auto second = object_of(at.next_change("offered"), "offer");
  CHECK(text_of(second, "center") == center::aktobe);
  RedisShell(at.world.redis().socket()).let_run_out({text_of(second, "offer")});
  at.next_change("waiting");
  const auto late = at.caller->expect_error("offer.accept", change_of("offer", text_of(second, "offer")));
  CHECK(late.reason == "already_answered");

  const auto promise =
      at.world.console(0, staff_of(center::oral))->call("center.promise", {{"center", center::oral}});
  CHECK(promise.at("offers") == 1);
  CHECK(promise.at("phantom") == 1);
  CHECK_FALSE(promise.contains("phantom_share"));
  const auto silent =
      at.world.console(1, "coordinator_one")->call("center.promise", {{"center", center::aktobe}});
  CHECK(silent.at("expired") == 1);
  CHECK(at.caller->expect_error("center.promise", {{"center", center::oral}}).reason == "not_allowed");
}

TEST_CASE("who must not learn of a request cannot answer for its center, and nobody else may either") {
  PhoneOnly at({center::oral}, {{"conceal_from", json::object{{"accounts", json::array{"op_two"}}}}});
  CHECK(at.offers(*at.caller).empty());
  CHECK(at.offers(*at.op).size() == 1);
  const auto refused = [&](const std::string& offer) {
    const auto answer = at.caller->finish(at.caller->start("offer.accept", change_of("offer", offer)));
    return json::serialize(answer.at("error"));
  };
  CHECK(refused(at.offer) == refused("oaaaaaaaaaaaaaa"));
  for (const auto* account : {"officer_one", "coordinator_one", "gateway_one", "admin_one"}) {
    const auto console = at.world.console(0, account);
    CHECK(console->expect_error("offer.accept", change_of("offer", at.offer)).reason == "not_allowed");
    CHECK(console->expect_error("offer.list", {{"center", center::oral}}).reason == "not_allowed");
  }
  const auto aktau = at.world.console(0, staff_of(center::aktau));
  CHECK(aktau->expect_error("offer.accept", change_of("offer", at.offer)).reason == "not_found");
}

TEST_CASE("panactl says that an answer was on behalf of the center") {
  PhoneOnly at;
  const auto by_op = [&](const std::vector<std::string>& words) {
    return panactl(at.world, "op_two", test_password, words);
  };
  const auto listed = by_op({"offers", "--center", center::oral});
  CHECK(listed.code == 0);
  CHECK(listed.output.find(at.offer + " offered") != std::string::npos);
  const auto accepted = by_op({"accept", at.offer});
  CHECK(accepted.code == 0);
  CHECK(accepted.output.find("on behalf of the center") != std::string::npos);
  const auto promise =
      panactl(at.world, "coordinator_one", test_password, {"promise", "--center", center::oral});
  CHECK(promise.output.find("of 1 offers 1 accepted") != std::string::npos);
}

}  // namespace pana::test
