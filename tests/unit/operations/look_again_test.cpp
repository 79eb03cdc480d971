#include "operations/look_again.hpp"

#include "operations/answer_offer.hpp"
#include "operations/expire_deadlines.hpp"
#include "operations/keep_roads.hpp"
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
const Actor saule{{"saule"}, Role::coordinator, {}, {}};

// A woman of Atyrau, for whom Oral (495 km) is nearest. Past the closed road it is 1,241 km, and two closed
// roads cut it off.
struct Winter {
  Workplace place{{tests::center("c_oral", "p_oral"), tests::center("c_aktau", "p_aktau")}};
  store::HoldOutcome held = place.must(open_request(place.context, called(anna), opening())).outcome;

  Closure close(const std::string& from, const std::string& to, minutes lasts = minutes{60},
                minutes begins_in = minutes{0}) {
    const auto now = place.now();
    const protocol::RoadClose params{{from}, {to}, now + begins_in, now + lasts, all_vehicles, {}};
    return place.must(close_road(place.context, called(saule), params)).closure;
  }
  void cut_off() {
    close("p_oral", "p_atyrau");
    close("p_oral", "p_aktobe");
  }
  void accept() {
    place.must(accept_offer(place.context, called(staff_of("c_oral")), {held.offer, {}}));
    place.sync();
  }
  // What a daemon does that has heard of everything.
  void look() {
    place.sync();
    place.must(expire_deadlines(place.context));
  }
  store::OfferRecord offer() { return place.must(place.context.store.load_offer(held.offer)); }
  store::RequestRecord request() { return place.must(place.context.store.load_request(held.request)); }
};

}  // namespace

TEST_CASE(
    "An offer that no road leads to any more is withdrawn, and the next nearest center is asked at once") {
  Winter winter;
  REQUIRE(winter.held.center == CenterId{"c_oral"});
  winter.cut_off();
  winter.look();
  CHECK(winter.offer().state == OfferState::withdrawn);
  CHECK(winter.place.free("c_oral", "family5") == 1);
  const auto request = winter.request();
  CHECK(request.state == RequestState::offered);
  CHECK(winter.place.must(winter.place.context.store.load_offer(request.offer)).center ==
        CenterId{"c_aktau"});
  // Never the same center again, also when its road is open.
  CHECK(request.asked == std::vector<CenterId>{{"c_oral"}, {"c_aktau"}});
}

TEST_CASE("An offer that waits for its answer and is merely farther stays, and says how far it is now") {
  Winter winter;
  winter.close("p_oral", "p_atyrau");
  winter.look();
  CHECK(winter.offer().state == OfferState::offered);
  CHECK(winter.offer().travel_min == 931);
  CHECK_FALSE(winter.offer().held_until.has_value());
  winter.accept();
  CHECK(*winter.offer().held_until == winter.place.now() + minutes{960 + 90});
}

TEST_CASE("People on the road keep their bed for as much longer as their way has become, and once") {
  Winter winter;
  winter.accept();
  const auto before = winter.offer();
  winter.close("p_oral", "p_atyrau");
  winter.look();
  CHECK(winter.offer().state == OfferState::accepted);
  CHECK(winter.offer().travel_min == 931);
  CHECK(*winter.offer().held_until == *before.held_until + minutes{960 - 420});
  const auto version = winter.request().version;
  winter.close("p_beyneu", "p_aktau");  // not theirs
  winter.look();
  CHECK(winter.request().version == version);
}

TEST_CASE("People on the road are never taken their bed away, and are told when the road is there again") {
  Winter winter;
  winter.accept();
  const auto before = winter.offer();
  winter.cut_off();
  winter.look();
  CHECK(winter.offer().state == OfferState::accepted);
  CHECK_FALSE(winter.offer().reachable);
  CHECK(winter.offer().held_until == before.held_until);
  CHECK(winter.request().state == RequestState::accepted);
  for (const auto& closure : winter.place.must(list_roads(winter.place.context)))
    winter.place.must(open_road(winter.place.context, called(saule), {closure.id, {}}));
  winter.look();
  CHECK(winter.offer().reachable);
  CHECK(winter.offer().travel_min == before.travel_min);
}

TEST_CASE("A daemon whose board does not know of the road yet looks a moment later") {
  Winter winter;
  winter.cut_off();
  winter.place.must(expire_deadlines(winter.place.context));
  CHECK(winter.offer().state == OfferState::offered);
  winter.place.world.advance(milliseconds{200});
  winter.look();
  CHECK(winter.offer().state == OfferState::withdrawn);
}

TEST_CASE("Nothing is lost with a daemon that dies after a road was closed and before it has looked") {
  Winter winter;
  winter.cut_off();
  CHECK(winter.place.must(winter.place.context.store.take_due(9, seconds{10})).size() == 2);
  winter.look();
  CHECK(winter.offer().state == OfferState::offered);
  winter.place.world.advance(seconds{10});
  winter.look();
  CHECK(winter.offer().state == OfferState::withdrawn);
  CHECK(winter.request().state == RequestState::offered);
}

TEST_CASE(
    "A daemon that dies between taking an offer back and asking elsewhere leaves a request that is due") {
  Winter winter;
  winter.cut_off();
  winter.place.sync();
  auto cut = daemon_itself("offer.cut_off").once();
  winter.place.must(
      winter.place.context.store.answer_offer({std::move(cut), winter.held.offer, RequestAction::cut_off}));
  CHECK(winter.request().state == RequestState::waiting);
  winter.look();
  CHECK(winter.request().state == RequestState::offered);
  CHECK(winter.place.free("c_oral", "family5") == 1);
}

TEST_CASE("A closure begins and ends by itself, and offers are looked at both times") {
  Winter winter;
  winter.accept();
  winter.close("p_oral", "p_atyrau", minutes{60}, minutes{30});
  winter.look();
  CHECK(winter.offer().travel_min == 372);
  winter.place.world.advance(minutes{30});
  winter.look();
  CHECK(winter.offer().travel_min == 931);
  winter.place.world.advance(minutes{30});
  winter.look();
  CHECK(winter.place.must(winter.place.context.store.list_roads()).empty());
  winter.look();
  CHECK(winter.offer().travel_min == 372);
  winter.place.world.advance(minutes{60});
  CHECK(winter.place.must(expire_deadlines(winter.place.context)) == 0);
}

TEST_CASE("Buses that are stopped do not stop cars") {
  Winter winter;
  const auto now = winter.place.now();
  for (const auto* to : {"p_atyrau", "p_aktobe"}) {
    const protocol::RoadClose params{{"p_oral"}, {to}, now, now + minutes{60}, bit(Vehicle::bus), {}};
    winter.place.must(close_road(winter.place.context, called(saule), params));
  }
  winter.look();
  CHECK(winter.offer().state == OfferState::offered);
}
