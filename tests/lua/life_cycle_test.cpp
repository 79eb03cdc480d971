#include "store/action_names.hpp"
#include "store/redis/scripts.hpp"
#include "support/catch.hpp"
#include "support/store_world.hpp"

namespace pana::test {
namespace {

template <class State>
void compare_cells(RedisWorld& world, const std::string& function, std::span<const std::string_view> states) {
  for (std::size_t s = 0; s < states.size(); ++s) {
    for (std::size_t a = 0; a < store::action_names.size(); ++a) {
      const auto next = after(static_cast<State>(s), static_cast<RequestAction>(a));
      const auto lua = store::redis::life_cycle_in_lua() + "return " + function + "(ARGV[1], ARGV[2])";
      const auto reply =
          world.command({"EVAL", lua, "0", std::string{states[s]}, std::string{store::action_names[a]}});
      INFO(function << " " << states[s] << " " << store::action_names[a]);
      CHECK(reply.is_nil() == !next.has_value());
      if (next) CHECK(reply.text() == name_of(*next));
    }
  }
}

}  // namespace

TEST_CASE("every cell of the life cycle is the same in Lua and in the domain") {
  RedisWorld world;
  compare_cells<RequestState>(world, "request_after", request_state_names);
  compare_cells<OfferState>(world, "offer_after", offer_state_names);
}

TEST_CASE("the clock of the scripts is that of Redis") {
  RedisWorld world;
  const auto lua =
      "local function now_ms() " + std::string{store::redis::Scripts::redis_time} + " end return now_ms()";
  const auto before = to_ms(SystemClock{}.now());
  const auto told = world.command({"EVAL", lua, "0"}).integer();
  CHECK(told >= before);
  CHECK(told <= to_ms(SystemClock{}.now()) + 1);
}

}  // namespace pana::test
