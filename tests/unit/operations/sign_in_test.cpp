#include "operations/sign_in.hpp"

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

// One account, and a door to try.
struct Entrance {
  Workplace place{{}};
  Hashing hashing{{.memory_kib = 8, .passes = 1, .lanes = 1}};
  SignInRules rules{};
  store::AccountRecord record{{"bota"}, Role::officer, {}, {}, {}, false};

  Entrance() {
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

TEST_CASE("after some wrong attempts even the right ones wait") {
  Entrance entrance;
  for (std::int64_t i = 0; i < store::free_attempts; ++i) entrance.refusal("wrong horse", entrance.code());
  CHECK(entrance.refusal("correct horse", entrance.code()) == FaultCode::rate_limited);
  entrance.place.world.advance(seconds{1});
  CHECK_NOTHROW(entrance.place.must(entrance.open("correct horse", entrance.code())));
}
