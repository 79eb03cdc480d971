// A daemon that is asked to stop tells everybody to come back elsewhere, answers what is under way, and ends
// well.
#include "access/one_time_code.hpp"
#include "support/catch.hpp"
#include "support/requests.hpp"
#include "support/world.hpp"

namespace pana::test {

TEST_CASE("on SIGTERM every client is closed with 4001, and the daemon ends with exit code 0") {
  World world;
  std::vector<std::unique_ptr<Console>> consoles;
  for (const auto* account : {"op_one", "op_two", "officer_one", "coordinator_one", "admin_one"}) {
    consoles.push_back(world.console(0, account));
    consoles.back()->call("board.watch");
  }
  consoles.push_back(world.stranger(0));
  const auto token = world.stranger(0)->sign_in("op_one").at("resume_token");

  world.daemon(0).ask_to_stop();
  for (const auto& console : consoles) CHECK(console->close_code() == 4001);
  CHECK(world.daemon(0).wait_for_exit() == 0);
  CHECK(https_status(world.daemon(0).endpoint(), "/readyz") == 0);

  // The other daemon takes them over.
  const auto again = world.stranger(1);
  again->call("session.resume", {{"token", token}});
  CHECK(text_of(open_request(*again, asking("p_atyrau", woman_alone())), "state") == "offered");
}

TEST_CASE("a call under way when the daemon is asked to stop is answered before the connection closes") {
  // Hashing one password takes a good while with the settings for real life.
  World world({{"access.argon2_memory_kib=65536", "access.argon2_passes=3"}, {}, {}});
  const auto admin = world.console(0, "admin_one");
  const auto bystander = world.console(0, "op_one");
  const auto creating = admin->start(
      "account.create",
      {{"account", "op_new"}, {"password", test_password}, {"role", "operator"}, {"key", new_key()}});
  // When this is answered, the daemon has heard the call before it.
  for (int i = 0; i < 3; ++i) bystander->call("place.search", {{"text", "Oral"}});
  world.daemon(0).ask_to_stop();
  const auto answer = admin->finish(creating);
  REQUIRE(answer.contains("result"));
  CHECK(admin->close_code() == 4001);
  CHECK(bystander->close_code() == 4001);
  CHECK(world.daemon(0).wait_for_exit() == 0);
  const Secret secret{text_of(object_of(answer, "result"), "otp_secret")};
  const auto otp = access::code_at(secret, SystemClock{}.now());
  CHECK_NOTHROW(world.stranger(1)->call("session.open",
                                        {{"account", "op_new"}, {"password", test_password}, {"otp", otp}}));
}

TEST_CASE("what was acknowledged before a stop, or repeated after it, happened exactly once") {
  World world;
  const auto op = world.console(0, "op_one");
  std::vector<json::object> calls;
  std::vector<std::uint64_t> started;
  for (int i = 0; i < 4; ++i) {
    calls.push_back(asking("p_atyrau", woman_alone(), nowhere_but({center::oral})));
    calls.back()["route"] = "auto";
    calls.back()["key"] = new_key();
    started.push_back(op->start("request.open", calls.back()));
    if (i == 1) world.daemon(0).ask_to_stop();
  }
  std::vector<std::optional<json::object>> answers(calls.size());
  for (std::size_t i = 0; i < calls.size(); ++i) {
    try {
      answers.at(i) = op->finish(started.at(i));
    } catch (const Lost&) {
      // Not answered: the outcome is unknown.
    }
  }
  const auto elsewhere = world.console(1, "op_one");
  for (std::size_t i = 0; i < calls.size(); ++i) {
    const auto again = elsewhere->call("request.open", calls.at(i));
    if (answers.at(i) && answers.at(i)->contains("result"))
      CHECK(again == answers.at(i)->at("result").as_object());
  }
  BoardCopy board;
  board.watch(*elsewhere);
  board.take_until(*elsewhere, [&] { return board.unit(center::oral, "single").held == 4; });
  CHECK(board.unit(center::oral, "single").version == 1 + 4);
}

}  // namespace pana::test
