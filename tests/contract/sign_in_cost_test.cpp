// Who guesses names of accounts learns nothing from what a guess costs.
#include "contract/cost.hpp"
#include "contract/workplace_on.hpp"
#include "operations/sign_in.hpp"
#include "support/catch.hpp"

namespace pana::test {
namespace {

constexpr access::PasswordCost quick{.memory_kib = 8, .passes = 1, .lanes = 1};

struct Door : WorkplaceOn<RedisWorld> {
  operations::Hashing hashing{quick};

  void add(const std::string& name, bool disabled) {
    store::AccountRecord record{{name}, Role::officer, {}, {}, {}, disabled};
    record.password_hash = world.must(hashing.hash(Secret{"correct horse"}));
    record.code_secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    world.must(world.store().put_account({once_by(operator_called("admin")), record, true}));
  }
  std::map<std::string, std::string> cost_of_guessing_at(const std::string& account) {
    return cost_of(world, [&] {
      protocol::SessionOpen params{{account}, Secret{"wrong horse"}, Secret{"000000"}};
      const auto refused = world.wait(operations::open_session(context, hashing, operations::SignInRules{},
                                                               {{}, "::1"}, std::move(params)));
      CHECK(refused.error().code == FaultCode::wrong_credentials);
    });
  }
};

}  // namespace

TEST_CASE("an account that does not exist, one that is disabled and a wrong password cost Redis the same") {
  Door door;
  door.add("bota", false);
  door.add("dana", true);
  door.cost_of_guessing_at("warm_up");
  const auto wrong = door.cost_of_guessing_at("bota");
  REQUIRE(wrong.contains("cmdstat_evalsha"));
  CHECK(door.cost_of_guessing_at("nobody") == wrong);
  CHECK(door.cost_of_guessing_at("dana") == wrong);
}

}  // namespace pana::test
