#include "operations/keep_accounts.hpp"

#include <algorithm>

#include "support/catch.hpp"
#include "support/store_commands.hpp"
#include "support/workplace.hpp"

using namespace pana;
using namespace pana::test;
using namespace pana::operations;

namespace {

// Where an administrator makes accounts.
struct Registry {
  Workplace place{{}};
  Hashing hashing{{.memory_kib = 8, .passes = 1, .lanes = 1}};
  const Actor admin{AccountId{"admin"}, Role::administrator, {}, {}};

  auto create(std::string password) {
    protocol::AccountCreate params;
    params.account = AccountId{"op_aliya"};
    params.password = Secret{std::move(password)};
    params.role = Role::hotline_operator;
    return create_account(place.context, hashing, called(admin, "account.create"), std::move(params));
  }
  auto reset(std::string password) {
    protocol::AccountReset params;
    params.account = AccountId{"op_aliya"};
    params.password = Secret{std::move(password)};
    return reset_account(place.context, hashing, called(admin, "account.reset"), std::move(params));
  }
};

Fault weak(const std::string& why) {
  return {FaultCode::invalid_params, "/password", {{"weak", why}}, false};
}

}  // namespace

TEST_CASE("a password that is easy to guess makes no account and resets none, and the answer says why") {
  Registry registry;
  auto& place = registry.place;
  CHECK(place.refused(registry.create("password1234")) == weak("common"));
  CHECK(place.must(place.context.store.list_accounts()).empty());
  const auto made = place.must(registry.create("correct horse battery"));
  CHECK(place.refused(registry.reset("I am op_aliya!")) == weak("account_name"));
  CHECK(place.must(place.context.store.load_account(AccountId{"op_aliya"})) == made);
  const auto anew = place.must(registry.reset("another horse, same stable"));
  CHECK(anew.password_hash != made.password_hash);
  CHECK(anew.code_secret != made.code_secret);
}

TEST_CASE("a call that is repeated with its key shows the secret again, and that is written down") {
  Registry registry;
  auto& place = registry.place;
  const auto caller = called(registry.admin, "account.create");
  const auto create = [&] {
    protocol::AccountCreate params;
    params.account = AccountId{"op_aliya"};
    params.password = Secret{"correct horse battery"};
    params.role = Role::hotline_operator;
    return create_account(place.context, registry.hashing, caller, std::move(params));
  };
  const auto looks = [&] {
    const auto& entries = place.world.memory().recorded();
    return std::count_if(entries.begin(), entries.end(), [](const auto& entry) {
      return entry.verb == "account.create" && entry.outcome == "shown";
    });
  };
  const auto first = place.must(create());
  CHECK(looks() == 0);
  CHECK(place.must(create()).code_secret == first.code_secret);
  CHECK(looks() == 1);
}
