#include "operations/show_handover.hpp"

#include "operations/answer_offer.hpp"
#include "operations/change_request.hpp"
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
const Actor admin{{"admin"}, Role::administrator, {}, {}};
const Handover oral{"+77000000116", MeetingPoint{MeetingKind::police_station, {"p_aktau"}}};

// A request of anna's with a unit held at Oral, whose line is known.
struct Scene {
  Workplace place{{tests::center("c_oral", "p_oral")}};
  store::HoldOutcome held;

  Scene() {
    place.must(put_center(place.context, called(admin), entry({true, oral})));
    held = place.must(open_request(place.context, called(anna), opening())).outcome;
  }
  protocol::CenterPut entry(HandoverChange handover) const {
    return {place.board.find(CenterId{"c_oral"})->center, std::move(handover), false, {}};
  }
  void accept() { place.must(accept_offer(place.context, called(staff_of("c_oral")), {held.offer, {}})); }
  store::HandoverOutcome seen(const Actor& actor = anna) {
    return place.must(show_handover(place.context, called(actor, "handover.show"), {held.request}));
  }
  Fault refused(const Actor& actor = anna) {
    return place.refused(show_handover(place.context, called(actor, "handover.show"), {held.request}));
  }
  std::string newest_entry() {
    const auto record = place.must(place.context.store.read_audit("", 1)).records.at(0);
    return record.account + " " + record.verb + " " + record.id + " " + record.outcome;
  }
};

}  // namespace

TEST_CASE("The referrer of an accepted request gets line, meeting point and code, for as long as the hold") {
  Scene scene;
  scene.accept();
  const auto seen = scene.seen();
  CHECK(seen.handover == oral);
  CHECK(seen.arrival_code.size() == 6);
  CHECK(seen.expires_at ==
        scene.place.must(scene.place.context.store.load_offer(scene.held.offer)).held_until);
}

TEST_CASE("The window that is set ends the showing while the unit is still held") {
  Scene scene;
  scene.place.context.handover_window = minutes{30};
  scene.accept();
  CHECK(scene.seen().expires_at == scene.place.now() + minutes{30});
  scene.place.world.advance(minutes{30});
  CHECK(scene.refused().code == FaultCode::conflict);
  CHECK(scene.newest_entry() == "anna handover.show " + scene.held.request.text + " refused");
}

TEST_CASE("To others a request with a handover is the same as one without, and as none") {
  Scene scene;
  const auto bota = operator_called("bota");
  const auto none =
      scene.place.refused(show_handover(scene.place.context, called(bota), {{"rnosuchrequest"}}));
  CHECK(none == fault(FaultCode::not_found, "/request"));
  CHECK(scene.refused(bota) == none);
  scene.accept();
  CHECK(scene.refused(bota) == none);
  CHECK(scene.newest_entry() == "bota handover.show " + scene.held.request.text + " refused");
  scene.place.world.advance(std::chrono::hours{48});
  CHECK(scene.refused(bota) == none);
  protocol::RequestEnd end{scene.held.request, "withdrawn", "changed_mind", {}};
  scene.place.must(end_request(scene.place.context, called(anna), end));
  CHECK(scene.refused(bota) == none);
}

TEST_CASE("Nothing is shown to the referrer before the center accepts, nor when the request is over") {
  Scene scene;
  CHECK(scene.refused().code == FaultCode::conflict);
  CHECK(scene.newest_entry() == "anna handover.show " + scene.held.request.text + " refused");
  scene.accept();
  const auto code = scene.seen().arrival_code;
  scene.place.must(
      confirm_arrival(scene.place.context, called(staff_of("c_oral")), {scene.held.offer, code, {}}));
  CHECK(scene.refused().code == FaultCode::conflict);
}

TEST_CASE("A meeting point must be a locality that exists, and the refusal names those spelled alike") {
  Scene scene;
  auto elsewhere = oral;
  elsewhere.meeting_point->place = {"p_orall"};
  const auto refused =
      scene.place.refused(put_center(scene.place.context, called(admin), scene.entry({true, elsewhere})));
  CHECK(refused.code == FaultCode::not_found);
  CHECK(refused.at == "/handover/meeting_point/place");
  REQUIRE(refused.figures.size() == 1);
  CHECK(std::get<std::vector<std::string>>(refused.figures[0].value).at(0) == "p_oral");
}

TEST_CASE("Who keeps the register learns that there is a line, and not which") {
  Scene scene;
  const auto shown = [&] {
    return scene.place.must(show_center(scene.place.context, called(admin), {{"c_oral"}}));
  };
  CHECK(shown().handover);
  scene.place.must(put_center(scene.place.context, called(admin), scene.entry({true, std::nullopt})));
  CHECK_FALSE(shown().handover);
}
