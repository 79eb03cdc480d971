// The table of roles, methods, relations and states against rules written down apart from it, cell by cell.
#include <set>
#include <string>
#include <vector>

#include "domain/permission.hpp"
#include "support/catch.hpp"
#include "support/need_to_know.hpp"

using namespace pana;

namespace {

constexpr std::size_t relation_count = relation_names.size();
constexpr std::size_t state_count = request_state_names.size();

// Calls with each role, relation and state.
template <class Each>
void for_each_case(Each each) {
  for (std::size_t role = 0; role < role_names.size(); ++role) {
    for (std::size_t relation = 0; relation < relation_count; ++relation) {
      for (std::size_t state = 0; state < state_count; ++state)
        each(static_cast<Role>(role), static_cast<Relation>(relation), static_cast<RequestState>(state));
    }
  }
}

// What the oracle and a table decide, case by case.
using Decisions = std::vector<bool>;

Decisions told(std::string_view method) {
  Decisions all;
  for_each_case([&](Role role, Relation relation, RequestState state) {
    all.push_back(test::oracle_permits(name_of(role), method, name_of(relation), name_of(state)));
  });
  return all;
}

Decisions decided(std::string_view method, Permissions table) {
  Decisions all;
  for_each_case([&](Role role, Relation relation, RequestState state) {
    all.push_back(permitted(method, role, relation, state, table));
  });
  return all;
}

std::set<std::string> methods_of_the_oracle() {
  std::set<std::string> methods;
  for (const auto& line : test::lines_of(test::who_may)) methods.insert(line[3].begin(), line[3].end());
  return methods;
}

// Calls with every cell of a row flipped in turn: a bit of a set of one of its grants.
template <class Each>
void for_each_cell(const Permission& row, Each each) {
  for (std::size_t at = 0; at < row.grants.size() && row.grants[at].roles != 0; ++at) {
    const auto flip = [&](std::uint16_t Grant::* set, std::size_t bits) {
      for (std::size_t bit = 0; bit < bits; ++bit) {
        auto changed = row;
        changed.grants[at].*set ^= static_cast<std::uint16_t>(1U << bit);
        each(changed);
      }
    };
    flip(&Grant::roles, role_names.size());
    flip(&Grant::relations, relation_count);
    flip(&Grant::states, state_count);
  }
}

}  // namespace

TEST_CASE("Everybody may do to whose object what the rules say, and nothing else") {
  auto methods = methods_of_the_oracle();
  for (const auto& row : permissions()) methods.insert(std::string{row.method});
  for (const auto& method : methods) {
    CAPTURE(method);
    CHECK(decided(method, permissions()) == told(method));
  }
}

TEST_CASE("Who may call a method at all is who may for some object") {
  for (const auto& row : permissions()) {
    std::set<Role> some;
    for_each_case([&](Role role, Relation relation, RequestState state) {
      if (permitted(row.method, role, relation, state)) some.insert(role);
    });
    for (std::size_t role = 0; role < role_names.size(); ++role)
      CHECK(permitted(row.method, static_cast<Role>(role)) == some.contains(static_cast<Role>(role)));
  }
}

TEST_CASE("No cell of the table of permissions can be changed without the rules noticing") {
  std::size_t noticed = 0;
  std::size_t without_effect = 0;
  for (const auto& row : permissions()) {
    CAPTURE(row.method);
    const auto before = decided(row.method, permissions());
    const auto rules = told(row.method);
    for_each_cell(row, [&](const Permission& changed) {
      const auto now = decided(row.method, Permissions{&changed, 1});
      // A grant that is widened to whom another grant of the row gives the same already.
      if (now == before) return void(++without_effect);
      ++noticed;
      CHECK(now != rules);
    });
  }
  CHECK(noticed > 1000);
  CHECK(without_effect * 20 < noticed);
}
