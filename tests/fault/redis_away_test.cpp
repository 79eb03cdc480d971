// Redis is frozen, or away for a while.
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

World::Options impatient() {
  return {{"redis.command_timeout_ms=300"}, {}, {}};
}

}  // namespace

TEST_CASE("while Redis does not answer the outcome is unknown, and asking again with the key is safe") {
  World world(impatient());
  const auto op = world.console(0, "op_one");
  const auto params = opening();
  world.redis().freeze();
  const auto unknown = op->expect_error("request.open", params);
  CHECK(unknown.reason == "unavailable");
  CHECK(unknown.data.at("retry").as_bool());
  world.redis().thaw();

  const auto elsewhere = world.console(1, "op_one");
  std::optional<json::object> answer;
  const auto end = std::chrono::steady_clock::now() + patience;
  do {
    answer = op->finish(op->start("request.open", params));
  } while (!answer->contains("result") && std::chrono::steady_clock::now() < end);
  REQUIRE(answer->contains("result"));
  const auto& opened = object_of(*answer, "result");
  CHECK(text_of(opened, "state") == "offered");
  CHECK(elsewhere->call("request.open", params) == opened);
  BoardCopy board;
  board.watch(*elsewhere);
  board.take_until(*elsewhere, [&] { return board.unit(center::oral, "family5").held == 1; });
  CHECK(board.unit(center::oral, "family5").version == 2);
}

TEST_CASE(
    "a daemon whose Redis is away says that it is not ready, keeps its clients, and recovers by itself") {
  World world({{"redis.command_timeout_ms=300"}, {"--appendonly", "yes", "--appendfsync", "always"}, {}});
  const auto op = world.console(0, "op_one");
  BoardCopy board;
  board.watch(*op);
  world.redis().kill();
  CHECK(op->expect_error("request.open", opening()).reason == "unavailable");
  CHECK(world.daemon(0).becomes_unready());
  CHECK(https_status(world.daemon(0).endpoint(), "/readyz") == 503);
  CHECK(https_status(world.daemon(0).endpoint(), "/healthz") == 200);
  // What needs no Redis goes on.
  CHECK(op->call("place.search", {{"text", "Oral"}}).contains("places"));
  CHECK(op->call("route.preview", asking("p_atyrau", woman_alone())).contains("candidates"));

  world.redis().start();
  world.daemon(0).wait_until_ready();
  CHECK(text_of(open_request(*op, asking("p_atyrau", woman_with_four(), {{"home_place", true}})), "state") ==
        "offered");
  // The board goes on where it was, on the connection that stayed.
  board.take_until(*op, [&] { return board.unit(center::oral, "family5").held == 1; });
  CHECK(board.relapses().empty());
}

}  // namespace pana::test
