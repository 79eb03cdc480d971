// Relations of real accounts to real objects, against rules written down apart from the code.
#include "access/authorize.hpp"
#include "domain/permission.hpp"
#include "support/catch.hpp"
#include "support/need_to_know.hpp"

using namespace pana;
using namespace pana::access;

namespace {

const AccountId me{"me"};
const AccountId other{"other"};

struct Case {
  Relation relation;
  AccountId opener;
  AccountId owner;
};
const std::vector<Case> requests{{Relation::both, me, me},
                                 {Relation::opener, me, other},
                                 {Relation::owner, other, me},
                                 {Relation::stranger, other, other},
                                 {Relation::stranger, other, {}}};

bool told(Role role, std::string_view method, Relation relation, RequestState state = RequestState::queued) {
  return test::oracle_permits(name_of(role), method, name_of(relation), name_of(state));
}

template <class Each>
void for_each_role(Each each) {
  for (std::size_t role = 0; role < role_names.size(); ++role) each(static_cast<Role>(role));
}

Actor actor(Role role, std::vector<std::string> regions = {}) {
  return {me, role, {role == Role::center ? "c_own" : ""}, std::move(regions)};
}

}  // namespace

TEST_CASE("who sees, places, ends and extends whose request is what the rules say") {
  for_each_role([](Role role) {
    for (const auto& [relation, opener, owner] : requests) {
      CAPTURE(name_of(role), name_of(relation));
      CHECK(may_see(actor(role), opener) == told(role, "request.show", relation));
      CHECK(may_end(actor(role), opener, owner) == told(role, "request.end", relation));
      for (std::size_t at = 0; at < request_state_names.size(); ++at) {
        const auto state = static_cast<RequestState>(at);
        CHECK(may_place(actor(role), opener, owner, state) == told(role, "request.place", relation, state));
      }
      if (role == Role::center) continue;
      CHECK(may_extend(actor(role), opener, owner, {"c_own"}) == told(role, "offer.extend", relation));
    }
  });
}

TEST_CASE("staff act for their own center only, whoever opened the request") {
  for (const auto& [relation, opener, owner] : requests) {
    CHECK(may_extend(actor(Role::center), opener, owner, {"c_own"}));
    CHECK_FALSE(may_extend(actor(Role::center), opener, owner, {"c_other"}));
  }
  CHECK_FALSE(may_extend(Actor{me, Role::center, {}, {}}, me, me, {}));
}

TEST_CASE("who reports for which center and keeps which entry is what the rules say") {
  for_each_role([](Role role) {
    CAPTURE(name_of(role));
    const bool staff = role == Role::center;
    const auto own = staff ? Relation::own_center : Relation::own_region;
    const auto others = staff ? Relation::other_center : Relation::other_region;
    const CenterId other_center{staff ? "c_other" : "c_own"};
    const auto someone = actor(role, {"23", "27"});
    CHECK(may_report(someone, {"c_own"}, "27") == told(role, "capacity.report", own));
    CHECK(may_report(someone, other_center, "75") == told(role, "capacity.report", others));
    CHECK(may_open_overflow(someone, "27") == told(role, "capacity.overflow", own));
    CHECK(may_open_overflow(someone, "75") == told(role, "capacity.overflow", others));
    CHECK(may_answer(someone, {"c_own"}, "27") == told(role, "offer.accept", own));
    CHECK(may_answer(someone, other_center, "75") == told(role, "offer.accept", others));
    CHECK(may_judge(someone, {"c_own"}, "27") == told(role, "center.promise", own));
    CHECK(may_judge(someone, other_center, "75") == told(role, "center.promise", others));
    CHECK(may_keep_register(someone, "27") == told(role, "center.put", own));
    CHECK(may_keep_register(someone, "75") == told(role, "center.put", others));
    CHECK(may_keep_register(actor(role), "75") == told(role, "center.put", own));
  });
}

TEST_CASE("methods that ask the same question have the same rows") {
  const std::vector<std::vector<std::string_view>> alike{
      {"request.show", "request.watch"},
      {"capacity.report", "capacity.adjust", "capacity.confirm", "center.accepting"},
      {"offer.list", "offer.accept", "offer.decline", "offer.arrived", "offer.no_show"},
      {"center.put", "center.show"}};
  for (const auto& methods : alike) {
    for_each_role([&](Role role) {
      for (std::size_t at = 0; at < relation_names.size(); ++at) {
        const auto relation = static_cast<Relation>(at);
        for (const auto method : methods) {
          CAPTURE(method, name_of(role), name_of(relation));
          CHECK(permitted(method, role, relation, RequestState::queued) ==
                permitted(methods.front(), role, relation, RequestState::queued));
        }
      }
    });
  }
}
