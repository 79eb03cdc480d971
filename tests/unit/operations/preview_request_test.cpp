#include "operations/preview_request.hpp"

#include "operations/answer_offer.hpp"
#include "operations/change_request.hpp"
#include "operations/open_request.hpp"
#include "operations/refuse_offer.hpp"
#include "support/catch.hpp"
#include "support/small_country.hpp"
#include "support/store_commands.hpp"
#include "support/workplace.hpp"

using namespace pana;
using namespace pana::test;
using namespace pana::operations;

namespace {

const Actor anna = operator_called("anna");
const Actor berik = operator_called("berik");
const Actor officer{AccountId{"serik"}, Role::officer, {}, {}};

// An officer's request in the queue; Oral is nearer than Aktau.
struct Queued {
  Workplace place{{tests::center("c_oral", "p_oral"), tests::center("c_aktau", "p_aktau")}};
  Context& context = place.context;
  RequestId request = place.must(open_request(context, called(officer), opening(false))).outcome.request;

  Awaitable<Result<Ranking>> look(const Actor& who) {
    return preview_request(context, called(who, "request.preview"), {request});
  }
  // The centers that come into question, nearest first.
  std::string candidates(const Actor& who) {
    std::string ids;
    for (const auto& candidate : place.must(look(who)).candidates)
      ids += context.board.at(candidate.slot).center.id.text + " ";
    return ids;
  }
};

store::AccountRecord account_of(const Actor& actor) {
  store::AccountRecord record;
  record.account = actor.account;
  record.role = actor.role;
  return record;
}

}  // namespace

TEST_CASE("A preview of a request shows what request.place would find, and holds nothing") {
  Queued at;
  CHECK(at.candidates(anna) == "c_oral c_aktau ");
  CHECK(at.place.must(at.context.store.load_request(at.request)).version == 1);
  at.place.must(claim_request(at.context, called(anna), {at.request, {}}));
  const auto held = at.place.must(place_request(at.context, called(anna), {at.request, {}, {}}));
  at.place.must(decline_offer(at.context, called(staff_of("c_oral")), {held.outcome.offer, "no_staff", {}}));
  CHECK(at.candidates(anna) == "c_aktau ");
}

TEST_CASE("A preview respects what the person has refused as too far") {
  Queued at;
  at.place.must(claim_request(at.context, called(anna), {at.request, {}}));
  const auto held = at.place.must(place_request(at.context, called(anna), {at.request, {}, {}}));
  at.place.must(refuse_offer(at.context, called(anna), {held.outcome.offer, "too_far", {}}));
  CHECK(at.candidates(anna).empty());
}

TEST_CASE("Operators preview what nobody has and what is theirs, and nobody else does") {
  Queued at;
  CHECK(at.place.refused(at.look(officer)).code == FaultCode::not_allowed);
  at.place.must(claim_request(at.context, called(anna), {at.request, {}}));
  CHECK(at.place.refused(at.look(berik)) == fault(FaultCode::not_allowed, "/request"));
  at.place.must(end_request(at.context, called(anna), {at.request, "duplicate", {}, {}}));
  CHECK(at.place.refused(at.look(anna)).code == FaultCode::conflict);
}

TEST_CASE("A preview is written down, and a concealed request has none for those who must not know") {
  Queued at;
  CHECK(at.candidates(anna) == "c_oral c_aktau ");
  const auto& entry = at.place.world.memory().recorded().back();
  CHECK(entry.verb == "request.preview");
  CHECK(entry.id == at.request.text);
  auto hidden = opening(false);
  hidden.basics.exclude.conceal_from.accounts = {berik.account};
  at.place.must(at.context.store.put_account({once_by(anna), account_of(berik)}));
  at.request = at.place.must(open_request(at.context, called(anna), hidden)).outcome.request;
  at.place.sync();
  CHECK(at.place.refused(at.look(berik)) == fault(FaultCode::not_found, "/request"));
}
