// Operators speak for centers that they have called.
#include "operations/answer_offer.hpp"
#include "operations/open_request.hpp"
#include "operations/show_handover.hpp"
#include "operations/show_promise.hpp"
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
const Actor boris = operator_called("boris");
const Actor staff = staff_of("c_oral");

struct Oral {
  Workplace place{{tests::center("c_oral", "p_oral"), tests::center("c_aktau", "p_aktau")}};
  OfferId offer;
  RequestId request;

  explicit Oral(Concealment from = {}) {
    store::AccountRecord known;
    known.account = boris.account;
    known.role = boris.role;
    place.must(place.world.store().put_account({once_by(anna), known, true, false}));
    auto params = opening();
    params.basics.exclude.conceal_from = std::move(from);
    const auto placed = place.must(open_request(place.context, called(anna), params)).outcome;
    offer = placed.offer;
    request = placed.request;
    place.sync();
  }
  std::vector<store::OfferRecord> list(const Actor& actor, std::optional<CenterId> center) {
    return place.must(show_offers(place.context, called(actor), {std::move(center)}));
  }
};

}  // namespace

TEST_CASE("An operator accepts and reports an arrival for a center, by the same rules, and it is marked") {
  Oral at;
  const auto accepted = at.place.must(accept_offer(at.place.context, called(boris), {at.offer, {}}));
  CHECK(accepted.outcome.offer_state == OfferState::accepted);
  CHECK(at.list(staff, {}).at(0).answered_by == Role::hotline_operator);
  CHECK(at.place.refused(accept_offer(at.place.context, called(staff), {at.offer, {}})).code ==
        FaultCode::already_answered);
  const auto code = at.place.must(show_handover(at.place.context, called(anna), {at.request})).arrival_code;
  const std::string wrong = code == "000000" ? "000001" : "000000";
  CHECK(at.place.refused(confirm_arrival(at.place.context, called(boris), {at.offer, wrong, {}})).code ==
        FaultCode::wrong_credentials);
  const auto arrived = at.place.must(confirm_arrival(at.place.context, called(boris), {at.offer, code, {}}));
  CHECK(arrived.outcome.request_state == RequestState::placed);
}

TEST_CASE("An operator declines or reports a no-show for a center") {
  Oral at;
  CHECK(
      at.place.must(decline_offer(at.place.context, called(boris), {at.offer, "no_staff", {}})).search_next);
  Oral another;
  another.place.must(accept_offer(another.place.context, called(staff), {another.offer, {}}));
  another.place.must(report_no_show(another.place.context, called(boris), {another.offer, {}}));
  CHECK(another.place.must(another.place.context.store.load_offer(another.offer)).answered_by ==
        Role::hotline_operator);
}

TEST_CASE("An operator sees a center's offers as it sees them, each look written down") {
  Oral at;
  const auto offers = at.list(boris, CenterId{"c_oral"});
  REQUIRE(offers.size() == 1);
  CHECK(offers[0].offer == at.offer);
  CHECK(at.list(boris, CenterId{"c_aktau"}).empty());
  const auto& entry = at.place.world.memory().recorded().back();
  CHECK(entry.account == "boris");
  CHECK(entry.kind == "center");
  CHECK(entry.id == "c_aktau");
  CHECK(at.place.refused(show_offers(at.place.context, called(boris), {})).at == "/center");
  CHECK(at.place.refused(show_offers(at.place.context, called(boris), {CenterId{"c_none"}})).code ==
        FaultCode::not_found);
  CHECK(at.place.refused(show_offers(at.place.context, called(staff), {CenterId{"c_aktau"}})).code ==
        FaultCode::not_allowed);
}

TEST_CASE("An offer for a request that is concealed from an operator does not exist for them") {
  Oral at(Concealment{{{"boris"}}, {}, {}});
  const auto refusals = [&](const OfferId& offer) {
    return std::vector{
        at.place.refused(accept_offer(at.place.context, called(boris), {offer, {}})),
        at.place.refused(decline_offer(at.place.context, called(boris), {offer, "no_staff", {}})),
        at.place.refused(confirm_arrival(at.place.context, called(boris), {offer, "123456", {}})),
        at.place.refused(report_no_show(at.place.context, called(boris), {offer, {}}))};
  };
  CHECK(refusals(at.offer) == refusals(OfferId{"oaaaaaaaaaaaaaa"}));
  CHECK(at.list(boris, CenterId{"c_oral"}).empty());
  CHECK(at.list(anna, CenterId{"c_oral"}).size() == 1);
  CHECK(at.list(staff, {}).size() == 1);
}

TEST_CASE("How a center has kept its word is for itself and for coordinators of its region") {
  Oral at;
  at.place.must(decline_offer(at.place.context, called(boris), {at.offer, "no_bed_after_all", {}}));
  const auto region = at.place.board.find(CenterId{"c_oral"})->center.region;
  const Actor near{{"carla"}, Role::coordinator, {}, {region}};
  const Actor far{{"dana"}, Role::coordinator, {}, {"75"}};
  for (const auto& actor : {staff, near}) {
    const auto promise = at.place.must(show_promise(at.place.context, called(actor), {CenterId{"c_oral"}}));
    CHECK(promise.offers == 1);
    CHECK(promise.phantom == 1);
    CHECK_FALSE(promise.kept_share);
  }
  for (const auto& actor : {far, anna, staff_of("c_aktau")})
    CHECK(at.place.refused(show_promise(at.place.context, called(actor), {CenterId{"c_oral"}})).code ==
          FaultCode::not_allowed);
}
