#include "operations/relocate_center.hpp"

#include "operations/answer_offer.hpp"
#include "support/catch.hpp"
#include "support/small_country.hpp"
#include "support/store_commands.hpp"
#include "support/workplace.hpp"

using namespace pana;
using namespace pana::test;
using namespace pana::operations;

namespace {

const Actor west{AccountId{"west"}, Role::coordinator, {}, {"23"}};
const Actor south{AccountId{"south"}, Role::coordinator, {}, {"47"}};

// Atyrau has to be left; Oral and Aktau have room.
struct Evacuation {
  Workplace place{
      {tests::center("c_left", "p_atyrau", {tests::group("family5", 5, 2)}),
       tests::center("c_oral", "p_oral", {tests::group("family3", 3, 2), tests::group("family5", 5, 1)}),
       tests::center("c_aktau", "p_aktau")}};
  Context& context = place.context;

  protocol::RelocationPlan plan_for(std::initializer_list<int> women) {
    protocol::RelocationPlan params{CenterId{"c_left"}, {}, "center"};
    for (const auto count : women) {
      Household household;
      household.women = static_cast<std::uint8_t>(count);
      params.households.push_back({household, {}, {}, {}, Urgency::urgent});
    }
    return params;
  }
  protocol::RelocationPlace move(const std::string& to, const std::string& unit) {
    return {
        CenterId{"c_left"}, {tests::woman(), {}, {}, {}, Urgency::urgent}, "center", CenterId{to}, unit, {}};
  }
  Placement moved(const std::string& to, const std::string& unit) {
    return place.must(relocate_household(context, called(west, "relocation.place"), move(to, unit)));
  }
  Fault not_moved(const protocol::RelocationPlace& params, const Actor& by = west) {
    return place.refused(relocate_household(context, called(by, "relocation.place"), params));
  }
};

Figure::Counts blocked(const Fault& fault) {
  return std::get<Figure::Counts>(fault.figures.at(0).value);
}

}  // namespace

TEST_CASE("A plan names a unit elsewhere for each household, holds nothing, and leaves one audit entry") {
  Evacuation at;
  const auto shown =
      at.place.must(plan_relocation(at.context, called(west, "relocation.plan"), at.plan_for({5, 1, 4, 9})));
  REQUIRE(shown.moves.size() == 3);
  for (const auto& move : shown.moves) CHECK(at.place.board.at(move.to.slot).center.id != CenterId{"c_left"});
  REQUIRE(shown.unplaced.size() == 1);
  CHECK(shown.unplaced.front().first == 3);
  CHECK_FALSE(shown.unplaced.front().second.empty());
  CHECK(at.place.free("c_oral", "family5") == 1);
  CHECK(at.place.free("c_aktau", "family5") == 1);
  const auto entries = at.place.world.memory().recorded();
  REQUIRE(entries.size() == 1);
  CHECK(entries.front().verb == "relocation.plan");
  CHECK(entries.front().id == "c_left");
  CHECK(entries.front().outcome == "shown");
}

TEST_CASE(
    "A household is placed in the unit that the plan named, by a request that never asks the center left") {
  Evacuation at;
  const auto outcome = at.moved("c_oral", "family5").outcome;  // the smaller family3 would do as well
  CHECK(outcome.held);
  CHECK(outcome.unit == "family5");
  CHECK(at.place.free("c_oral", "family5") == 0);
  CHECK(at.place.free("c_oral", "family3") == 2);
  const auto record = at.place.must(at.context.store.load_request(outcome.request));
  CHECK(record.opener == west.account);
  CHECK(record.owner == west.account);
  CHECK(record.body.origin == PlaceId{"p_atyrau"});
  CHECK(record.body.exclude.centers == std::vector{CenterId{"c_left"}});

  at.place.must(decline_offer(at.context, called(staff_of("c_oral")), {outcome.offer, "no_staff", {}}));
  at.place.must(search_again(at.context, outcome.request));
  CHECK(at.place.must(at.context.store.load_request(outcome.request)).asked ==
        std::vector{CenterId{"c_oral"}, CenterId{"c_aktau"}});
}

TEST_CASE(
    "A unit that is taken meanwhile, does not fit or does not exist is refused, and nothing is opened") {
  Evacuation at;
  at.moved("c_oral", "family5");
  CHECK(blocked(at.not_moved(at.move("c_oral", "family5"))) == Figure::Counts{{"no_free_unit", 1}});
  at.place.sync();
  CHECK(blocked(at.not_moved(at.move("c_oral", "family5"))) == Figure::Counts{{"no_free_unit", 1}});
  CHECK(blocked(at.not_moved(at.move("c_left", "family5"))) == Figure::Counts{{"excluded_center", 1}});
  auto five = at.move("c_oral", "family3");
  five.household.household.women = 5;
  CHECK(at.not_moved(five).code == FaultCode::no_place);
  CHECK(at.not_moved(at.move("c_nowhere", "family5")).at == "/to");
  CHECK(at.not_moved(at.move("c_oral", "suite")).at == "/unit");
  CHECK(at.place.must(at.context.store.list_queue(10)).empty());
  CHECK(at.place.free("c_oral", "family3") == 2);
}

TEST_CASE("The same key moves a household once") {
  Evacuation at;
  const auto caller = called(west, "relocation.place");
  const auto first = at.place.must(relocate_household(at.context, caller, at.move("c_oral", "family5")));
  at.place.sync();
  const auto again = at.place.must(relocate_household(at.context, caller, at.move("c_oral", "family5")));
  CHECK(again.outcome.repeated);
  CHECK(again.outcome.request == first.outcome.request);
}

TEST_CASE("Only coordinators of the center's region relocate it") {
  Evacuation at;
  const auto params = at.plan_for({1});
  CHECK(at.place.refused(plan_relocation(at.context, called(south), params)).code == FaultCode::not_allowed);
  CHECK(at.not_moved(at.move("c_oral", "family5"), south).code == FaultCode::not_allowed);
  CHECK(at.not_moved(at.move("c_oral", "family5"), operator_called("anna")).code == FaultCode::not_allowed);
  auto elsewhere = params;
  elsewhere.center = CenterId{"c_nowhere"};
  CHECK(at.place.refused(plan_relocation(at.context, called(west), elsewhere)).at == "/center");
}

TEST_CASE("A name that does not exist is refused where it stands in its household") {
  Evacuation at;
  auto params = at.plan_for({1, 1});
  params.households[1].exclude.places = {PlaceId{"p_nowhere"}};
  const auto fault = at.place.refused(plan_relocation(at.context, called(west), params));
  CHECK(fault.code == FaultCode::not_found);
  CHECK(fault.at == "/households/1/exclude/places/0");
}
