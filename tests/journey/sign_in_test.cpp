// Who gets in, and who is put out again.
#include <boost/json/serialize.hpp>

#include "access/one_time_code.hpp"
#include "support/catch.hpp"
#include "support/requests.hpp"
#include "support/world.hpp"

namespace pana::test {
namespace {

const Secret code_secret{"GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"};

// A code of the half minute that lies so many steps from now.
std::string code(int steps = 0) {
  return access::code_at(code_secret, SystemClock{}.now() + seconds{30 * steps});
}

json::object opening(std::string_view otp) {
  json::object params{{"account", "op_code"}, {"password", test_password}};
  if (!otp.empty()) params["otp"] = otp;
  return params;
}

World::Options with_codes() {
  return {{}, {}, {{"op_code", "operator", {}, {}, std::string{code_secret.reveal()}}}};
}

World::Options with_one_more_operator() {
  return {{}, {}, {{"op_three", "operator"}}};
}

Endpoint from(World& world, std::size_t daemon, std::string address) {
  auto endpoint = world.daemon(daemon).endpoint();
  endpoint.from = std::move(address);
  return endpoint;
}

constexpr int signed_out = 4101;

}  // namespace

TEST_CASE("nobody signs in without a code, with a wrong one, or with one that was used, on any daemon") {
  World world(with_codes());
  const auto refused = [&](std::size_t daemon, std::string_view otp) {
    return world.stranger(daemon)->expect_error("session.open", opening(otp)).data;
  };
  const auto without = refused(0, "");
  CHECK(without.at("reason").as_string() == "wrong_credentials");
  CHECK(refused(0, "000000") == without);
  const auto right = code();
  CHECK_NOTHROW(world.stranger(0)->call("session.open", opening(right)));
  CHECK(refused(0, right) == without);
  CHECK(refused(1, right) == without);
  CHECK_NOTHROW(world.stranger(1)->call("session.open", opening(code(1))));
}

TEST_CASE("disabling an account closes its connections on every daemon and ends its sessions") {
  World world(with_one_more_operator());
  const auto here = world.console(0, "op_three");
  const auto there = world.stranger(1);
  const auto session = there->sign_in("op_three");
  const auto other = world.console(1, "op_one");
  const auto admin = world.console(0, "admin_one");
  admin->call("account.disable", {{"account", "op_three"}, {"key", new_key()}});
  CHECK(here->close_code() == signed_out);
  CHECK(there->close_code() == signed_out);
  const json::object token{{"token", session.at("resume_token")}};
  CHECK(world.stranger(0)->expect_error("session.resume", token).reason == "wrong_credentials");
  CHECK_THROWS_AS(world.console(0, "op_three"), Refused);
  CHECK(other->alive());

  admin->call("account.enable", {{"account", "op_three"}, {"key", new_key()}});
  CHECK(world.stranger(0)->expect_error("session.resume", token).reason == "wrong_credentials");
  CHECK_NOTHROW(world.console(1, "op_three"));
}

TEST_CASE("a reset gives a new password and a new secret, and puts out whoever is in") {
  World world(with_one_more_operator());
  const auto in = world.console(1, "op_three");
  const auto admin = world.console(0, "admin_one");
  const json::object reset{{"account", "op_three"}, {"password", "another for tests"}, {"key", new_key()}};
  const auto done = admin->call("account.reset", reset);
  CHECK(in->close_code() == signed_out);
  CHECK(admin->call("account.reset", reset).at("otp_secret") == done.at("otp_secret"));
  CHECK_THROWS_AS(world.console(0, "op_three"), Refused);
  const auto otp =
      access::code_at(Secret{std::string{done.at("otp_secret").as_string()}}, SystemClock{}.now());
  CHECK_NOTHROW(world.stranger(0)->call(
      "session.open", {{"account", "op_three"}, {"password", "another for tests"}, {"otp", otp}}));
}

TEST_CASE("signing out closes all connections of the session, on every daemon, and no other session") {
  World world;
  const auto here = world.stranger(0);
  const json::object token{{"token", here->sign_in("op_one").at("resume_token")}};
  const auto there = world.stranger(1);
  there->call("session.resume", token);
  const auto other = world.console(1, "op_one");
  CHECK(here->call("session.close").empty());
  CHECK(there->close_code() == signed_out);
  CHECK(other->alive());
  CHECK(here->alive());
  CHECK(here->expect_error("request.queue").reason == "not_signed_in");
  CHECK(here->expect_error("session.resume", token).reason == "wrong_credentials");
}

TEST_CASE("an administrator sees who is signed in on any daemon, and signs them out there") {
  World world;
  const auto admin = world.console(0, "admin_one");
  const auto there = world.console(1, "op_one");
  const auto other = world.console(1, "op_two");
  const auto is_listed = [&](std::string_view account) {
    const auto list = admin->call("session.list");
    const auto& sessions = list.at("sessions").as_array();
    return std::any_of(sessions.begin(), sessions.end(),
                       [&](const auto& session) { return session.at("account").as_string() == account; });
  };
  CHECK(is_listed("op_one"));
  CHECK_FALSE(is_listed("officer_two"));
  admin->call("session.end", {{"account", "op_one"}, {"key", new_key()}});
  CHECK(there->close_code() == signed_out);
  CHECK_FALSE(is_listed("op_one"));
  CHECK(other->alive());
  CHECK(admin->expect_error("session.end", {{"account", "nobody"}, {"key", new_key()}}).reason ==
        "not_found");
  CHECK_NOTHROW(world.console(1, "op_one"));
}

TEST_CASE("who signs in anew on a connection leaves no token of before behind") {
  World world;
  const auto op = world.stranger(0);
  const json::object before{{"token", op->sign_in("op_one").at("resume_token")}};
  const json::object now{{"token", op->sign_in("op_two").at("resume_token")}};
  CHECK(world.stranger(1)->expect_error("session.resume", before).reason == "wrong_credentials");
  CHECK_NOTHROW(world.stranger(1)->call("session.resume", now));
  CHECK(op->alive());
}

TEST_CASE("an administrator cannot disable themself") {
  World world;
  const auto admin = world.console(0, "admin_one");
  CHECK(admin->expect_error("account.disable", {{"account", "admin_one"}, {"key", new_key()}}).reason ==
        "conflict");
}

TEST_CASE("the list of accounts tells names, roles and what they belong to, and no secret") {
  World world(with_one_more_operator());
  const auto text = json::serialize(world.console(0, "admin_one")->call("account.list"));
  CHECK(text.find("op_three") != std::string::npos);
  for (const auto* secret : {"argon2", "otp", "password", "secret"})
    CHECK(text.find(secret) == std::string::npos);
}

TEST_CASE("who is guessed at still signs in from where they have signed in before, and guessing stays slow") {
  World world;
  const auto home = from(world, 0, "127.201.0.1");
  const auto guesser = from(world, 0, "127.201.0.2");
  CHECK_NOTHROW(Console(home).sign_in("op_one"));
  std::string reason;
  const json::object guess{{"account", "op_one"}, {"password", "not this one"}};
  for (int i = 0; i < 10; ++i) reason = Console(guesser).expect_error("session.open", guess).reason;
  CHECK(reason == "rate_limited");
  const auto elsewhere = from(world, 1, "127.201.0.3");
  CHECK(Console(elsewhere).expect_error("session.open", guess).reason == "rate_limited");
  CHECK_NOTHROW(Console(home).sign_in("op_one"));
}

TEST_CASE("unknown accounts are guessed at with the same answers, one after the other") {
  World world;
  const auto answers = [&](std::string_view account, std::string address) {
    const auto endpoint = from(world, 0, std::move(address));
    std::vector<std::string> reasons;
    for (int i = 0; i < 8; ++i) {
      const json::object guess{{"account", account}, {"password", "not this one"}};
      reasons.push_back(Console(endpoint).expect_error("session.open", guess).reason);
    }
    return reasons;
  };
  CHECK(answers("op_two", "127.202.0.1") == answers("nobody_at_all", "127.202.0.2"));
}

}  // namespace pana::test
