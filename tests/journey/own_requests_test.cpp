// Requests of one's own: found again after a reload, and for the operator who took one over, what was told.
#include "support/catch.hpp"
#include "support/requests.hpp"
#include "support/world.hpp"

namespace pana::test {

TEST_CASE("an operator finds a claimed request again, with what was told, and where it could go") {
  World world;
  const auto officer = world.console(0, "officer_one");
  const auto op = world.console(1, "op_one");
  auto exclude = nowhere_but({center::oral, center::aktobe});
  exclude["conceal_from"] = json::object{{"accounts", json::array{"op_two"}}};
  const auto request =
      text_of(open_request(*officer, asking("p_atyrau", woman_with_four(), exclude), "queue"), "request");
  const json::object ref{{"request", request}};
  CHECK_FALSE(op->call("request.show", ref).contains("body"));
  op->call("request.claim", change_of("request", request));
  const auto story = op->call("request.watch", ref);
  const auto body = object_of(story, "body");
  CHECK(text_of(object_of(body, "origin"), "place") == "p_atyrau");
  CHECK(object_of(object_of(body, "origin"), "name").contains("kk"));
  CHECK(object_of(body, "household").at("women") == 1);
  CHECK_FALSE(object_of(body, "exclude").contains("conceal_from"));
  CHECK_FALSE(officer->call("request.show", ref).contains("body"));
  for (auto* console : {&*op, &*officer}) {
    const auto own = console->call("request.list").at("requests").as_array();
    REQUIRE(own.size() == 1);
    CHECK(own[0].at("request").as_string() == request);
    CHECK(own[0].at("people") == 5);
    CHECK(own[0].at("deadline") == story.at("deadline"));
  }
  const auto candidates = op->call("request.preview", ref).at("candidates").as_array();
  const auto placed = op->call("request.place", change_of("request", request));
  REQUIRE_FALSE(candidates.empty());
  CHECK(candidates[0].at("center") == object_of(placed, "offer").at("center"));

  for (const auto* account : {"op_two", "officer_two", "gateway_one", "coordinator_one"})
    CHECK(world.console(0, account)->call("request.list").at("requests").as_array().empty());
  for (const auto* account : {"admin_one", "auditor_one"})
    CHECK(world.console(0, account)->expect_error("request.list").reason == "not_allowed");

  op->call("request.end", withdrawal_of(request));
  CHECK(op->call("request.list").at("requests").as_array().empty());
  const auto read = world.console(0, "auditor_one")->call("audit.read", {{"verb", "request.watch"}});
  const auto& entry = read.at("entries").at(0).as_object();
  CHECK(text_of(entry, "actor") == "op_one");
  CHECK(text_of(entry, "object") == request);
}

}  // namespace pana::test
