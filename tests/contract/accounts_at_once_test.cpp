#include "operations/keep_accounts.hpp"

#include "access/token.hpp"
#include "contract/workplace_on.hpp"
#include "support/catch.hpp"

// Administrators who change one account at the same time. On Redis all read before the first one writes.
namespace pana::test {
namespace {

const AccountId bota{"bota"};
const std::string device(64, 'd');

template <class World>
struct Office : WorkplaceOn<World> {
  using WorkplaceOn<World>::world;
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
    const Result<T> changed = co_await std::move(change);
    if (changed.has_error()) ++refused;
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

TEST_CASE("a token whose account is signed out between the look at it and its use is worth nothing") {
  Office<RedisWorld> office;
  auto& store = office.world.store();
  const auto once = once_by(operator_called("bota"), "session.open");
  auto token = access::new_token(office.random);
  const store::SessionRecord session{bota, office.world.now() + std::chrono::hours{1}, {}};
  office.world.must(
      store.open_session({once, {bota, "::1"}, access::token_hash(token), session, minutes{30}, {}, 1}));
  auto record = office.stored();
  const auto reset = [&]() -> Awaitable<Result<void>> {
    // On the wire behind the resumption's look at the session, and so is the change behind its look at the
    // account.
    (void)co_await store.load_account(bota);
    co_return co_await store.put_account({once_by(operator_called("admin")), record, false, true});
  };
  int refused = 0;
  const auto resume = [&]() -> Awaitable<Result<void>> {
    const auto resumed =
        co_await operations::resume_session(office.context, {}, {{}, "::1"}, {std::move(token)});
    if (resumed.has_error() && resumed.error().code == FaultCode::wrong_credentials) ++refused;
    co_return Result<void>{};
  };
  office.start(resume());
  office.start(reset());
  office.settle([&] { return office.done == 2; });
  CHECK(refused == 1);
  CHECK(office.refused == 0);
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
