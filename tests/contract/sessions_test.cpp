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
                           std::optional<std::int64_t> step = {}) {
  return {by("op_a"), {{"op_a"}, "here"}, token_hash, {{"op_a"}, expires_at, "device"}, idle, step};
}

const store::Attempt from_here{{"op_a"}, "here"};
const store::Attempt from_elsewhere{{"op_a"}, "elsewhere"};

template <class World>
void fail(World& world, const store::Attempt& attempt, std::int64_t times) {
  for (std::int64_t i = 0; i < times; ++i) world.must(world.store().sign_in_failed(attempt));
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
  world.must(world.store().open_session(session(expires_at, "one", 100)));
  for (const auto used : {100, 99}) {
    const auto again = world.wait(world.store().open_session(session(expires_at, "two", used)));
    REQUIRE(again.has_error());
    CHECK(again.error().code == FaultCode::wrong_credentials);
  }
  CHECK(loading(world, "two") == FaultCode::not_found);
  world.must(world.store().open_session(session(expires_at, "two", 101)));
}

TEMPLATE_TEST_CASE("changing an account with signs_out ends all its sessions, and everybody is told", "",
                   MemoryWorld, RedisWorld) {
  TestType world;
  const auto expires_at = world.now() + hours{12};
  const auto admin = Actor{{"admin"}, Role::administrator, {}, {}};
  const store::AccountRecord record{{"op_a"}, Role::hotline_operator, {}, {}, "h"};
  world.must(world.store().put_account({once_by(admin), record, true}));
  world.must(world.store().open_session(session(expires_at, "one")));
  world.must(world.store().open_session(session(expires_at, "two")));
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
  CHECK(world.must(world.store().sign_in_wait(from_here)) == seconds{0});
  fail(world, from_here, 1);
  CHECK(world.must(world.store().sign_in_wait(from_here)) == seconds{1});
  CHECK(world.must(world.store().sign_in_wait(from_elsewhere)) == seconds{1});
  world.advance(seconds{1});
  CHECK(world.must(world.store().sign_in_wait(from_here)) == seconds{0});
  fail(world, from_here, 3);
  CHECK(world.must(world.store().sign_in_wait(from_here)) == seconds{8});
  fail(world, from_here, 100);
  CHECK(world.must(world.store().sign_in_wait(from_here)) == store::longest_wait);
  CHECK(world.must(world.store().sign_in_wait({{"op_b"}, "here"})) == seconds{0});

  world.must(world.store().open_session(session(world.now() + hours{1})));
  CHECK(world.must(world.store().sign_in_wait(from_here)) == seconds{0});
}

TEMPLATE_TEST_CASE("where an account has signed in before it can again, whatever others guess elsewhere", "",
                   MemoryWorld, RedisWorld) {
  TestType world;
  world.must(world.store().open_session(session(world.now() + hours{1})));
  fail(world, from_elsewhere, 50);
  CHECK(world.must(world.store().sign_in_wait(from_elsewhere)) == store::longest_wait);
  CHECK(world.must(world.store().sign_in_wait(from_here)) == seconds{0});
  fail(world, from_here, 50);
  CHECK(world.must(world.store().sign_in_wait(from_here)) == store::longest_wait);
}

}  // namespace pana::test
