#include "operations/show_request.hpp"

#include "operations/change_request.hpp"
#include "operations/keep_accounts.hpp"
#include "operations/keep_register.hpp"
#include "operations/open_request.hpp"
#include "support/catch.hpp"
#include "support/small_country.hpp"
#include "support/store_commands.hpp"
#include "support/workplace.hpp"

using namespace pana;
using namespace pana::test;
using namespace pana::operations;

namespace {

const Actor anna = operator_called("anna");
const Actor officer{AccountId{"serik"}, Role::officer, {}, {}};
const Actor admin{AccountId{"admin"}, Role::administrator, {}, {}};

struct Shown {
  Workplace place{{tests::center("c_oral", "p_oral")}};
  Context& context = place.context;
  RequestId request = place.must(open_request(context, called(anna), opening())).outcome.request;

  // "account verb kind id outcome" of each entry, oldest first.
  std::vector<std::string> entries() {
    std::vector<std::string> all;
    for (const auto& entry : place.world.memory().recorded())
      all.push_back(entry.account + " " + entry.verb + " " + entry.kind + " " + entry.id + " " +
                    entry.outcome);
    return all;
  }
};

}  // namespace

TEST_CASE("Whatever is shown of requests, offers, centers and accounts leaves one entry of who looked") {
  Shown at;
  const auto shown = at.place.must(show_request(at.context, called(anna, "request.show"), {at.request}));
  CHECK(shown.request.request == at.request);
  CHECK(shown.offers.size() == 1);
  at.place.must(open_request(at.context, called(anna), opening(false)));
  CHECK(at.place.must(show_queue(at.context, called(anna, "request.queue"))).size() == 1);
  CHECK(at.place.must(show_offers(at.context, called(staff_of("c_oral"), "offer.list"), {})).size() == 1);
  CHECK(at.place.must(list_accounts(at.context, called(admin, "account.list"))).empty());
  const auto center = at.place.must(show_center(at.context, called(admin, "center.show"), {{"c_oral"}}));
  CHECK(center.center.id.text == "c_oral");
  CHECK(at.entries() == std::vector<std::string>{
                            "anna request.show request " + at.request.text + " shown",
                            "anna request.queue request - shown", "staff_c_oral offer.list offer - shown",
                            "admin account.list account - shown", "admin center.show center c_oral shown"});
}

TEST_CASE("What is not shown leaves no entry that it was") {
  Shown at;
  CHECK(at.place.refused(show_request(at.context, called(officer, "request.show"), {at.request})).code ==
        FaultCode::not_found);
  CHECK(at.place.refused(show_request(at.context, called(anna, "request.show"), {{"r0"}})).code ==
        FaultCode::not_found);
  CHECK(at.place.refused(show_center(at.context, called(admin, "center.show"), {{"c_none"}})).code ==
        FaultCode::not_found);
  at.place.must(find_request(at.context, called(anna, "request.watch"), {at.request}));
  CHECK(at.entries().empty());
}

TEST_CASE("What cannot be written down is not shown") {
  Shown at;
  const std::string no_word = "no word";
  CHECK(at.place.refused(show_request(at.context, called(anna, no_word), {at.request})).code ==
        FaultCode::invalid_params);
  CHECK(at.place.refused(show_queue(at.context, called(anna, no_word))).code == FaultCode::invalid_params);
  CHECK(at.place.refused(show_offers(at.context, called(staff_of("c_oral"), no_word), {})).code ==
        FaultCode::invalid_params);
}

TEST_CASE("People find their own open requests again, and no others") {
  Shown at;
  const auto opened =
      at.place.must(open_request(at.context, called(officer), opening(false))).outcome.request;
  const auto own = [&](const Actor& who) {
    return at.place.must(show_own(at.context, called(who, "request.list")));
  };
  REQUIRE(own(officer).size() == 1);
  CHECK(own(officer)[0].request == opened);
  REQUIRE(own(anna).size() == 1);
  CHECK(own(anna)[0].request == at.request);
  at.place.must(claim_request(at.context, called(anna), {opened, {}}));
  CHECK(own(anna).size() == 2);
  CHECK(own(officer).size() == 1);
  CHECK(own(admin).empty());
  CHECK(at.entries().front() == "serik request.list request - shown");
}
