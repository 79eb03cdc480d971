#include "access/authorize.hpp"

#include "support/catch.hpp"

using namespace pana;
using namespace pana::access;

namespace {

const AccountId me{"me"};
const AccountId other{"other"};

Actor actor(Role role) {
  return {me, role, {}, {}};
}
Actor staff_of(std::string center) {
  return {me, Role::center, {std::move(center)}, {}};
}

constexpr std::array everybody{Role::hotline_operator, Role::officer, Role::center,  Role::coordinator,
                               Role::administrator,    Role::auditor, Role::gateway, Role::system};

}  // namespace

TEST_CASE(
    "operators see every request, officers, gateways and coordinators those they opened, nobody else any") {
  for (const auto role : everybody) {
    const bool refers = role == Role::officer || role == Role::gateway || role == Role::coordinator;
    CHECK(may_see(actor(role), me) == (refers || role == Role::hotline_operator));
    CHECK(may_see(actor(role), other) == (role == Role::hotline_operator));
  }
}

TEST_CASE("an operator places what is their own or nobody's, an officer what they opened") {
  const auto state = RequestState::claimed;
  CHECK(may_place(actor(Role::hotline_operator), other, me, state));
  CHECK_FALSE(may_place(actor(Role::hotline_operator), other, other, state));
  CHECK(may_place(actor(Role::hotline_operator), other, {}, RequestState::queued));
  CHECK(may_place(actor(Role::officer), me, other, state));
  CHECK_FALSE(may_place(actor(Role::officer), other, {}, RequestState::queued));
}

TEST_CASE("a request is ended by its owner or opener and by nobody else") {
  for (const auto role : everybody) {
    const bool refers = role == Role::officer || role == Role::gateway || role == Role::coordinator ||
                        role == Role::hotline_operator;
    CHECK(may_end(actor(role), me, other) == refers);
    CHECK(may_end(actor(role), other, me) == refers);
    CHECK_FALSE(may_end(actor(role), other, other));
  }
}

TEST_CASE("a hold is extended by the referrer or by the center that is asked") {
  CHECK(may_extend(staff_of("c_one"), other, other, {"c_one"}));
  CHECK_FALSE(may_extend(staff_of("c_one"), me, me, {"c_two"}));
  CHECK_FALSE(may_extend(staff_of(""), other, other, {""}));
  CHECK(may_extend(actor(Role::officer), me, other, {"c_one"}));
  CHECK_FALSE(may_extend(actor(Role::coordinator), me, me, {"c_one"}));
}

TEST_CASE("figures are reported by the center's staff, its region's coordinator and operators") {
  CHECK(may_report(staff_of("c_one"), {"c_one"}, "27"));
  CHECK_FALSE(may_report(staff_of("c_one"), {"c_two"}, "27"));
  CHECK_FALSE(may_report(staff_of(""), {""}, "27"));
  CHECK(may_report(Actor{me, Role::coordinator, {}, {"23", "27"}}, {"c_one"}, "27"));
  CHECK_FALSE(may_report(Actor{me, Role::coordinator, {}, {"23"}}, {"c_one"}, "27"));
  CHECK(may_report(actor(Role::coordinator), {"c_one"}, "27"));
  CHECK(may_report(actor(Role::hotline_operator), {"c_one"}, "27"));
  for (const auto role : {Role::officer, Role::administrator, Role::auditor, Role::gateway, Role::system}) {
    CHECK_FALSE(may_report(actor(role), {"c_one"}, "27"));
  }
}

TEST_CASE("the register is kept by coordinators within their regions and by administrators") {
  CHECK(may_keep_register(actor(Role::administrator), "27"));
  CHECK(may_keep_register(Actor{me, Role::coordinator, {}, {"27"}}, "27"));
  CHECK_FALSE(may_keep_register(Actor{me, Role::coordinator, {}, {"27"}}, "23"));
  for (const auto role :
       {Role::hotline_operator, Role::officer, Role::center, Role::auditor, Role::gateway}) {
    CHECK_FALSE(may_keep_register(actor(role), "27"));
  }
}
