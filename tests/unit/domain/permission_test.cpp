#include "domain/permission.hpp"

#include <iterator>
#include <map>
#include <set>
#include <sstream>
#include <string>

#include "support/catch.hpp"

using namespace pana;

namespace {

// The published table, role by role; everybody but the daemon itself may sign in and watch.
const std::map<std::string, std::string> oracle{
    {"operator",
     "place.search route.preview request.open request.preview request.queue request.claim request.release "
     "request.place "
     "request.show "
     "request.watch request.end offer.list offer.accept offer.decline offer.arrived offer.no_show "
     "offer.extend "
     "handover.show capacity.report capacity.adjust capacity.confirm "
     "center.accepting offer.refuse road.list request.list"},
    {"officer",
     "place.search request.open request.place request.show request.watch request.end offer.extend "
     "handover.show offer.refuse road.list request.list"},
    {"gateway",
     "request.open request.show request.watch request.end handover.show offer.refuse request.list"},
    {"center",
     "offer.list offer.accept offer.decline offer.arrived offer.no_show offer.extend capacity.report "
     "capacity.adjust "
     "capacity.confirm center.accepting center.promise"},
    {"coordinator",
     "place.search route.preview capacity.report capacity.adjust capacity.confirm capacity.overflow "
     "center.accepting center.promise center.show "
     "center.put request.purge system.status relocation.plan relocation.place request.show request.watch "
     "request.place request.end handover.show offer.refuse road.list road.close road.open request.list "
     "request.waiting report.summary"},
    {"administrator",
     "center.show center.put request.purge account.create account.list account.disable account.enable "
     "account.reset session.list session.end certificate.bind certificate.revoke system.status"},
    {"auditor", "audit.read audit.head report.summary"},
};

std::set<std::string> methods_of(std::string_view role) {
  const auto row = oracle.find(std::string{role});
  if (row == oracle.end()) return {};
  std::istringstream words{
      row->second + " session.open session.resume session.close account.password board.watch country.show"};
  return {std::istream_iterator<std::string>{words}, {}};
}

}  // namespace

TEST_CASE("Each role may call exactly the methods of the published table") {
  for (std::size_t i = 0; i < role_names.size(); ++i) {
    const auto role = static_cast<Role>(i);
    const auto expected = methods_of(name_of(role));
    for (const auto& row : permissions()) {
      CAPTURE(name_of(role), row.method);
      CHECK(permitted(row.method, role) == expected.contains(std::string{row.method}));
    }
    for (const auto& method : expected) CHECK(permitted(method, role));
  }
}

TEST_CASE("A method that is not in the table is permitted to nobody") {
  for (const auto* method : {"", "request", "request.open ", "audit.write", "REQUEST.OPEN"}) {
    for (std::size_t i = 0; i < role_names.size(); ++i) CHECK_FALSE(permitted(method, static_cast<Role>(i)));
  }
}

TEST_CASE("Each method has one row, and the daemon itself none") {
  std::set<std::string_view> seen;
  for (const auto& row : permissions()) {
    CAPTURE(row.method);
    CHECK(seen.insert(row.method).second);
    CHECK(row.roles() != 0);
    CHECK_FALSE(permitted(row.method, Role::system));
  }
}
