#include "operations/keep_accounts.hpp"
#include "support/catch.hpp"
#include "support/small_country.hpp"
#include "support/store_commands.hpp"
#include "support/store_world.hpp"

// Administrators who change one account at the same time. On Redis all read before the first one writes.
namespace pana::test {
namespace {

const AccountId bota{"bota"};
const std::string device(64, 'd');

template <class World>
struct Office {
  World world;
  Board board{tests::small_roads(), FreshnessLimits{}};
  SystemClock clock;
  SeededRandom random{5};
  Metrics metrics;
  operations::Context context{world.store(), board, clock, random, metrics, default_time_limits};
  int refused = 0;
  int done = 0;

  Office() {
    store::AccountRecord record{bota, Role::officer, {}, {}, "hash", false};
    record.devices = {device};
    world.must(world.store().put_account({once_by(operator_called("admin")), record, true}));
  }
  operations::Caller admin(std::string method) {
    const auto once = once_by({{"admin"}, Role::administrator, {}, {}}, std::move(method));
    return {once.actor, once.verb, once.key, once.fingerprint};
  }
  template <class T>
  Awaitable<void> counted(Awaitable<Result<T>> change) {
    if ((co_await std::move(change)).has_error()) ++refused;
    ++done;
  }
  template <class T>
  void start(Awaitable<Result<T>> change) {
    spawn(world.context().get_executor(), "change", counted(std::move(change)));
  }
  template <class Until>
  void settle(Until until) {
    while (!until() && world.context().run_one() != 0) {
    }
  }
  store::AccountRecord stored() { return world.must(world.store().load_account(bota)); }
};

}  // namespace

TEMPLATE_TEST_CASE("who disables an account, binds and revokes at the same time undoes nothing of the others",
                   "", MemoryWorld, RedisWorld) {
  Office<TestType> office;
  const std::string other(64, 'e');
  office.start(operations::set_disabled(office.context, office.admin("account.disable"), {bota, {}}, true));
  office.start(
      operations::revoke_certificate(office.context, office.admin("certificate.revoke"), {device, {}}));
  office.world.must(operations::bind_certificate(office.context, office.admin("certificate.bind"),
                                                 {bota, other, true, {}}));
  office.settle([&] { return office.done == 2; });
  const auto account = office.stored();
  CHECK(account.disabled);
  CHECK(account.devices == std::vector{other});
  CHECK(account.needs_device);
  CHECK(office.refused == 0);
}

TEST_CASE("however many change an account at once, each change is made or refused, and none is lost") {
  Office<RedisWorld> office;
  constexpr int many = 8;
  for (int i = 0; i < many; ++i) {
    const std::string another(64, static_cast<char>('0' + i));
    office.start(operations::bind_certificate(office.context, office.admin("certificate.bind"),
                                              {bota, another, false, {}}));
  }
  office.settle([&] { return office.done == many; });
  const auto account = office.stored();
  CHECK(account.devices.size() == static_cast<std::size_t>(1 + many - office.refused));
  CHECK(account.version == 1 + many - office.refused);
}

TEMPLATE_TEST_CASE("a repeated change is answered with the account, and is not made twice", "", MemoryWorld,
                   RedisWorld) {
  Office<TestType> office;
  const auto caller = office.admin("account.disable");
  const auto first = office.world.must(operations::set_disabled(office.context, caller, {bota, {}}, true));
  office.world.must(
      operations::set_disabled(office.context, office.admin("account.enable"), {bota, {}}, false));
  office.world.must(operations::set_disabled(office.context, caller, {bota, {}}, true));
  CHECK(first.version == 2);
  CHECK(office.stored().version == 3);
  CHECK_FALSE(office.stored().disabled);
}

}  // namespace pana::test
