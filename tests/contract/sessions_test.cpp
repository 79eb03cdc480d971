#include "support/catch.hpp"
#include "support/store_commands.hpp"
#include "support/store_world.hpp"

// Sessions, and the attempts to open one.
namespace pana::test {
namespace {

using std::chrono::hours;

constexpr std::chrono::minutes idle{30};

store::Once by(const std::string& account, const std::string& verb = "session.open") {
  return once_by(operator_called(account), verb);
}

store::OpenSession session(Instant expires_at, const std::string& token_hash = "hash",
                           std::optional<std::int64_t> step = {}, std::int64_t account_version = 0) {
  return {by("op_a"), {{"op_a"}, "here"}, token_hash, {{"op_a"}, expires_at, "device"}, idle,
          step,       account_version};
}

const store::Attempt from_here{{"op_a"}, "here"};
const store::Attempt from_elsewhere{{"op_a"}, "elsewhere"};

template <class World>
void fail(World& world, const store::Attempt& attempt, std::int64_t times) {
  for (std::int64_t i = 0; i < times; ++i) world.must(world.store().sign_in_failed(attempt, by("op_a"), ""));
}

template <class World>
FaultCode loading(World& world, const std::string& token_hash) {
  const auto loaded = world.wait(world.store().load_session(token_hash));
  return loaded.has_error() ? loaded.error().code : FaultCode::internal_error;
}

}  // namespace

TEMPLATE_TEST_CASE("a session is there until it is dropped", "", MemoryWorld, RedisWorld) {
  TestType world;
  const auto expires_at = world.now() + hours{12};
  CHECK(loading(world, "hash") == FaultCode::not_found);
  world.must(world.store().open_session(session(expires_at)));
  CHECK(world.must(world.store().load_session("hash")) ==
        store::SessionRecord{{"op_a"}, expires_at, "device"});
  world.must(world.store().drop_session(by("op_a", "session.close"), "hash"));
  CHECK(loading(world, "hash") == FaultCode::not_found);
  world.must(world.store().drop_session(by("op_a", "session.close"), "hash"));
}

TEMPLATE_TEST_CASE("a code's time step, and those before it, open no second session", "", MemoryWorld,
                   RedisWorld) {
  TestType world;
  world.must(world.store().put_account({once_by({{"admin"}, Role::administrator, {}, {}}),
                                        {{"op_a"}, Role::hotline_operator, {}, {}, "h"},
                                        true}));
  const auto expires_at = world.now() + hours{12};
  world.must(world.store().open_session(session(expires_at, "one", 100, 1)));
  for (const auto used : {100, 99}) {
    const auto again = world.wait(world.store().open_session(session(expires_at, "two", used, 1)));
    REQUIRE(again.has_error());
    CHECK(again.error().code == FaultCode::wrong_credentials);
  }
  CHECK(loading(world, "two") == FaultCode::not_found);
  world.must(world.store().open_session(session(expires_at, "two", 101, 1)));
}

TEMPLATE_TEST_CASE("sessions in force are told by account with when they end, and no others", "", MemoryWorld,
                   RedisWorld) {
  TestType world;
  const auto expires_at = world.now() + hours{12};
  const auto admin = Actor{{"admin"}, Role::administrator, {}, {}};
  CHECK(world.must(world.store().list_sessions()).empty());
  const store::AccountRecord record{{"op_a"}, Role::hotline_operator, {}, {}, "h"};
  world.must(world.store().put_account({once_by(admin), record, true}));
  world.must(world.store().open_session(session(expires_at, "one", {}, 1)));
  world.must(world.store().open_session(session(expires_at + hours{1}, "two", {}, 1)));
  const auto list = world.must(world.store().list_sessions());
  REQUIRE(list.size() == 2);
  CHECK(list[0].record == store::SessionRecord{{"op_a"}, expires_at, "device"});
  CHECK(list[1].record.expires_at == expires_at + hours{1});
  CHECK(list[0].until <= expires_at);
  world.must(world.store().drop_session(by("op_a", "session.close"), "one"));
  CHECK(world.must(world.store().list_sessions()).size() == 1);
  world.must(world.store().put_account({once_by(admin), record, false, true}));
  CHECK(world.must(world.store().list_sessions()).empty());
}

TEMPLATE_TEST_CASE("changing an account with signs_out ends all its sessions, and everybody is told", "",
                   MemoryWorld, RedisWorld) {
  TestType world;
  const auto expires_at = world.now() + hours{12};
  const auto admin = Actor{{"admin"}, Role::administrator, {}, {}};
  const store::AccountRecord record{{"op_a"}, Role::hotline_operator, {}, {}, "h"};
  world.must(world.store().put_account({once_by(admin), record, true}));
  world.must(world.store().open_session(session(expires_at, "one", {}, 1)));
  world.must(world.store().open_session(session(expires_at, "two", {}, 1)));
  auto other = session(expires_at, "three");
  other.once = by("op_b");
  other.record.account = {"op_b"};
  world.must(world.store().open_session(other));

  world.must(world.store().put_account({once_by(admin), record, false, false}));
  world.must(world.store().load_session("one"));
  world.must(world.store().put_account({once_by(admin), record, false, true}));
  CHECK(loading(world, "one") == FaultCode::not_found);
  CHECK(loading(world, "two") == FaultCode::not_found);
  world.must(world.store().load_session("three"));
}

TEMPLATE_TEST_CASE("wrong attempts make the next ones wait, longer each time, until one succeeds", "",
                   MemoryWorld, RedisWorld) {
  TestType world;
  fail(world, from_here, store::free_attempts - 1);
  CHECK(world.must(world.store().sign_in_wait(from_here)).wait == seconds{0});
  fail(world, from_here, 1);
  CHECK(world.must(world.store().sign_in_wait(from_here)).wait == seconds{1});
  CHECK(world.must(world.store().sign_in_wait(from_elsewhere)).wait == seconds{1});
  world.advance(seconds{1});
  CHECK(world.must(world.store().sign_in_wait(from_here)).wait == seconds{0});
  fail(world, from_here, 3);
  CHECK(world.must(world.store().sign_in_wait(from_here)).wait == seconds{8});
  fail(world, from_here, 100);
  CHECK(world.must(world.store().sign_in_wait(from_here)).wait == store::longest_wait);
  CHECK(world.must(world.store().sign_in_wait({{"op_b"}, "here"})).wait == seconds{0});

  world.must(world.store().open_session(session(world.now() + hours{1})));
  CHECK(world.must(world.store().sign_in_wait(from_here)).wait == seconds{0});
}

TEMPLATE_TEST_CASE("where an account has signed in before it can again, whatever others guess elsewhere", "",
                   MemoryWorld, RedisWorld) {
  TestType world;
  world.must(world.store().open_session(session(world.now() + hours{1})));
  fail(world, from_elsewhere, 50);
  CHECK(world.must(world.store().sign_in_wait(from_elsewhere)).wait == store::longest_wait);
  CHECK(world.must(world.store().sign_in_wait(from_here)).wait == seconds{0});
  fail(world, from_here, 50);
  CHECK(world.must(world.store().sign_in_wait(from_here)).wait == store::longest_wait);
}

TEMPLATE_TEST_CASE("a source is known to an account from its first session there on, and to no other account",
                   "", MemoryWorld, RedisWorld) {
  TestType world;
  CHECK_FALSE(world.must(world.store().sign_in_wait(from_here)).source_known);
  world.must(world.store().open_session(session(world.now() + hours{1})));
  CHECK(world.must(world.store().sign_in_wait(from_here)).source_known);
  CHECK_FALSE(world.must(world.store().sign_in_wait(from_elsewhere)).source_known);
  CHECK_FALSE(world.must(world.store().sign_in_wait({{"op_b"}, "here"})).source_known);
}

TEMPLATE_TEST_CASE("credentials that were checked before the account was changed open no session", "",
                   MemoryWorld, RedisWorld) {
  TestType world;
  const auto admin = Actor{{"admin"}, Role::administrator, {}, {}};
  world.must(
      world.store().put_account({once_by(admin), {{"op_a"}, Role::hotline_operator, {}, {}, "h"}, true}));
  auto record = world.must(world.store().load_account({"op_a"}));
  const auto checked = record.version;
  record.disabled = true;
  world.must(world.store().put_account({once_by(admin), record, false, true}));

  const auto expires_at = world.now() + hours{12};
  const auto opened = world.wait(world.store().open_session(session(expires_at, "late", 7, checked)));
  REQUIRE(opened.has_error());
  CHECK(opened.error().code == FaultCode::wrong_credentials);
  CHECK(loading(world, "late") == FaultCode::not_found);
  // The code was not used up by it.
  world.must(world.store().open_session(session(expires_at, "next", 7, checked + 1)));
}

TEMPLATE_TEST_CASE(
    "keeping a session tells whether it is still there, and keeps it no longer than it may last", "",
    MemoryWorld, RedisWorld) {
  TestType world;
  const auto keep = [&](const std::string& token_hash, Instant until) {
    const auto kept = world.wait(world.store().keep_session(token_hash, until));
    return kept.has_error() ? std::string{name_of(kept.error().code)} : "kept";
  };
  CHECK(keep("hash", world.now() + hours{1}) == "not_found");
  world.must(world.store().open_session(session(world.now() + hours{1})));
  CHECK(keep("hash", world.now() + idle) == "kept");
  CHECK(keep("hash", world.now() + hours{3}) == "kept");
  world.must(world.store().put_account(
      {once_by({{"admin"}, Role::administrator, {}, {}}), {{"op_a"}, {}, {}, {}, "h"}, true, true}));
  CHECK(keep("hash", world.now() + hours{1}) == "not_found");
}

TEMPLATE_TEST_CASE("a wrong attempt leaves the entry that it is to leave, in the same step, or none", "",
                   MemoryWorld, RedisWorld) {
  TestType world;
  fail(world, from_here, 1);
  CHECK(world.must(world.store().read_audit("", 10)).records.empty());
  world.must(world.store().sign_in_failed(from_here, by("op_a"), "refused"));
  const auto records = world.must(world.store().read_audit("", 10)).records;
  REQUIRE(records.size() == 1);
  CHECK(records[0].account == "op_a");
  CHECK(records[0].verb == "session.open");
  CHECK(records[0].kind == "session");
  CHECK(records[0].id == "-");
  CHECK(records[0].outcome == "refused");
}

}  // namespace pana::test
