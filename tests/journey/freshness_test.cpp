// Scenario 10: figures that are nine hours old are "call first", and one confirmation brings them back.
#include "store/keys.hpp"
#include "support/catch.hpp"
#include "support/redis_shell.hpp"
#include "support/requests.hpp"
#include "support/world.hpp"

namespace pana::test {
namespace {

// Nobody has confirmed Oral's figures for nine hours: the daemons start and learn so.
struct NineHoursLater {
  World world;
  std::unique_ptr<Console> op;

  NineHoursLater() {
    const auto nine_hours_ago = to_ms(SystemClock{}.now() - minutes{540});
    RedisShell(world.redis().socket())
        .number({"HSET", store::keys::of(store::keys::center, center::oral), "confirmed",
                 std::to_string(nine_hours_ago)});
    for (const std::size_t which : {0U, 1U}) world.daemon(which).kill_now();
    for (const std::size_t which : {0U, 1U}) world.daemon(which).start();
    for (const std::size_t which : {0U, 1U}) world.daemon(which).wait_until_ready();
    op = world.console(0, "op_one");
  }
  // The rules that speak against Oral; none: it is a candidate.
  std::vector<std::string> rules_against() {
    const auto preview =
        op->call("route.preview", asking("p_atyrau", woman_alone(), nowhere_but({center::oral})));
    std::vector<std::string> rules;
    for (const auto& excluded : preview.at("excluded").as_array()) {
      if (excluded.at("center").as_string() != center::oral) continue;
      for (const auto& reason : excluded.at("reasons").as_array())
        rules.push_back(text_of(reason.as_object(), "rule"));
    }
    return rules;
  }
  std::string freshness() {
    const auto board = op->call("board.watch");
    for (const auto& shown : board.at("centers").as_array()) {
      if (shown.at("center").as_string() == center::oral) return text_of(shown.as_object(), "freshness");
    }
    return {};
  }
};

bool is_of_oral(const json::object& params) {
  return text_of(params, "center") == center::oral;
}

}  // namespace

TEST_CASE(
    "figures nine hours old are call first, and an operator's confirmation after the call brings them back") {
  NineHoursLater at;
  CHECK(at.freshness() == "stale");
  CHECK(at.rules_against() == std::vector<std::string>{"stale"});
  const auto blocked = open_request(*at.op, asking("p_atyrau", woman_alone(), nowhere_but({center::oral})));
  CHECK(text_of(blocked, "state") == "waiting");
  CHECK(object_of(blocked, "blocked").at("stale") == 1);
  at.op->call("request.watch", {{"request", text_of(blocked, "request")}});

  at.op->call("capacity.confirm", change_of("center", center::oral));
  CHECK(at.freshness() == "fresh");
  CHECK(at.rules_against().empty());
  // Who waited for it is offered it by itself.
  at.op->next_notice("request.changed", [](const json::object& params) {
    return object_of(params, "request").at("state").as_string() == "offered";
  });
}

TEST_CASE("the center's staff are asked to confirm its figures, and coordinators see it on the board") {
  NineHoursLater at;
  const auto staff = at.world.console(1, staff_of(center::oral));
  staff->call("offer.list");
  const auto asked = staff->next_notice("capacity.prompt", is_of_oral);
  CHECK(text_of(asked, "stale_at") > text_of(asked, "confirmed_at"));
  staff->call("capacity.confirm", change_of("center", center::oral));
  CHECK(at.rules_against().empty());
}

}  // namespace pana::test
