#include "operations/conceal.hpp"

#include <algorithm>

#include "operations/change_request.hpp"
#include "operations/open_request.hpp"
#include "operations/place_request.hpp"
#include "operations/show_handover.hpp"
#include "operations/show_request.hpp"
#include "support/catch.hpp"
#include "support/small_country.hpp"
#include "support/store_commands.hpp"
#include "support/workplace.hpp"

using namespace pana;
using namespace pana::test;
using namespace pana::operations;

namespace {

const Actor anna = operator_called("anna");
const Actor bota = operator_called("bota");

protocol::RequestOpen concealed(Concealment from, bool auto_route = false) {
  auto params = opening(auto_route);
  params.basics.exclude.conceal_from = std::move(from);
  return params;
}

void add_account(Workplace& place, const std::string& name, Role role, const std::string& center = {}) {
  store::AccountRecord record;
  record.account = {name};
  record.role = role;
  record.center = {center};
  place.must(place.world.store().put_account({once_by(anna), record, true, false}));
}

}  // namespace

TEST_CASE("For whom a request is concealed it answers like one that does not exist, whatever they try") {
  Workplace place({tests::center("c_oral", "p_oral")});
  add_account(place, "bota", Role::hotline_operator);
  const auto opened = place.must(open_request(place.context, called(anna), concealed({{{"bota"}}, {}, {}})));
  place.sync();
  const auto refusals = [&](const RequestId& request) {
    return std::vector{
        place.refused(show_request(place.context, called(bota), {request})),
        place.refused(claim_request(place.context, called(bota), {request, {}})),
        place.refused(release_request(place.context, called(bota), {request, {}})),
        place.refused(end_request(place.context, called(bota), {request, "withdrawn", "changed_mind", {}})),
        place.refused(place_request(place.context, called(bota), {request, std::nullopt, {}})),
        place.refused(show_handover(place.context, called(bota), {request}))};
  };
  const auto none = refusals({"rnone"});
  CHECK(refusals(opened.outcome.request) == none);
  for (const auto& refusal : none) CHECK(refusal.code == FaultCode::not_found);
  CHECK(place.must(show_queue(place.context, called(bota))).empty());
  CHECK(place.must(show_queue(place.context, called(anna))).size() == 1);
  CHECK(place.must(claim_request(place.context, called(anna), {opened.outcome.request, {}})).owner ==
        anna.account);
}

TEST_CASE(
    "A center that must not learn of a request is never asked, nor is that of a named member of its staff") {
  for (const bool by_staff : {false, true}) {
    Workplace place({tests::center("c_oral", "p_oral"), tests::center("c_aktau", "p_aktau")});
    add_account(place, "staff", Role::center, "c_oral");
    const auto from = by_staff ? Concealment{{{"staff"}}, {}, {}} : Concealment{{}, {{"c_oral"}}, {}};
    const auto opened = place.must(open_request(place.context, called(anna), concealed(from, true)));
    CHECK(opened.outcome.center == CenterId{"c_aktau"});
  }
}

TEST_CASE("From whom nothing can be concealed, and who does not exist, is refused by name") {
  Workplace place({tests::center("c_oral", "p_oral")});
  add_account(place, "anna", Role::hotline_operator);
  add_account(place, "coordinator", Role::coordinator);
  add_account(place, "admin", Role::administrator);
  add_account(place, "auditor", Role::auditor);
  const auto refusal = [&](Concealment from) {
    return place.refused(open_request(place.context, called(anna), concealed(std::move(from))));
  };
  const auto account = [](FaultCode code) { return fault(code, "/exclude/conceal_from/accounts/0"); };
  CHECK(refusal({{{"anna"}}, {}, {}}) == account(FaultCode::invalid_params));
  CHECK(refusal({{{"coordinator"}}, {}, {}}) == account(FaultCode::invalid_params));
  CHECK(refusal({{{"admin"}}, {}, {}}) == account(FaultCode::invalid_params));
  CHECK(refusal({{{"auditor"}}, {}, {}}) == account(FaultCode::invalid_params));
  CHECK(refusal({{{"nobody"}}, {}, {}}) == account(FaultCode::not_found));
  CHECK(refusal({{}, {{"c_none"}}, {}}) == fault(FaultCode::not_found, "/exclude/conceal_from/centers/0"));
}

TEST_CASE("Who tries names of accounts is slowed down and written down, and who names right ones is not") {
  Workplace place({tests::center("c_oral", "p_oral")});
  add_account(place, "bota", Role::hotline_operator);
  const auto naming = [&](const std::string& name) {
    return open_request(place.context, called(anna, "request.open"), concealed({{{name}}, {}, {}}));
  };
  for (int i = 0; i < 20; ++i) place.must(naming("bota"));
  for (int i = 0; i < 10; ++i) CHECK(place.refused(naming("nobody")).code == FaultCode::not_found);
  CHECK(place.refused(naming("nobody")).code == FaultCode::rate_limited);
  CHECK(place.refused(naming("bota")).code == FaultCode::rate_limited);
  const auto& entries = place.world.memory().recorded();
  CHECK(std::count_if(entries.begin(), entries.end(), [](const auto& entry) {
          return entry.account == "anna" && entry.verb == "request.open" && entry.outcome == "refused";
        }) == 10);
}
