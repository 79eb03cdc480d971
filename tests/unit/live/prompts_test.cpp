#include "live/prompts.hpp"

#include <boost/json/parse.hpp>
#include <utility>

#include "support/catch.hpp"
#include "support/small_country.hpp"
#include "support/store_world.hpp"

using namespace pana;
using namespace pana::live;
namespace json = boost::json;

namespace {

struct Console final : Outlet {
  std::vector<json::value> got;
  bool reads = true;
  void send(Frame frame) override { got.push_back(json::parse(*frame)); }
  bool idle() const override { return reads; }
  void close(CloseCode) override {}
  std::vector<json::value> take() { return std::exchange(got, {}); }
};

// Two centers in two regions, confirmed at noon, and nobody who follows anything yet.
struct Country {
  test::ManualClock clock{tests::noon};
  Board board{tests::small_roads(), Policy{}};
  Topics topics;
  Prompts prompts{board, topics, clock};
  std::uint64_t events = 1;

  Country() {
    auto aktau = tests::center("c_aktau", "p_aktau");
    aktau.region = "47";
    auto oral = tests::center("c_oral", "p_oral");
    oral.region = "27";
    board.reset({oral, aktau}, {1, 0});
  }
  void staff(Console& console, const std::string& center) {
    topics.watch(console, {AccountId{"staff"}, Role::center, {center}, {}}, Watch{WatchKind::offers});
  }
  void on_board(Console& console, Role role, std::vector<std::string> regions = {}) {
    topics.watch(console, {AccountId{"anna"}, role, {}, std::move(regions)}, Watch{WatchKind::board});
  }
  void confirm(const std::string& center) {
    Event event;
    event.cursor = {++events, 0};
    event.confirmed = CenterConfirmed{{center}, clock.now(), {}};
    board.apply(event);
  }
  void look_after(minutes time) {
    clock.advance(time);
    prompts.look();
  }
};

}  // namespace

TEST_CASE("Staff are asked once when figures are ageing, before they are stale, and when they are") {
  Country country;
  Console oral;
  country.staff(oral, "c_oral");
  country.look_after(minutes{119});
  CHECK(oral.take().empty());
  country.look_after(minutes{1});
  const auto first = oral.take();
  REQUIRE(first.size() == 1);
  CHECK(first[0].at("method") == "capacity.prompt");
  const auto& params = first[0].at("params");
  CHECK(params.at("center") == "c_oral");
  CHECK(params.at("confirmed_at").as_string() == to_rfc3339(tests::noon));
  CHECK(params.at("stale_at").as_string() == to_rfc3339(tests::noon + minutes{480}));
  country.look_after(minutes{300});
  CHECK(oral.take().empty());
  country.look_after(minutes{30});
  CHECK(oral.take().size() == 1);
  country.look_after(minutes{31});
  CHECK(oral.take().size() == 1);
  country.look_after(minutes{600});
  CHECK(oral.take().empty());
}

TEST_CASE("A confirmation begins the stages anew, and each connection has its own") {
  Country country;
  Console one, two;
  country.staff(one, "c_oral");
  country.look_after(minutes{130});
  CHECK(one.take().size() == 1);
  country.staff(two, "c_oral");
  country.look_after(minutes{1});
  CHECK(one.take().empty());
  CHECK(two.take().size() == 1);
  country.confirm("c_oral");
  country.look_after(minutes{119});
  CHECK(one.take().empty());
  country.look_after(minutes{1});
  CHECK(one.take().size() == 1);
  CHECK(two.take().size() == 1);
}

TEST_CASE("A center's own rhythm counts, in the stages and in what is told") {
  Country country;
  auto oral = tests::center("c_oral", "p_oral");
  oral.rhythm = FreshnessLimits{minutes{600}, minutes{1200}};
  country.board.reset({oral}, {2, 0});
  Console staff;
  country.staff(staff, "c_oral");
  country.look_after(minutes{599});
  CHECK(staff.take().empty());
  country.look_after(minutes{1});
  const auto asked = staff.take();
  REQUIRE(asked.size() == 1);
  CHECK(asked[0].at("params").at("stale_at").as_string() == to_rfc3339(tests::noon + minutes{1200}));
}

TEST_CASE("A hold is no confirmation: the staff are asked all the same") {
  Country country;
  Console oral;
  country.staff(oral, "c_oral");
  country.clock.advance(minutes{119});
  Event held;
  held.cursor = {++country.events, 0};
  held.units.push_back({{"c_oral"}, "family5", {1, 1, 0, 1, 0, 2}});
  country.board.apply(held);
  country.look_after(minutes{1});
  CHECK(oral.take().size() == 1);
}

TEST_CASE("Coordinators are told when a center of their regions becomes stale, nobody else on the board is") {
  Country country;
  Console west, everywhere, op, officer;
  country.on_board(west, Role::coordinator, {"27"});
  country.on_board(everywhere, Role::coordinator);
  country.on_board(op, Role::hotline_operator);
  country.on_board(officer, Role::officer);
  country.look_after(minutes{480});
  CHECK(everywhere.take().empty());
  country.look_after(minutes{1});
  const auto told = west.take();
  REQUIRE(told.size() == 1);
  CHECK(told[0].at("params").at("center") == "c_oral");
  CHECK(everywhere.take().size() == 2);
  country.look_after(minutes{60});
  CHECK(everywhere.take().empty());
  CHECK(op.take().empty());
  CHECK(officer.take().empty());
  country.confirm("c_aktau");
  country.look_after(minutes{481});
  CHECK(west.take().empty());
  CHECK(everywhere.take().size() == 1);
}

TEST_CASE(
    "Of what is stale when a coordinator comes the board tells, and one who does not read is told later") {
  Country country;
  country.clock.advance(minutes{600});
  Console coordinator;
  country.on_board(coordinator, Role::coordinator);
  country.prompts.look();
  CHECK(coordinator.take().empty());
  country.confirm("c_oral");
  coordinator.reads = false;
  country.look_after(minutes{481});
  CHECK(coordinator.take().empty());
  coordinator.reads = true;
  country.look_after(minutes{1});
  CHECK(coordinator.take().size() == 1);
}
