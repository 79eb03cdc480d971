#include "live/projector.hpp"

#include <boost/json/parse.hpp>

#include "operations/answer_offer.hpp"
#include "operations/change_request.hpp"
#include "operations/open_request.hpp"
#include "operations/show_handover.hpp"
#include "support/catch.hpp"
#include "support/small_country.hpp"
#include "support/store_commands.hpp"
#include "support/workplace.hpp"

using namespace pana;
using namespace pana::test;
using namespace pana::live;
namespace json = boost::json;

namespace {

struct Console final : Outlet {
  std::vector<json::value> got;
  void send(Frame frame) override { got.push_back(json::parse(*frame)); }
  bool idle() const override { return true; }
  void close(CloseCode) override {}
  std::vector<json::value> notices(const char* method) const {
    std::vector<json::value> found;
    for (const auto& notice : got) {
      if (notice.at("method") == method) found.push_back(notice.at("params"));
    }
    return found;
  }
};

// The operations' side and, fed from it, live with its own board.
struct Shard {
  Workplace place{{tests::center("c_oral", "p_oral"), tests::center("c_aktau", "p_aktau")}};
  asio::any_io_executor executor = place.world.context().get_executor();
  Board board{tests::small_roads(), Policy{}};
  Topics topics;
  Metrics metrics;
  Fanout fanout{executor, board, topics, place.context.clock, metrics, milliseconds{1}};
  Presence presence{minutes{30}};
  Projector projector{place.context.store, board, topics, fanout, presence, metrics};
  std::unique_ptr<store::Feed> feed = place.world.new_feed();
  bool room = false;

  Shard() {
    projector.on_room([this] { room = true; });
    spawn(executor, "feed", feed->run(projector.consumer()));
    settle();
  }
  ~Shard() {
    feed->stop();
    settle();
  }
  void settle() { place.world.context().poll(); }
  void sign_in(Console& console, const Actor& actor) {
    presence.enter(console, actor, "s", place.now() + minutes{600}, place.now());
  }
  // The way of an open offer is said to have become this long.
  void reroute(const operations::Placement& placed, std::int32_t travel_min) {
    auto& store = place.context.store;
    const auto offer = place.must(store.load_offer(placed.outcome.offer));
    const auto version = place.must(store.load_request(placed.outcome.request)).version;
    place.must(store.reroute_offer({operations::daemon_itself("offer.reroute").once(), offer.offer, version,
                                    offer.body, offer.route, travel_min, true, minutes{0}}));
    settle();
  }
  Watch follow(WatchKind kind, RequestId request = {}) { return {kind, {}, std::move(request)}; }
};

const Actor anna = operator_called("anna");
const Actor oral = staff_of("c_oral");

store::AccountRecord account_of(const Actor& actor) {
  store::AccountRecord record;
  record.account = actor.account;
  record.role = actor.role;
  return record;
}

}  // namespace

TEST_CASE("An offer rings at its center, with bands and needs, and nowhere else") {
  Shard shard;
  Console asked, other;
  shard.topics.watch(asked, oral, shard.follow(WatchKind::offers));
  shard.topics.watch(other, staff_of("c_aktau"), shard.follow(WatchKind::offers));
  shard.place.must(operations::open_request(shard.place.context, called(anna), opening()));
  shard.settle();
  REQUIRE(asked.notices("offer.changed").size() == 1);
  const auto offer = asked.notices("offer.changed")[0].at("offer");
  CHECK(offer.at("household").at("women") == 1);
  CHECK(offer.at("origin_region") == "23");
  CHECK(other.got.empty());
  CHECK(shard.board.find(CenterId{"c_oral"})->center.find("family5")->counters.held == 1);
}

TEST_CASE("Every look at a handover is told to the center at once, and to nobody else") {
  Shard shard;
  Console asked, other, watching;
  shard.topics.watch(asked, oral, shard.follow(WatchKind::offers));
  shard.topics.watch(other, staff_of("c_aktau"), shard.follow(WatchKind::offers));
  auto& context = shard.place.context;
  const auto held = shard.place.must(operations::open_request(context, called(anna), opening())).outcome;
  shard.topics.watch(watching, anna, shard.follow(WatchKind::request, held.request));
  shard.place.must(operations::accept_offer(context, called(oral), {held.offer, {}}));
  for (std::size_t looks = 1; looks <= 2; ++looks) {
    shard.place.must(operations::show_handover(context, called(anna), {held.request}));
    shard.settle();
    REQUIRE(asked.notices("handover.shown").size() == looks);
    CHECK(asked.notices("handover.shown").back().at("offer").as_string() == held.offer.text);
  }
  CHECK(other.got.empty());
  CHECK(watching.notices("handover.shown").empty());
}

TEST_CASE(
    "Who follows a request hears of every step; an officer without the center's name until it accepts") {
  Shard shard;
  const Actor officer{AccountId{"serik"}, Role::officer, {}, {}};
  const auto held =
      shard.place.must(operations::open_request(shard.place.context, called(officer), opening())).outcome;
  shard.settle();
  Console mine, watching;
  shard.topics.watch(mine, officer, shard.follow(WatchKind::request, held.request));
  shard.topics.watch(watching, anna, shard.follow(WatchKind::request, held.request));
  shard.place.must(
      operations::decline_offer(shard.place.context, called(oral), {held.offer, "no_staff", {}}));
  shard.settle();
  REQUIRE(mine.notices("request.changed").size() == 1);
  CHECK_FALSE(mine.notices("request.changed")[0].at("offer").as_object().contains("center"));
  CHECK(watching.notices("request.changed")[0].at("offer").at("center") == "c_oral");
  CHECK(mine.notices("request.changed")[0].at("request").at("state") == "waiting");
}

TEST_CASE("The queue hears of what is queued, not of what was placed at once") {
  Shard shard;
  Console console;
  shard.topics.watch(console, anna, shard.follow(WatchKind::queue));
  shard.place.must(operations::open_request(shard.place.context, called(anna), opening()));
  shard.settle();
  CHECK(console.got.empty());
  shard.place.must(operations::open_request(shard.place.context, called(anna), opening(false)));
  shard.settle();
  CHECK(console.notices("queue.changed").size() == 1);
}

TEST_CASE("A freed unit is told to whoever looks for those who wait; a held one is not") {
  Shard shard;
  const auto held =
      shard.place.must(operations::open_request(shard.place.context, called(anna), opening())).outcome;
  shard.settle();
  shard.room = false;
  shard.place.must(operations::open_request(shard.place.context, called(anna), opening(false)));
  shard.settle();
  CHECK_FALSE(shard.room);
  shard.place.must(
      operations::decline_offer(shard.place.context, called(oral), {held.offer, "no_staff", {}}));
  shard.settle();
  CHECK(shard.room);
}

namespace {
// What is due now, told by hand: the notices of the reminders among it.
void tell_due(Shard& shard) {
  auto& store = shard.place.context.store;
  for (const auto& due : shard.place.must(store.take_due(99, seconds{5}))) {
    if (due.kind == store::Due::Kind::reminder) shard.place.must(store.remind({due.id}));
  }
  shard.settle();
}
}  // namespace

TEST_CASE(
    "An unanswered offer is first a reminder at its center, then an alarm for operators and who watches it") {
  Shard shard;
  const Actor officer{AccountId{"serik"}, Role::officer, {}, {}};
  const auto held =
      shard.place.must(operations::open_request(shard.place.context, called(officer), opening())).outcome;
  Console asked, other, mine, queue;
  shard.topics.watch(asked, oral, shard.follow(WatchKind::offers));
  shard.topics.watch(other, staff_of("c_aktau"), shard.follow(WatchKind::offers));
  shard.topics.watch(mine, officer, shard.follow(WatchKind::request, held.request));
  shard.topics.watch(queue, anna, shard.follow(WatchKind::queue));
  shard.topics.watch(queue, anna, shard.follow(WatchKind::request, held.request));
  shard.settle();
  shard.place.world.advance(default_time_limits[0].reminder);
  tell_due(shard);
  REQUIRE(asked.notices("offer.reminder").size() == 1);
  CHECK(asked.notices("offer.reminder")[0].at("reminder").at("kind") == "unanswered");
  CHECK_FALSE(asked.notices("offer.reminder")[0].at("reminder").as_object().contains("request"));
  CHECK(mine.got.empty());
  shard.place.world.advance(default_time_limits[0].alarm - default_time_limits[0].reminder);
  tell_due(shard);
  CHECK(asked.notices("offer.reminder").size() == 1);
  CHECK(mine.notices("request.alarm").size() == 1);
  CHECK(queue.notices("request.alarm").size() == 1);
  CHECK(other.got.empty());
}

TEST_CASE("The owner who watches hears before the hold ends, and the center; other operators do not") {
  Shard shard;
  const auto held =
      shard.place.must(operations::open_request(shard.place.context, called(anna), opening())).outcome;
  const auto accepted =
      shard.place.must(operations::accept_offer(shard.place.context, called(oral), {held.offer, {}}));
  Console asked, owner, queue;
  shard.settle();
  shard.topics.watch(asked, oral, shard.follow(WatchKind::offers));
  shard.topics.watch(owner, anna, shard.follow(WatchKind::queue));
  shard.topics.watch(queue, operator_called("bota"), shard.follow(WatchKind::queue));
  shard.place.world.advance(*accepted.outcome.held_until - shard.place.now() - minutes{30});
  tell_due(shard);
  CHECK(asked.notices("offer.reminder").size() == 1);
  REQUIRE(owner.notices("request.reminder").size() == 1);
  CHECK(owner.notices("request.reminder")[0].at("reminder").at("kind") == "not_arrived");
  CHECK(queue.got.empty());
}

TEST_CASE("Alarms about a request do not reach an operator from whom it is concealed") {
  Shard shard;
  auto asking = opening(false);
  asking.basics.exclude.conceal_from.stations = {"st_west"};
  auto unaware = operator_called("bota");
  unaware.station = "st_west";
  shard.place.must(operations::open_request(shard.place.context, called(anna), asking));
  Console aware, not_aware;
  shard.settle();
  shard.topics.watch(aware, anna, shard.follow(WatchKind::queue));
  shard.topics.watch(not_aware, unaware, shard.follow(WatchKind::queue));
  shard.place.world.advance(default_time_limits[0].reminder);
  tell_due(shard);
  CHECK(aware.notices("request.alarm").size() == 1);
  CHECK(not_aware.got.empty());
}

TEST_CASE(
    "Who asked for the roads hears of each that closes or opens, and those who wait are looked at again") {
  Shard shard;
  Console asked, other;
  shard.topics.watch(asked, anna, shard.follow(WatchKind::roads));
  shard.topics.watch(other, anna, shard.follow(WatchKind::queue));
  const Actor saule{{"saule"}, Role::coordinator, {}, {}};
  auto& store = shard.place.context.store;
  const Closure road{{"k1"}, {"p_oral"}, {"p_atyrau"}, shard.place.now(), shard.place.now() + minutes{60}};
  shard.place.must(store.close_road({once_by(saule), road}));
  shard.settle();
  REQUIRE(asked.notices("road.changed").size() == 1);
  const auto closed = asked.notices("road.changed")[0];
  CHECK(closed.at("closed") == true);
  CHECK(closed.at("road").at("closure") == "k1");
  CHECK(shard.board.closures() == std::vector{road});
  CHECK(shard.room);
  shard.place.must(store.open_road({once_by(saule), road.id}));
  shard.settle();
  CHECK(asked.notices("road.changed").back().at("closed") == false);
  CHECK(shard.board.closures().empty());
  CHECK(other.got.empty());
  shard.topics.leave(asked);
  shard.place.must(store.close_road({once_by(saule), road}));
  shard.settle();
  CHECK(asked.notices("road.changed").size() == 2);
}

TEST_CASE("Who follows a request is told that the way of its offer has changed, and the center of the hold") {
  Shard shard;
  Console owner, center;
  auto& context = shard.place.context;
  const auto held = shard.place.must(operations::open_request(context, called(anna), opening())).outcome;
  shard.place.must(operations::accept_offer(context, called(oral), {held.offer, {}}));
  shard.topics.watch(owner, anna, shard.follow(WatchKind::request, held.request));
  shard.topics.watch(center, oral, shard.follow(WatchKind::offers));
  const auto offer = shard.place.must(context.store.load_offer(held.offer));
  const auto version = shard.place.must(context.store.load_request(held.request)).version;
  shard.place.must(context.store.reroute_offer({operations::daemon_itself("offer.reroute").once(), held.offer,
                                                version, offer.body, offer.route, 931, true, minutes{540}}));
  shard.settle();
  REQUIRE(owner.notices("request.route_changed").size() == 1);
  const auto told = owner.notices("request.route_changed")[0].at("offer");
  CHECK(told.at("travel_min") == 931);
  CHECK(told.at("reachable") == true);
  CHECK(told.at("held_until").as_string() == to_rfc3339(*offer.held_until + minutes{540}));
  REQUIRE(center.notices("offer.changed").size() == 1);
  CHECK(center.notices("offer.changed")[0].at("offer").at("held_until") == told.at("held_until"));
}

TEST_CASE("Owner and opener are told that the way has changed wherever they are signed in, each once") {
  Shard shard;
  const Actor serik{AccountId{"serik"}, Role::officer, {}, {}};
  Console owner, owner_too, opener, stranger, left;
  auto& context = shard.place.context;
  auto queued =
      shard.place.must(operations::open_request(context, called(serik), opening(false))).outcome.request;
  shard.place.must(operations::claim_request(context, called(anna), {queued, {}}));
  const auto placed = shard.place.must(operations::place_request(context, called(anna), {queued, {}, {}}));
  for (auto* console : {&owner, &owner_too, &left}) shard.sign_in(*console, anna);
  shard.sign_in(opener, serik);
  shard.sign_in(stranger, operator_called("berik"));
  shard.topics.watch(owner_too, anna, shard.follow(WatchKind::request, queued));
  shard.presence.leave(left);
  shard.reroute(placed, 931);
  CHECK(owner.notices("request.route_changed").at(0).at("offer").at("travel_min") == 931);
  CHECK(owner_too.notices("request.route_changed").size() == 1);
  // The center has not accepted yet: an officer learns full hours.
  REQUIRE(opener.notices("request.route_changed").size() == 1);
  CHECK(opener.notices("request.route_changed")[0].at("offer").at("travel_min") == 960);
  CHECK(stranger.got.empty());
  CHECK(left.got.empty());
}

TEST_CASE("Operators who speak for a center are told of its offers, but not of what they must not learn of") {
  Shard shard;
  Console speaker, unaware, elsewhere;
  const Actor berik = operator_called("berik");
  shard.topics.watch(speaker, anna, Watch{WatchKind::offers, CenterId{"c_oral"}});
  shard.topics.watch(unaware, berik, Watch{WatchKind::offers, CenterId{"c_oral"}});
  shard.topics.watch(elsewhere, anna, Watch{WatchKind::offers, CenterId{"c_aktau"}});
  auto hidden = opening();
  hidden.basics.exclude.conceal_from.accounts = {berik.account};
  auto& context = shard.place.context;
  shard.place.must(context.store.put_account({once_by(anna), account_of(berik)}));
  const auto held = shard.place.must(operations::open_request(context, called(anna), hidden)).outcome;
  shard.place.must(operations::accept_offer(context, called(oral), {held.offer, {}}));
  shard.place.must(operations::extend_offer(context, called(anna), {held.offer, {}}));
  shard.place.must(operations::end_request(context, called(anna), {held.request, "duplicate", {}, {}}));
  shard.settle();
  REQUIRE(speaker.notices("offer.changed").size() == 4);
  CHECK(speaker.notices("offer.changed")[0].at("offer").at("household").at("women") == 1);
  CHECK(unaware.got.empty());
  CHECK(elsewhere.got.empty());
  shard.topics.leave(unaware);
  shard.place.must(operations::open_request(context, called(anna), opening()));
  shard.settle();
  CHECK(speaker.notices("offer.changed").size() == 5);
  CHECK(unaware.got.empty());
}
