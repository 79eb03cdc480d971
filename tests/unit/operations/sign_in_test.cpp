#include "operations/sign_in.hpp"

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

const std::string device(64, 'd');
const std::string other_device(64, 'e');

constexpr access::PasswordCost quick{.memory_kib = 8, .passes = 1, .lanes = 1};
// A good while, so that who waits still waits when the next comes.
constexpr access::PasswordCost slow{.memory_kib = 65'536, .passes = 3, .lanes = 1};

// One account, and a door to try.
struct Entrance {
  Workplace place{{}};
  Hashing hashing;
  SignInRules rules{};
  store::AccountRecord record{{"bota"}, Role::officer, {}, {}, {}, false};

  explicit Entrance(access::PasswordCost cost = quick) : hashing(cost) {
    record.password_hash = place.must(hashing.hash(Secret{"correct horse"}));
    record.code_secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    put();
  }
  void put(bool signs_out = false) {
    place.must(
        place.context.store.put_account({once_by(operator_called("admin")), record, false, signs_out}));
  }
  std::string code(int steps = 0) {
    return access::code_at(Secret{record.code_secret}, place.now() + seconds{30 * steps});
  }
  Awaitable<Result<SessionOpened>> open(std::string password, std::string code, Door door = {{}, "::1"}) {
    protocol::SessionOpen params{{"bota"}, Secret{std::move(password)}, Secret{std::move(code)}};
    return open_session(place.context, hashing, rules, std::move(door), std::move(params));
  }
  FaultCode refusal(std::string password, std::string code, Door door = {{}, "::1"}) {
    return place.refused(open(std::move(password), std::move(code), std::move(door))).code;
  }
  FaultCode resuming(const Secret& token, Door door = {{}, "::1"}) {
    return place.refused(resume_session(place.context, rules, std::move(door), {token.copy()})).code;
  }
};

// What the audit tells of refusals: account, verb, outcome.
std::vector<std::string> told(Entrance& entrance) {
  std::vector<std::string> lines;
  for (const auto& record : entrance.place.world.memory().recorded())
    lines.push_back(record.account + " " + record.verb + " " + record.outcome);
  return lines;
}

}  // namespace

TEST_CASE("only the right password with the right code opens a session, and every failure looks the same") {
  Entrance entrance;
  CHECK(entrance.refusal("correct horse", "") == FaultCode::wrong_credentials);
  CHECK(entrance.refusal("correct horse", "000000") == FaultCode::wrong_credentials);
  CHECK(entrance.refusal("wrong horse", entrance.code()) == FaultCode::wrong_credentials);
  const auto session = entrance.place.must(entrance.open("correct horse", entrance.code()));
  CHECK(session.actor.account.text == "bota");
  CHECK(session.expires_at == entrance.place.now() + entrance.rules.lasts);
  CHECK(entrance.refusal("correct horse", entrance.code()) == FaultCode::wrong_credentials);
}

TEST_CASE("an account without codes gets in only where they are not required") {
  Entrance entrance;
  entrance.record.code_secret.clear();
  entrance.put();
  CHECK(entrance.refusal("correct horse", "") == FaultCode::wrong_credentials);
  entrance.rules.codes_required = false;
  CHECK_NOTHROW(entrance.place.must(entrance.open("correct horse", "")));
}

TEST_CASE("a certificate opens the accounts that are bound to it and no other, and alone it opens nothing") {
  Entrance entrance;
  CHECK(entrance.refusal("correct horse", entrance.code(), {device, "::1"}) == FaultCode::wrong_credentials);
  entrance.record.devices = {device};
  entrance.put();
  CHECK(entrance.refusal("wrong horse", entrance.code(), {device, "::1"}) == FaultCode::wrong_credentials);
  CHECK(entrance.refusal("correct horse", "", {device, "::1"}) == FaultCode::wrong_credentials);
  CHECK(entrance.refusal("correct horse", entrance.code(), {other_device, "::1"}) ==
        FaultCode::wrong_credentials);
  CHECK_NOTHROW(entrance.place.must(entrance.open("correct horse", entrance.code(), {device, "::1"})));
}

TEST_CASE("an account that needs its certificate does not get in without") {
  Entrance entrance;
  entrance.record.devices = {device};
  entrance.record.needs_device = true;
  entrance.put();
  CHECK(entrance.refusal("correct horse", entrance.code()) == FaultCode::wrong_credentials);
  CHECK_NOTHROW(entrance.place.must(entrance.open("correct horse", entrance.code(), {device, "::1"})));
}

TEST_CASE("a stolen token is good on the device that it was made on, and nowhere else") {
  Entrance entrance;
  entrance.record.devices = {device, other_device};
  entrance.put();
  const auto session = entrance.place.must(entrance.open("correct horse", entrance.code(), {device, "::1"}));
  CHECK(entrance.resuming(session.token) == FaultCode::wrong_credentials);
  CHECK(entrance.resuming(session.token, {other_device, "::1"}) == FaultCode::wrong_credentials);
  const auto resumed = entrance.place.must(
      resume_session(entrance.place.context, entrance.rules, {device, "::2"}, {session.token.copy()}));
  CHECK(resumed.actor == session.actor);
  entrance.record.devices = {other_device};
  entrance.put();
  CHECK(entrance.resuming(session.token, {device, "::1"}) == FaultCode::wrong_credentials);
}

TEST_CASE("a session ends when nobody uses it, and in the end whether it is used or not") {
  Entrance entrance;
  const auto session = entrance.place.must(entrance.open("correct horse", entrance.code()));
  const auto resume = [&] {
    return resume_session(entrance.place.context, entrance.rules, {{}, "::1"}, {session.token.copy()});
  };
  for (int i = 0; i < 3; ++i) {
    entrance.place.world.advance(entrance.rules.idle - minutes{1});
    CHECK_NOTHROW(entrance.place.must(resume()));
  }
  entrance.place.world.advance(minutes{10});
  CHECK(entrance.resuming(session.token) == FaultCode::wrong_credentials);

  const auto next = entrance.place.must(entrance.open("correct horse", entrance.code()));
  entrance.place.world.advance(entrance.rules.idle);
  CHECK(entrance.resuming(next.token) == FaultCode::wrong_credentials);
}

TEST_CASE("an account that is disabled while its password is hashed opens no session") {
  Entrance entrance;
  auto& place = entrance.place;
  auto changed = place.must(place.context.store.load_account(AccountId{"bota"}));
  changed.disabled = true;
  // The change comes while the side thread hashes: it stands in the loop before the answer can.
  const auto meanwhile = [&]() -> Awaitable<void> {
    co_await asio::post(co_await asio::this_coro::executor, asio::use_awaitable);
    store::PutAccount disabling{once_by(operator_called("admin")), changed, false, true};
    const auto done = co_await place.context.store.put_account(std::move(disabling));
    CHECK_FALSE(done.has_error());
  };
  const auto both = [&]() -> Awaitable<Result<SessionOpened>> {
    spawn(co_await asio::this_coro::executor, "meanwhile", meanwhile());
    co_return co_await entrance.open("correct horse", entrance.code());
  };
  CHECK(place.refused(both()).code == FaultCode::wrong_credentials);
}

TEST_CASE("every refusal at the door leaves an entry of the account where there is one, and of nobody else") {
  Entrance entrance;
  entrance.refusal("wrong horse", entrance.code());
  entrance.refusal("correct horse", "000000");
  entrance.refusal("correct horse", entrance.code(), {device, "::1"});
  CHECK(told(entrance) == std::vector<std::string>(3, "bota session.open refused"));
  const auto session = entrance.place.must(entrance.open("correct horse", entrance.code()));
  entrance.refusal("correct horse", entrance.code());
  CHECK(told(entrance).back() == "bota session.open refused");
  entrance.resuming(session.token, {device, "::1"});
  CHECK(told(entrance).back() == "bota session.resume refused");
  entrance.resuming(Secret{"no such token"});
  CHECK(told(entrance).back() == "unknown session.resume refused");
  CHECK(told(entrance).size() == 6);
}

TEST_CASE("names that are no accounts are written nowhere, and too many of them leave one entry a minute") {
  Entrance entrance;
  const auto guess = [&](int number) {
    protocol::SessionOpen params{{"guess" + std::to_string(number)}, Secret{"wrong horse"}, Secret{""}};
    return entrance.place
        .refused(open_session(entrance.place.context, entrance.hashing, entrance.rules, {{}, "::1"},
                              std::move(params)))
        .code;
  };
  for (int i = 0; i < 50; ++i) CHECK(guess(i) == FaultCode::wrong_credentials);
  auto expected = std::vector<std::string>(10, "unknown session.open refused");
  expected.emplace_back("unknown session.open refused_more");
  CHECK(told(entrance) == expected);
  CHECK(entrance.place.context.metrics.get(Metric::refusals_unwritten_total) == 39);
  // An account's own entries do not depend on what strangers do.
  entrance.refusal("wrong horse", entrance.code());
  CHECK(told(entrance).back() == "bota session.open refused");
}

TEST_CASE("however many strangers wait for the hashing, those who are known find room") {
  Entrance entrance{slow};
  auto& place = entrance.place;
  int refused = 0;
  const auto guess = [&]() -> Awaitable<void> {
    const auto right = co_await entrance.hashing.verify(Secret{"wrong horse"}, {}, HashingFor::stranger);
    if (right.has_error()) ++refused;
  };
  const auto crowded = [&]() -> Awaitable<Result<bool>> {
    const auto loop = co_await asio::this_coro::executor;
    for (int i = 0; i < 20; ++i) spawn(loop, "guess", guess());
    // All of them stand in line now, before the side thread's first answer can come.
    co_await asio::post(loop, asio::use_awaitable);
    co_return co_await entrance.hashing.verify(Secret{"correct horse"}, entrance.record.password_hash,
                                               HashingFor::known);
  };
  CHECK(place.must(crowded()));
  CHECK(refused == 20 - Hashing::most_strangers);
}

TEST_CASE(
    "where an account has signed in before it finds room at the hashing, and elsewhere it is a stranger") {
  Entrance entrance{slow};
  auto& place = entrance.place;
  place.must(entrance.open("correct horse", entrance.code(), {{}, "::2"}));
  const auto guess = [&]() -> Awaitable<void> {
    (void)co_await entrance.hashing.verify(Secret{"wrong horse"}, {}, HashingFor::stranger);
  };
  const auto from = [&](std::string address) -> Awaitable<Result<SessionOpened>> {
    const auto loop = co_await asio::this_coro::executor;
    for (int i = 0; i < 20; ++i) spawn(loop, "guess", guess());
    co_await asio::post(loop, asio::use_awaitable);
    co_return co_await entrance.open("correct horse", entrance.code(1), {{}, std::move(address)});
  };
  CHECK(place.refused(from("::3")).code == FaultCode::rate_limited);
  CHECK_NOTHROW(place.must(from("::2")));
}

TEST_CASE("after some wrong attempts even the right ones wait") {
  Entrance entrance;
  for (std::int64_t i = 0; i < store::free_attempts; ++i) entrance.refusal("wrong horse", entrance.code());
  CHECK(entrance.refusal("correct horse", entrance.code()) == FaultCode::rate_limited);
  entrance.place.world.advance(seconds{1});
  CHECK_NOTHROW(entrance.place.must(entrance.open("correct horse", entrance.code())));
}
