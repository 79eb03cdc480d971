// Every role and every method, over the wire, against the table of permissions.
#include "domain/permission.hpp"

#include "support/catch.hpp"
#include "support/world.hpp"

namespace pana::test {
namespace {

std::string account_of(Role role) {
  switch (role) {
    case Role::hotline_operator:
      return "op_one";
    case Role::officer:
      return "officer_one";
    case Role::center:
      return staff_of(center::oral);
    case Role::coordinator:
      return "coordinator_one";
    case Role::administrator:
      return "admin_one";
    case Role::auditor:
      return "auditor_one";
    case Role::gateway:
      return "gateway_one";
    case Role::system:
      break;
  }
  return {};
}

// The reason of the refusal of a call with a member that no method knows; a call that is let through to its
// parameters says invalid_params, and so does nothing.
std::string refusal(Console& console, std::string_view method) {
  return console.expect_error(method, {{"no_such_member", 1}}).reason;
}

bool before_sign_in(std::string_view method) {
  return method == "session.open" || method == "session.resume";
}

}  // namespace

TEST_CASE("every role may call exactly what the table permits") {
  for (const auto name : role_names) {
    const auto role = *role_from(name);
    if (role == Role::system) continue;
    const auto console = shared_world().console(0, account_of(role));
    for (const auto& row : permissions()) {
      CAPTURE(name, row.method);
      const auto expected = permitted(row.method, role) ? "invalid_params" : "not_allowed";
      CHECK(refusal(*console, row.method) == expected);
    }
  }
}

TEST_CASE("who has not signed in may only do so") {
  const auto stranger = shared_world().stranger(0);
  for (const auto& row : permissions()) {
    CAPTURE(row.method);
    CHECK(refusal(*stranger, row.method) ==
          (before_sign_in(row.method) ? "invalid_params" : "not_signed_in"));
  }
}

TEST_CASE("a wrong password, an unknown account and a wrong token look the same") {
  const auto stranger = shared_world().stranger(0);
  const auto wrong =
      stranger->expect_error("session.open", {{"account", "op_one"}, {"password", "not this one"}});
  const auto unknown =
      stranger->expect_error("session.open", {{"account", "nobody"}, {"password", "not this one"}});
  const auto token = stranger->expect_error("session.resume", {{"token", std::string(43, 'x')}});
  CHECK(wrong.reason == "wrong_credentials");
  CHECK(unknown.data == wrong.data);
  CHECK(token.data == wrong.data);
}

TEST_CASE("a session is resumed at the other daemon, and nowhere once it was closed") {
  auto& world = shared_world();
  const auto first = world.stranger(0);
  const auto session = first->sign_in("op_one");
  const json::object token{{"token", session.at("resume_token")}};
  const auto second = world.stranger(1);
  const auto resumed = second->call("session.resume", token);
  CHECK(resumed.at("account").as_string() == "op_one");
  CHECK(resumed.at("expires_at") == session.at("expires_at"));
  CHECK(second->call("place.search", {{"text", "Oral"}}).contains("places"));
  second->call("session.close");
  CHECK(second->expect_error("place.search", {{"text", "Oral"}}).reason == "not_signed_in");
  CHECK(world.stranger(0)->expect_error("session.resume", token).reason == "wrong_credentials");
}

TEST_CASE("twenty wrong tokens from one address are enough for a while, and others still get in") {
  World world;
  const auto stranger = world.stranger(0);
  const json::object guess{{"token", std::string(43, 'x')}};
  std::string reason;
  for (int i = 0; i < 40 && reason != "rate_limited"; ++i)
    reason = stranger->expect_error("session.resume", guess).reason;
  CHECK(reason == "rate_limited");
  CHECK_NOTHROW(world.console(0, "op_one"));
}

TEST_CASE("the many consoles of one office behind one address all sign in, and all come back") {
  World world;
  auto office = world.daemon(0).endpoint();
  office.from = "127.200.0.1";
  std::vector<std::string> tokens;
  for (int i = 0; i < 30; ++i)
    tokens.emplace_back(Console(office).sign_in("op_one").at("resume_token").as_string());
  for (const auto& token : tokens) {
    CHECK_NOTHROW(Console(office).call("session.resume", {{"token", token}}));
  }
}

}  // namespace pana::test
