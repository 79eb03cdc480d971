// Who guesses names of accounts learns nothing from what a guess costs.
#include <map>

#include "operations/sign_in.hpp"
#include "support/catch.hpp"
#include "support/small_country.hpp"
#include "support/store_commands.hpp"
#include "support/store_world.hpp"

namespace pana::test {
namespace {

constexpr access::PasswordCost quick{.memory_kib = 8, .passes = 1, .lanes = 1};

struct Door {
  RedisWorld world;
  Board board{tests::small_roads(), FreshnessLimits{}};
  SystemClock clock;
  SeededRandom random{5};
  Metrics metrics;
  operations::Context context{world.store(), board, clock, random, metrics, default_time_limits};
  operations::Hashing hashing{quick};

  void add(const std::string& name, bool disabled) {
    store::AccountRecord record{{name}, Role::officer, {}, {}, {}, disabled};
    record.password_hash = world.must(hashing.hash(Secret{"correct horse"}));
    record.code_secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    world.must(world.store().put_account({once_by(operator_called("admin")), record, true}));
  }
  // How often Redis was asked what, the commands of its scripts included.
  std::map<std::string, std::string> asked_for(const std::string& account) {
    world.command({"CONFIG", "RESETSTAT"});
    protocol::SessionOpen params{{account}, Secret{"wrong horse"}, Secret{"000000"}};
    const auto refused = world.wait(operations::open_session(context, hashing, operations::SignInRules{},
                                                             {{}, "::1"}, std::move(params)));
    CHECK(refused.error().code == FaultCode::wrong_credentials);
    const std::string told{world.command({"INFO", "commandstats"}).text()};
    std::map<std::string, std::string> counts;
    for (std::size_t at = told.find("cmdstat_"); at != std::string::npos;
         at = told.find("cmdstat_", at + 1)) {
      const auto colon = told.find(':', at);
      counts[told.substr(at, colon - at)] = told.substr(colon, told.find(',', colon) - colon);
    }
    return counts;
  }
};

}  // namespace

TEST_CASE("an account that does not exist, one that is disabled and a wrong password cost Redis the same") {
  Door door;
  door.add("bota", false);
  door.add("dana", true);
  door.asked_for("warm_up");
  const auto wrong = door.asked_for("bota");
  REQUIRE(wrong.contains("cmdstat_evalsha"));
  CHECK(door.asked_for("nobody") == wrong);
  CHECK(door.asked_for("dana") == wrong);
}

}  // namespace pana::test
