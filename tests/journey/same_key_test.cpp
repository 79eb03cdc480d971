// The same key gets the same answer: on the same connection, at the other daemon, after a crash.
#include "support/catch.hpp"
#include "support/requests.hpp"
#include "support/world.hpp"

namespace pana::test {
namespace {

json::object opening() {
  auto params = asking("p_atyrau", woman_with_four(), {{"home_place", true}});
  params["route"] = "auto";
  params["key"] = new_key();
  return params;
}

json::object withdrawn(const json::object& opened) {
  return withdrawal_of(text_of(opened, "request"));
}

}  // namespace

TEST_CASE(
    "a call repeated with its key is answered as before, also by the other daemon, and does nothing more") {
  World world;
  const auto op = world.console(0, "op_one");
  const auto op_elsewhere = world.console(1, "op_one");
  const auto oral = world.console(1, staff_of(center::oral));
  const auto params = opening();
  const auto opened = op->call("request.open", params);
  CHECK(op->call("request.open", params) == opened);
  CHECK(op_elsewhere->call("request.open", params) == opened);

  const auto accept = change_of("offer", text_of(object_of(opened, "offer"), "offer"));
  const auto accepted = oral->call("offer.accept", accept);
  CHECK(world.console(0, staff_of(center::oral))->call("offer.accept", accept) == accepted);
  // What has happened since does not change the first call's answer.
  CHECK(op_elsewhere->call("request.open", params) == opened);

  const auto end = withdrawn(opened);
  const auto ended = op->call("request.end", end);
  CHECK(op_elsewhere->call("request.end", end) == ended);
  CHECK(op_elsewhere->call("request.open", params) == opened);

  BoardCopy board;
  board.watch(*op);
  board.take_until(*op, [&] { return board.unit(center::oral, "family5").held == 0; });
  CHECK(board.unit(center::oral, "family5").version == 3);  // held once, given back once
}

TEST_CASE("a call repeated with its key after both daemons were killed is answered as before") {
  World world({{}, {"--appendonly", "yes", "--appendfsync", "always"}, {}});
  const auto params = opening();
  const auto opened = world.console(0, "op_one")->call("request.open", params);
  const auto end = withdrawn(opened);
  const auto ended = world.console(1, "op_one")->call("request.end", end);
  for (std::size_t i = 0; i < 2; ++i) world.daemon(i).kill_now();
  world.redis().kill();
  world.redis().start();
  for (std::size_t i = 0; i < 2; ++i) {
    world.daemon(i).start();
    world.daemon(i).wait_until_ready();
    CHECK(world.console(i, "op_one")->call("request.open", params) == opened);
    CHECK(world.console(i, "op_one")->call("request.end", end) == ended);
  }
}

TEST_CASE("a key that was used for another call is refused, and the first call stands") {
  auto& world = shared_world();
  const auto op = world.console(0, "op_one");
  const auto params = opening();
  const auto opened = op->call("request.open", params);
  auto other = params;
  other["urgency"] = "emergency";
  CHECK(op->expect_error("request.open", other).reason == "key_reused");
  auto end = withdrawn(opened);
  end["key"] = params.at("key");
  CHECK(world.console(1, "op_one")->expect_error("request.end", end).reason == "key_reused");
  CHECK(op->call("request.open", params) == opened);
  op->call("request.end", withdrawn(opened));
}

TEST_CASE("a key belongs to its account: another account's call with it is a call of its own") {
  auto& world = shared_world();
  const auto one = world.console(0, "op_one");
  const auto two = world.console(0, "op_two");
  auto params = opening();
  params["route"] = "queue";
  const auto first = one->call("request.open", params);
  const auto second = two->call("request.open", params);
  CHECK(first.at("request") != second.at("request"));
  one->call("request.end", withdrawn(first));
  two->call("request.end", withdrawn(second));
}

TEST_CASE("padding does not make another call of it") {
  auto& world = shared_world();
  const auto op = world.console(0, "op_one");
  auto params = opening();
  params["pad"] = "    ";
  const auto opened = op->call("request.open", params);
  params["pad"] = "        ";
  CHECK(op->call("request.open", params) == opened);
  op->call("request.end", withdrawn(opened));
}

TEST_CASE("placing is repeated with its key although the unit is gone and the request has moved on") {
  World world;
  const auto op = world.console(0, "op_one");
  const auto other = world.console(0, "op_two");
  const auto queued = open_request(*op, asking("p_atyrau", woman_with_four()), "queue");
  auto place = change_of("request", text_of(queued, "request"));
  place["center"] = center::oral;
  // The second operator places what nobody has claimed.
  const auto placed = other->call("request.place", place);
  CHECK(text_of(object_of(placed, "offer"), "center") == center::oral);
  BoardCopy board;
  board.watch(*other);
  board.take_until(*other, [&] { return board.unit(center::oral, "family5").free == 0; });
  CHECK(other->call("request.place", place) == placed);
  CHECK(world.console(1, "op_two")->call("request.place", place) == placed);
}

TEST_CASE("releasing is repeated with its key although somebody else has claimed the request since") {
  auto& world = shared_world();
  const auto one = world.console(0, "op_one");
  const auto two = world.console(1, "op_two");
  const auto queued = open_request(*one, asking("p_atyrau", woman_alone()), "queue");
  const auto request = text_of(queued, "request");
  one->call("request.claim", change_of("request", request));
  const auto release = change_of("request", request);
  const auto released = one->call("request.release", release);
  two->call("request.claim", change_of("request", request));
  CHECK(one->call("request.release", release) == released);
  two->call("request.end", withdrawal_of(request));
}

TEST_CASE("capacity reported, adjusted and confirmed with a key again is not counted again") {
  World world;
  const auto staff = world.console(0, staff_of(center::oral));
  const auto elsewhere = world.console(1, staff_of(center::oral));
  const json::object adjust{{"center", center::oral}, {"unit", "single"}, {"by", 1}, {"key", new_key()}};
  const auto adjusted = staff->call("capacity.adjust", adjust);
  CHECK(elsewhere->call("capacity.adjust", adjust) == adjusted);
  CHECK(unit_figures(adjusted.at("units").at(0).as_object()).occupied == 1);

  const json::object report{
      {"center", center::oral},
      {"units", json::array{json::object{{"unit", "single"}, {"occupied", 3}, {"version", 2}}}},
      {"key", new_key()}};
  const auto reported = staff->call("capacity.report", report);
  CHECK(elsewhere->call("capacity.report", report) == reported);
  const json::object confirm{{"center", center::oral}, {"key", new_key()}};
  const auto confirmed = staff->call("capacity.confirm", confirm);
  CHECK(elsewhere->call("capacity.confirm", confirm) == confirmed);
}

}  // namespace pana::test
