#include "operations/change_password.hpp"

#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>

#include "access/one_time_code.hpp"
#include "support/catch.hpp"
#include "support/store_commands.hpp"
#include "support/workplace.hpp"

using namespace pana;
using namespace pana::test;
using namespace pana::operations;

namespace {

const std::string old_password = "correct horse battery";
const std::string new_password = "another horse, same stable";

// Bota is signed in, from here.
struct Console {
  Workplace place{{}};
  Hashing hashing{{.memory_kib = 8, .passes = 1, .lanes = 1}};
  SignInRules rules{};
  Door door{{}, "::1"};
  store::AccountRecord record{{"bota"}, Role::officer, {}, {}, {}, false};
  std::string token_hash;
  int partings = 0;

  Console() {
    record.password_hash = place.must(hashing.hash(Secret{old_password}));
    record.code_secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    place.must(place.context.store.put_account({once_by(operator_called("admin")), record, false, false}));
    token_hash = place.must(open(old_password)).token_hash;
  }
  // Each time in another half minute, since a code is good once.
  Awaitable<Result<SessionOpened>> open(std::string password) {
    place.world.advance(seconds{30});
    protocol::SessionOpen params{
        {"bota"},
        Secret{std::move(password)},
        Secret{std::string{access::code_at(Secret{record.code_secret}, place.now())}}};
    return open_session(place.context, hashing, rules, door, std::move(params));
  }
  Caller caller() { return called(record.actor(), "account.password"); }
  Awaitable<Result<void>> change_as(Caller caller, std::string current, std::string password) {
    protocol::AccountPassword params{Secret{std::move(current)}, Secret{std::move(password)}, caller.key};
    return change_password(place.context, hashing, std::move(caller), door, std::move(params),
                           [this] { ++partings; });
  }
  Fault refusal(std::string current, std::string password) {
    return place.refused(change_as(caller(), std::move(current), std::move(password)));
  }
  store::AccountRecord stored() { return place.must(place.context.store.load_account(AccountId{"bota"})); }
  bool session_stands() {
    return !place.world.wait(place.context.store.load_session(token_hash)).has_error();
  }
};

Fault weak(const std::string& why) {
  return {FaultCode::invalid_params, "/password", {{"weak", why}}, false};
}

}  // namespace

TEST_CASE("a changed password opens, the old one no longer, and every session of the account has ended") {
  Console console;
  const auto before = console.stored();
  console.place.must(console.change_as(console.caller(), old_password, new_password));
  CHECK(console.partings == 1);
  CHECK_FALSE(console.session_stands());
  CHECK(console.place.refused(console.open(old_password)).code == FaultCode::wrong_credentials);
  CHECK_NOTHROW(console.place.must(console.open(new_password)));
  auto after = console.stored();
  CHECK(after.version == before.version + 1);
  after.version = before.version;
  after.password_hash = before.password_hash;
  CHECK(after == before);
}

TEST_CASE("without the current password none is changed, nobody is signed out, and the try is written down") {
  Console console;
  const auto before = console.stored();
  CHECK(console.refusal("wrong horse battery", new_password) ==
        fault(FaultCode::wrong_credentials, "/current"));
  CHECK(console.stored() == before);
  CHECK(console.session_stands());
  CHECK(console.partings == 0);
  const auto& told = console.place.world.memory().recorded().back();
  CHECK(told.account == "bota");
  CHECK(told.verb == "account.password");
  CHECK(told.outcome == "refused");
}

TEST_CASE("whoever guesses the current password waits like whoever guesses at the door, and at the door") {
  Console console;
  for (std::int64_t i = 0; i < store::free_attempts; ++i)
    CHECK(console.refusal("wrong horse battery", new_password).code == FaultCode::wrong_credentials);
  const auto waits = console.refusal(old_password, new_password);
  CHECK(waits.code == FaultCode::rate_limited);
  REQUIRE(waits.figures.size() == 1);
  CHECK(waits.figures[0].name == "retry_after_s");
  const auto standing = console.place.must(
      console.place.context.store.sign_in_wait({console.record.account, console.door.address}));
  CHECK(standing.wait > seconds{0});
  console.place.world.advance(standing.wait);
  CHECK_NOTHROW(console.place.must(console.change_as(console.caller(), old_password, new_password)));
}

TEST_CASE("a new password that is easy to guess or the current one is refused before anything is looked at") {
  Console console;
  const auto before = console.stored();
  CHECK(console.refusal(old_password, "password1234") == weak("common"));
  CHECK(console.refusal(old_password, "I am bota here!") == weak("account_name"));
  CHECK(console.refusal(old_password, old_password) == weak("same"));
  CHECK(console.refusal("wrong horse battery", "wrong horse battery") == weak("same"));
  CHECK(console.stored() == before);
}

TEST_CASE(
    "a change that is repeated with its key succeeds and does nothing, though the password is another") {
  Console console;
  const auto caller = console.caller();
  console.place.must(console.change_as(caller, old_password, new_password));
  console.token_hash = console.place.must(console.open(new_password)).token_hash;
  const auto after = console.stored();
  CHECK_NOTHROW(console.place.must(console.change_as(caller, old_password, new_password)));
  CHECK(console.stored() == after);
  CHECK(console.session_stands());
  auto other = caller;
  other.fingerprint = "another";
  CHECK(console.place.refused(console.change_as(other, new_password, "a third horse, no stable")).code ==
        FaultCode::key_reused);
}

TEST_CASE("a password that is reset while the current one is checked is not undone by who knew the old one") {
  Console console;
  auto& place = console.place;
  auto reset = console.stored();
  reset.password_hash = place.must(console.hashing.hash(Secret{"set by an administrator"}));
  // It comes while the side thread hashes: it stands in the loop before the answer can.
  const auto meanwhile = [&]() -> Awaitable<void> {
    co_await asio::post(co_await asio::this_coro::executor, asio::use_awaitable);
    store::PutAccount resetting{once_by(operator_called("admin")), reset, false, true};
    const auto done = co_await place.context.store.put_account(std::move(resetting));
    CHECK_FALSE(done.has_error());
  };
  const auto both = [&]() -> Awaitable<Result<void>> {
    spawn(co_await asio::this_coro::executor, "meanwhile", meanwhile());
    co_return co_await console.change_as(console.caller(), old_password, new_password);
  };
  CHECK(place.refused(both()) == fault(FaultCode::wrong_credentials, "/current"));
  CHECK(console.stored().password_hash == reset.password_hash);
}

TEST_CASE("a change of the account that leaves the password is no hindrance, and is not undone") {
  Console console;
  auto& place = console.place;
  auto changed = console.stored();
  changed.devices = {std::string(64, 'd')};
  const auto meanwhile = [&]() -> Awaitable<void> {
    co_await asio::post(co_await asio::this_coro::executor, asio::use_awaitable);
    store::PutAccount binding{once_by(operator_called("admin")), changed, false, true};
    const auto done = co_await place.context.store.put_account(std::move(binding));
    CHECK_FALSE(done.has_error());
  };
  const auto both = [&]() -> Awaitable<Result<void>> {
    spawn(co_await asio::this_coro::executor, "meanwhile", meanwhile());
    co_return co_await console.change_as(console.caller(), old_password, new_password);
  };
  place.must(both());
  CHECK(console.stored().devices == changed.devices);
  CHECK(console.stored().password_hash != changed.password_hash);
}
