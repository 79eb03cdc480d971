// People change their own password, and whoever was in with the old one is out.
#include <fstream>

#include "support/catch.hpp"
#include "support/panactl.hpp"
#include "support/requests.hpp"
#include "support/world.hpp"

namespace pana::test {
namespace {

constexpr int signed_out = 4101;
constexpr std::string_view new_password = "another horse, same stable";

json::object opening(std::string_view password) {
  return {{"account", "op_three"}, {"password", password}};
}

json::object changing(std::string_view current) {
  return {{"current", current}, {"password", new_password}, {"key", new_key()}};
}

World::Options with_one_more_operator() {
  return {{}, {}, {{"op_three", "operator"}}};
}

}  // namespace

TEST_CASE("who changes their password has the answer, and every other console of theirs is closed") {
  World world(with_one_more_operator());
  const auto here = world.stranger(0);
  const auto token = here->sign_in("op_three").at("resume_token");
  const auto beside = world.console(0, "op_three");
  const auto there = world.console(1, "op_three");
  const auto somebody = world.console(1, "op_one");
  const auto change = changing(test_password);
  CHECK(here->call("account.password", change).empty());
  CHECK(there->close_code() == signed_out);
  CHECK(beside->close_code() == signed_out);
  CHECK(somebody->alive());
  CHECK(here->expect_error("request.queue").reason == "not_signed_in");
  for (const std::size_t daemon : {0U, 1U}) {
    const auto stranger = world.stranger(daemon);
    CHECK(stranger->expect_error("session.resume", {{"token", token}}).reason == "wrong_credentials");
    CHECK(stranger->expect_error("session.open", opening(test_password)).reason == "wrong_credentials");
    CHECK_NOTHROW(stranger->call("session.open", opening(new_password)));
  }
  here->call("session.open", opening(new_password));
  CHECK(here->call("account.password", change).empty());
  CHECK_NOTHROW(here->call("request.queue"));
}

TEST_CASE("a console that was left open is no way to find out the password, on whichever daemon") {
  World world(with_one_more_operator());
  const auto from_home = [&](std::size_t daemon) {
    auto endpoint = world.daemon(daemon).endpoint();
    endpoint.from = "127.203.0.1";
    return std::make_unique<Console>(endpoint, "op_three");
  };
  const auto here = from_home(0);
  const auto there = from_home(1);
  for (int i = 0; i < 5; ++i) {
    const auto& console = i % 2 == 0 ? here : there;
    const auto refused = console->expect_error("account.password", changing("no such horse"));
    CHECK(refused.reason == "wrong_credentials");
    CHECK(refused.at == "/current");
  }
  for (const auto* console : {&here, &there}) {
    const auto waits = (*console)->expect_error("account.password", changing(test_password));
    CHECK(waits.reason == "rate_limited");
    CHECK(waits.data.contains("retry_after_s"));
    CHECK_NOTHROW((*console)->call("request.queue"));
  }
}

TEST_CASE("panactl changes the password of whoever calls it") {
  World world(with_one_more_operator());
  const auto file = world.installation().path("wanted");
  const auto change = [&](std::string_view current, std::string_view wanted) {
    std::ofstream(file) << wanted << '\n';
    return panactl(world, "op_three", current, {"account", "password", "--new-password-file", file}).code;
  };
  CHECK(change(test_password, test_password) == 1);
  CHECK(change(test_password, new_password) == 0);
  CHECK(change(test_password, "a third horse, no stable") == 1);
  CHECK_NOTHROW(world.stranger(1)->call("session.open", opening(new_password)));
}

}  // namespace pana::test
