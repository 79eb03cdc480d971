// kill -9 of daemons and of Redis at random moments, under load: what was acknowledged stays, and happened
// once.
#include <boost/json/serialize.hpp>
#include <cstdlib>

#include "fault/crowd.hpp"
#include "fault/nemesis.hpp"
#include "store/keys.hpp"
#include "support/catch.hpp"
#include "support/redis_shell.hpp"
#include "support/requests.hpp"

namespace pana::test {
namespace {

// Every acknowledged call, asked again with its key of either daemon, has the answer that it had.
void check_answers(World& world, const Crowd& crowd) {
  std::map<std::pair<std::string, std::size_t>, std::unique_ptr<Console>> consoles;
  std::size_t which = 0;
  for (const auto& call : crowd.acknowledged()) {
    auto& console = consoles[{call.account, ++which % 2}];
    if (!console) console = world.console(which % 2, call.account);
    CAPTURE(call.method, json::serialize(call.params));
    CHECK(console->call(call.method, call.params) == call.result);
  }
}

void check_states(World& world, const Crowd& crowd) {
  const auto op = world.console(1, "op_one");
  for (const auto& [request, state] : crowd.states()) {
    CAPTURE(request);
    CHECK(text_of(op->call("request.show", {{"request", request}}), "state") == state);
  }
}

// "total staffed occupied held out_of_service version", as the store has them.
std::string stored_figures(World& world, const std::string& center) {
  return RedisShell(world.redis().socket())
      .text({"HGET", std::string{store::keys::units} + center, "single"});
}

// The figures of each center are those of its open offers and of the people who came and did not leave.
void check_figures(World& world, const Crowd& crowd) {
  for (std::size_t which = 0; which < 2; ++which) {
    const auto op = world.console(which, "op_one");
    BoardCopy board;
    board.watch(*op);
    auto occupied = crowd.occupied();
    for (std::size_t i = 0; i < crowded_centers; ++i) {
      const auto id = crowded_center(i);
      CAPTURE(id);
      const auto staff = world.console(which, staff_of(id));
      const auto open = static_cast<std::int64_t>(staff->call("offer.list").at("offers").as_array().size());
      const auto stored = stored_figures(world, id);
      CAPTURE(stored);
      CHECK(stored.starts_with("4 4 " + std::to_string(occupied[id]) + " " + std::to_string(open) + " 0 "));
      const auto& unit = board.unit(id, "single");
      CHECK_NOTHROW(
          board.take_until(*op, [&] { return unit.held == open && unit.occupied == occupied[id]; }));
      CHECK(unit.held == open);
      CHECK(unit.occupied == occupied[id]);
      CHECK(unit.free == units_in_each - open - occupied[id]);
      CHECK(unit.free >= 0);
    }
  }
}

}  // namespace

TEST_CASE("whatever is killed at whatever moment, no acknowledged action is lost, and none happens twice") {
  const auto seed = choose_seed();
  CAPTURE(seed);
  std::mt19937_64 random{seed};
  World world(durable(Crowd::accounts()));
  add_crowded_centers(world);
  Crowd crowd(world, seed);
  const int strikes = std::getenv("PANA_LONG") == nullptr ? 30 : 300;
  for (int i = 0; i < strikes; ++i) {
    crowd.wait_for_more(1 + random() % 40);
    strike(world, crowd.outage(), static_cast<Victim>(random() % 4), random);
  }
  wait_for_both(world);
  crowd.finish();
  INFO(crowd.acknowledged().size() << " calls acknowledged, " << crowd.repeats() << " attempts repeated");
  CHECK(crowd.acknowledged().size() > 100);
  check_answers(world, crowd);
  check_states(world, crowd);
  check_figures(world, crowd);
}

TEST_CASE("what comes due while no daemon runs happens when one is back, and once") {
  World world(durable(Crowd::accounts()));
  const auto offer_at_oral = [&] {
    const auto op = world.console(0, "op_one");
    return text_of(
        object_of(open_request(*op, asking("p_atyrau", woman_with_four(), {{"home_place", true}})), "offer"),
        "offer");
  };
  const auto offer = offer_at_oral();
  for (std::size_t i = 0; i < 2; ++i) world.daemon(i).kill_now();
  RedisShell(world.redis().socket()).let_run_out({offer});
  for (std::size_t i = 0; i < 2; ++i) world.daemon(i).start();
  wait_for_both(world);

  const auto oral = world.console(0, staff_of(center::oral));
  BoardCopy board;
  board.watch(*oral);
  board.take_until(*oral, [&] { return board.unit(center::oral, "family5").held == 0; });
  CHECK(board.unit(center::oral, "family5").version == 3);
  const auto aktobe = world.console(1, staff_of(center::aktobe));
  if (aktobe->call("offer.list").at("offers").as_array().empty()) aktobe->next_notice("offer.changed");
  CHECK(aktobe->call("offer.list").at("offers").as_array().size() == 1);
}

}  // namespace pana::test
