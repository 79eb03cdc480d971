// A console that does not read for a while, and centers that are registered while consoles are open.
#include "support/catch.hpp"
#include "support/requests.hpp"
#include "support/world.hpp"

namespace pana::test {

TEST_CASE("who does not read for a while gets the newest state of each center, not a queue of old ones") {
  World world;
  const auto late = world.console(0, "op_two");
  BoardCopy board;
  board.watch(*late);
  const auto staff = world.console(1, staff_of(center::oral));
  std::string last;
  constexpr std::size_t changes = 1500;
  std::vector<std::uint64_t> calls;
  for (std::size_t i = 0; i < changes; ++i) {
    calls.push_back(staff->start("capacity.confirm", {{"center", center::oral}, {"key", new_key()}}));
    if (calls.size() < 100 && i + 1 < changes) continue;
    for (const auto call : calls)
      last = text_of(staff->finish(call).at("result").as_object(), "confirmed_at");
    calls.clear();
  }
  std::size_t told = 0;
  while (board.confirmed().at(center::oral) != last) {
    told += late->notices().size();
    const auto before = board.cursor();
    board.take_until(*late, [&] { return board.cursor() != before; });
  }
  CHECK(told < changes / 4);
  CHECK(board.relapses().empty());
}

TEST_CASE("a center that is registered while consoles are open comes to them with its name") {
  World world;
  const auto op = world.console(1, "op_one");
  const auto since = op->call("board.watch").at("cursor");
  auto entry = demo_register().at(0).as_object();
  entry["center"] = "c_brandnew";
  entry["code"] = "71-99";
  entry["key"] = new_key();
  world.console(0, "coordinator_one")->call("center.put", entry);
  const auto told = op->next_notice("board.changed");
  REQUIRE(told.at("changes").as_array().size() == 1);
  const auto& center = told.at("changes").at(0).as_object();
  CHECK(text_of(center, "center") == "c_brandnew");
  CHECK(center.at("name") == entry.at("name"));
  CHECK(center.at("freshness").as_string() == "stale");  // nobody has confirmed it yet
  const auto resumed = world.console(0, "op_two")->call("board.watch", {{"since", since}});
  CHECK(resumed.at("changes").at(0).at("name") == entry.at("name"));
}

}  // namespace pana::test
