// Strangers who come and stay do not keep those out who come to sign in.
#include "support/catch.hpp"
#include "support/world.hpp"

namespace pana::test {
namespace {

constexpr int policy = 1008;
constexpr std::size_t places = 40;
constexpr std::size_t before_it_is_full = places - places / 5;

}  // namespace

TEST_CASE(
    "however many strangers stay at the door, operators come in and stay, and the oldest stranger goes") {
  World world({{"server.shards=1", "server.max_connections=" + std::to_string(places)}, {}, {}});
  const auto in_already = world.console(0, "op_one");
  std::vector<std::unique_ptr<Console>> strangers;
  while (strangers.size() + 1 < before_it_is_full) strangers.push_back(world.stranger(0));
  std::vector<std::unique_ptr<Console>> operators;
  for (std::size_t i = 0; i < 2 * places; ++i) {
    if (i % 16 == 15) {
      operators.push_back(world.console(0, "op_two"));
    } else {
      strangers.push_back(world.stranger(0));
    }
    REQUIRE(strangers.at(i)->close_code() == policy);
  }
  CHECK(operators.size() == 5);
  for (const auto& console : operators) CHECK_NOTHROW(console->call("request.queue"));
  CHECK_NOTHROW(in_already->call("request.queue"));
}

}  // namespace pana::test
