#include "operations/refuse_offer.hpp"

#include "operations/answer_offer.hpp"
#include "operations/change_request.hpp"
#include "operations/expire_deadlines.hpp"
#include "operations/open_request.hpp"
#include "operations/place_request.hpp"
#include "support/catch.hpp"
#include "support/small_country.hpp"
#include "support/store_commands.hpp"
#include "support/workplace.hpp"

using namespace pana;
using namespace pana::test;
using namespace pana::operations;

namespace {

const Actor anna = operator_called("anna");

// From Atyrau, Oral comes before Aktau.
struct Refused {
  Workplace place;
  store::HoldOutcome held;

  explicit Refused(std::vector<Center> centers)
      : place(std::move(centers)),
        held(place.must(open_request(place.context, called(anna), opening())).outcome) {}

  Refusal refuse(std::string reason, OfferId offer = {}) {
    return place.must(
        refuse_offer(place.context, called(anna), {offer.empty() ? held.offer : offer, reason, {}}));
  }
  store::RequestRecord request() { return place.must(place.context.store.load_request(held.request)); }
  // The center that is asked after the next search; empty where none is.
  std::string next() {
    place.sync();
    place.must(search_again(place.context, held.request));
    const auto record = request();
    if (record.state != RequestState::offered) return {};
    return place.must(place.context.store.load_offer(record.offer)).center.text;
  }
};

const std::vector<Center> oral_and_aktau{tests::center("c_oral", "p_oral"),
                                         tests::center("c_aktau", "p_aktau")};

}  // namespace

TEST_CASE("What is about the center alone goes on with the next nearest, never with the same") {
  Refused story(oral_and_aktau);
  CHECK(story.held.center.text == "c_oral");
  const auto refusal = story.refuse("conditions");
  CHECK(refusal.search_next);
  CHECK(refusal.outcome.state == RequestState::waiting);
  CHECK(story.place.free("c_oral", "family5") == 1);
  CHECK(story.next() == "c_aktau");
}

TEST_CASE("After too_far no center as far or farther comes into question") {
  Refused story(oral_and_aktau);
  story.refuse("too_far");
  CHECK(story.next().empty());
  CHECK(story.request().state == RequestState::waiting);
}

TEST_CASE("After too_near no center as near or nearer comes into question") {
  Refused story({tests::center("c_oral", "p_oral"), tests::center("c_twin", "p_oral"),
                 tests::center("c_aktau", "p_aktau")});
  story.refuse("too_near");
  CHECK(story.next() == "c_aktau");
}

TEST_CASE("A reason that is about going at all ends the request as withdrawn, with that reason") {
  const std::string reason =
      GENERATE("changed_mind", "stays_with_family", "perpetrator_removed", "contact_lost");
  Refused story(oral_and_aktau);
  const auto refusal = story.refuse(reason);
  CHECK_FALSE(refusal.search_next);
  CHECK(refusal.outcome.state == RequestState::ended);
  CHECK(story.request().outcome == "withdrawn");
  CHECK(story.request().reason == reason);
  CHECK(story.place.free("c_oral", "family5") == 1);
}

TEST_CASE("The refusal of an offer that is over does not end what has come after it") {
  Refused story(oral_and_aktau);
  story.place.must(
      decline_offer(story.place.context, called(staff_of("c_oral")), {story.held.offer, "no_staff", {}}));
  CHECK(story.next() == "c_aktau");
  for (const auto* reason : {"changed_mind", "too_far"}) {
    const auto fault =
        story.place.refused(refuse_offer(story.place.context, called(anna), {story.held.offer, reason, {}}));
    CHECK(fault.code == FaultCode::already_answered);
  }
  CHECK(story.request().state == RequestState::offered);
}

TEST_CASE("The same refusal twice is one, also where it ended the request") {
  Refused story(oral_and_aktau);
  const std::string reason = GENERATE("changed_mind", "too_far");
  const auto caller = called(anna);
  const auto first =
      story.place.must(refuse_offer(story.place.context, caller, {story.held.offer, reason, {}})).outcome;
  const auto again =
      story.place.must(refuse_offer(story.place.context, caller, {story.held.offer, reason, {}})).outcome;
  CHECK(again.repeated);
  CHECK(again.state == first.state);
}

TEST_CASE("Who told a refusal gets the same answer again, also when the request is somebody else's by then") {
  Workplace place(oral_and_aktau);
  const auto berik = operator_called("berik");
  const auto request = place.must(open_request(place.context, called(anna), opening(false))).outcome.request;
  place.must(claim_request(place.context, called(berik), {request, {}}));
  const auto held = place.must(place_request(place.context, called(berik), {request, {}, {}})).outcome;
  const auto caller = called(berik);
  place.must(refuse_offer(place.context, caller, {held.offer, "conditions", {}}));
  place.must(claim_request(place.context, called(anna), {request, {}}));

  CHECK(place.must(refuse_offer(place.context, caller, {held.offer, "conditions", {}})).outcome.repeated);
  CHECK(place.refused(refuse_offer(place.context, called(berik), {held.offer, "conditions", {}})) ==
        fault(FaultCode::not_allowed, "/offer"));
}

TEST_CASE("Only who owns or opened the request tells that the person refuses") {
  Refused story(oral_and_aktau);
  const auto refused_for = [&](const Actor& actor) {
    return story.place.refused(
        refuse_offer(story.place.context, called(actor), {story.held.offer, "too_far", {}}));
  };
  CHECK(refused_for(operator_called("bota")) == fault(FaultCode::not_allowed, "/offer"));
  CHECK(refused_for({AccountId{"serik"}, Role::officer, {}, {}}) == fault(FaultCode::not_found, "/offer"));
}

TEST_CASE("A center to which the household did not come is asked again only where it is named") {
  Refused story(oral_and_aktau);
  auto& place = story.place;
  const auto oral = staff_of("c_oral");
  const auto accepted = place.must(accept_offer(place.context, called(oral), {story.held.offer, {}}));
  if (GENERATE(false, true)) {
    place.must(report_no_show(place.context, called(oral), {story.held.offer, {}}));
  } else {
    place.world.advance(*accepted.outcome.held_until - place.now());
    while (place.must(expire_deadlines(place.context)) > 0) {
    }
  }
  CHECK(story.request().state == RequestState::claimed);
  CHECK(story.request().owner == anna.account);
  place.must(place.context.store.report_capacity({once_by(oral), {"c_oral"}, {}}));
  place.must(place.context.store.report_capacity({once_by(oral), {"c_aktau"}, {}}));
  place.sync();
  protocol::RequestPlace params{story.held.request, std::nullopt, {}};
  if (GENERATE(false, true)) {
    params.center = CenterId{"c_oral"};
    CHECK(place.must(place_request(place.context, called(anna), params)).outcome.center.text == "c_oral");
  } else {
    CHECK(place.must(place_request(place.context, called(anna), params)).outcome.center.text == "c_aktau");
  }
}

TEST_CASE("A center that declined is not asked again, not even where it is named") {
  Refused story(oral_and_aktau);
  story.place.must(
      decline_offer(story.place.context, called(staff_of("c_oral")), {story.held.offer, "no_staff", {}}));
  story.place.sync();
  protocol::RequestPlace params{story.held.request, CenterId{"c_oral"}, {}};
  const auto fault = story.place.refused(place_request(story.place.context, called(anna), params));
  CHECK(std::get<Figure::Counts>(fault.figures.at(0).value) == Figure::Counts{{"already_asked", 1}});
}

TEST_CASE("A person who comes round is placed where she said no, if it is named") {
  Refused story(oral_and_aktau);
  story.refuse("too_far");
  story.place.sync();
  for (const auto* center : {"c_oral"}) {
    protocol::RequestPlace params{story.held.request, CenterId{center}, {}};
    const auto placed = story.place.must(place_request(story.place.context, called(anna), params));
    CHECK(placed.outcome.center.text == center);
  }
}

TEST_CASE(
    "A request that ends without a place keeps what blocked it at that moment, and a repeated end tells the "
    "same") {
  Workplace place({tests::center("c_oral", "p_oral", {tests::group("single", 1, 0)})});
  auto asking = opening(false);
  const auto request = place.must(open_request(place.context, called(anna), asking)).outcome.request;
  const auto caller = called(anna);
  const protocol::RequestEnd ending{request, "unmet_eligibility", {}, {}};
  const auto first = place.must(end_request(place.context, caller, ending));
  CHECK_FALSE(first.blocked.empty());
  CHECK(place.must(place.context.store.load_request(request)).blocked == first.blocked);
  const auto again = place.must(end_request(place.context, caller, ending));
  CHECK(again.outcome.repeated);
  CHECK(again.blocked == first.blocked);
}

TEST_CASE("A request that ends for another reason tells of nothing in the way") {
  Refused story(oral_and_aktau);
  const auto ended = story.place.must(
      end_request(story.place.context, called(anna), {story.held.request, "withdrawn", "changed_mind", {}}));
  CHECK(ended.blocked.empty());
}
