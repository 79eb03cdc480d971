#include "support/catch.hpp"
#include "support/store_commands.hpp"
#include "support/store_world.hpp"

// Accounts and sessions.
namespace pana::test {
namespace {

store::Once by_admin() {
  return once_by({{"admin"}, Role::administrator, {}, {}}, "account.create");
}

store::AccountRecord some_account() {
  return {{"op_a"}, Role::coordinator, {"c_a"}, {"27", "75"}, "$argon2id$v=19$m=65536,t=3,p=1$c2FsdA$aGFzaA",
          true};
}

// As it reads back after so many changes.
store::AccountRecord stored(store::AccountRecord record, std::int64_t version) {
  record.version = version;
  return record;
}

}  // namespace

TEMPLATE_TEST_CASE("an account reads back as it was put", "", MemoryWorld, RedisWorld) {
  TestType world;
  CHECK(world.wait(world.store().load_account({"op_a"})).error().code == FaultCode::not_found);
  world.must(world.store().put_account({by_admin(), some_account(), true}));
  CHECK(world.must(world.store().load_account({"op_a"})) == stored(some_account(), 1));
}

TEMPLATE_TEST_CASE("an account that must be new is refused where one exists, else it is replaced", "",
                   MemoryWorld, RedisWorld) {
  TestType world;
  world.must(world.store().put_account({by_admin(), some_account(), true}));
  auto changed = some_account();
  changed.disabled = false;
  CHECK(world.wait(world.store().put_account({by_admin(), changed, true})).error() ==
        fault(FaultCode::conflict, "/account"));
  CHECK(world.must(world.store().load_account({"op_a"})).disabled);
  world.must(world.store().put_account({by_admin(), changed, false}));
  CHECK(world.must(world.store().load_account({"op_a"})) == stored(changed, 2));
}

TEMPLATE_TEST_CASE("putting an account again with the same key is fine, with another call's key it is not",
                   "", MemoryWorld, RedisWorld) {
  TestType world;
  auto once = by_admin();
  world.must(world.store().put_account({once, some_account(), true}));
  world.must(world.store().put_account({once, some_account(), true}));
  once.fingerprint = "another";
  CHECK(world.wait(world.store().put_account({once, some_account(), true})).error().code ==
        FaultCode::key_reused);
}

TEMPLATE_TEST_CASE("an account name that would not do in Redis is refused", "", MemoryWorld, RedisWorld) {
  TestType world;
  auto record = some_account();
  record.account = {"op a"};
  CHECK(world.wait(world.store().put_account({by_admin(), record, true})).error() ==
        fault(FaultCode::invalid_params, "/account"));
}

TEMPLATE_TEST_CASE("all accounts are listed by name", "", MemoryWorld, RedisWorld) {
  TestType world;
  CHECK(world.must(world.store().list_accounts()).empty());
  auto other = some_account();
  other.account = {"a_first"};
  world.must(world.store().put_account({by_admin(), some_account(), true}));
  world.must(world.store().put_account({by_admin(), other, true}));
  CHECK(world.must(world.store().list_accounts()) ==
        std::vector{stored(other, 1), stored(some_account(), 1)});
}

TEMPLATE_TEST_CASE(
    "who changes an account that was changed since they read it is refused, and changes nothing", "",
    MemoryWorld, RedisWorld) {
  TestType world;
  world.must(world.store().put_account({by_admin(), some_account(), true}));
  const auto read = world.must(world.store().load_account({"op_a"}));
  auto disabled = read;
  disabled.disabled = true;
  auto bound = read;
  bound.disabled = false;
  bound.devices = {"device"};
  const auto first = by_admin();
  world.must(world.store().put_account({first, disabled, false, true}));

  CHECK(world.wait(world.store().put_account({by_admin(), bound, false, true})).error() ==
        Fault{FaultCode::stale_version, "/account", {{"version", std::int64_t{2}}}, false});
  CHECK(world.must(world.store().load_account({"op_a"})) == stored(disabled, 2));
  // A repeated call is answered as the first one was, though the version has moved on.
  world.must(world.store().put_account({first, disabled, false, true}));
  CHECK(world.must(world.store().load_account({"op_a"})).version == 2);
}

}  // namespace pana::test
