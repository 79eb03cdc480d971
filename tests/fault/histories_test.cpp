// Life-cycle histories on the real daemon, with kill -9 in their midst: every request ends in one outcome,
// and every unit is accounted for.
#include <cstdlib>
#include <set>
#include <sstream>

#include "fault/crowd.hpp"
#include "fault/hotline.hpp"
#include "fault/nemesis.hpp"
#include "store/keys.hpp"
#include "support/catch.hpp"
#include "support/redis_shell.hpp"
#include "support/requests.hpp"

namespace pana::test {
namespace {

std::vector<std::string> short_limits() {
  std::vector<std::string> settings{"access.placements_at_once=1000000"};
  for (const auto* urgency : {"standard", "urgent", "emergency"}) {
    const auto limit = "time_limits." + std::string{urgency} + ".";
    for (const auto* rest :
         {"reminder_s=5", "alarm_s=8", "answer_s=10", "arrival_margin_min=5", "claim_s=30"}) {
      settings.push_back(limit + rest);
    }
  }
  return settings;
}

// One outcome, and no center asked twice or still waiting for an answer.
void check_request(Console& op, const std::string& request) {
  CAPTURE(request);
  const auto shown = op.call("request.show", {{"request", request}});
  const bool placed = text_of(shown, "state") == "placed";
  CHECK((placed || text_of(shown, "state") == "ended"));
  CHECK((text_of(shown, "outcome") == "placed") == placed);
  std::set<std::string> asked;
  int arrivals = 0;
  for (const auto& offer : shown.at("offers").as_array()) {
    const auto state = text_of(offer.as_object(), "state");
    CHECK(asked.insert(text_of(offer.as_object(), "center")).second);
    CHECK((state != "offered" && state != "accepted"));
    arrivals += state == "arrived" ? 1 : 0;
  }
  CHECK(arrivals == (placed ? 1 : 0));
}

struct Counted {
  std::int64_t total = 0, staffed = 0, occupied = 0, held = 0, out_of_service = 0, version = 0;
};

Counted counted(const std::string& line) {
  Counted c;
  std::istringstream(line) >> c.total >> c.staffed >> c.occupied >> c.held >> c.out_of_service >> c.version;
  return c;
}

// What every event said of units, in order: "center unit total staffed occupied held out_of_service version".
std::vector<std::string> unit_events(RedisShell& redis) {
  return redis.texts({"EVAL", R"(
local told = {}
for _, event in ipairs(redis.call('XRANGE', ARGV[1], '-', '+')) do
  for i = 1, #event[2], 2 do
    if event[2][i] == 'u' then told[#told + 1] = event[2][i + 1] end
  end
end
return told)",
                      "0", std::string{store::keys::events}});
}

// At no moment more was promised than there is, and no change is missing or was made twice.
void check_every_moment(RedisShell& redis) {
  std::map<std::string, std::int64_t> versions;
  for (const auto& told : unit_events(redis)) {
    if (told.find("c_crowded") != 0) continue;
    CAPTURE(told);
    const auto center = told.substr(0, told.find(' '));
    const auto now = counted(told.substr(told.find(' ', center.size() + 1)));
    CHECK(now.occupied >= 0);
    CHECK(now.held >= 0);
    CHECK(now.occupied + now.held <= units_in_each);
    const auto [last, first_seen] = versions.emplace(center, now.version);
    if (!first_seen) CHECK(now.version == last->second + 1);
    last->second = now.version;
  }
  CHECK(versions.size() == crowded_centers);
}

void check_units(RedisShell& redis, const Hotline& hotline) {
  for (std::size_t i = 0; i < crowded_centers; ++i) {
    const auto center = crowded_center(i);
    std::int64_t occupied = 0;
    for (const auto& caseload : hotline.caseloads()) {
      const auto found = caseload->occupied().find(center);
      occupied += found == caseload->occupied().end() ? 0 : found->second;
    }
    const auto stored = redis.text({"HGET", std::string{store::keys::units} + center, "single"});
    CAPTURE(center, stored);
    CHECK(counted(stored).held == 0);
    CHECK(counted(stored).occupied == occupied);
    CHECK(redis.number({"ZCARD", std::string{store::keys::center_offers} + center}) == 0);
  }
}

}  // namespace

TEST_CASE("thousands of requests, silences and crashes later, each has one outcome and no unit is missing") {
  const auto seed = choose_seed();
  CAPTURE(seed);
  std::mt19937_64 random{seed};
  World world(durable(Crowd::accounts(), short_limits()));
  add_crowded_centers(world);
  Hotline hotline(world, seed, std::getenv("PANA_LONG") == nullptr ? 150 : 1'250);
  std::size_t strikes = 0;
  for (; hotline.wait_for_more(50 + random() % 150); ++strikes) {
    strike(world, hotline.outage(), static_cast<Victim>(random() % 4), random);
  }
  wait_for_both(world);

  const auto op = world.console(1, "op_one");
  std::size_t arrivals = 0;
  std::size_t ran_out = 0;
  for (const auto& caseload : hotline.caseloads()) {
    for (const auto& request : caseload->requests()) check_request(*op, request);
    arrivals += caseload->arrivals();
    ran_out += caseload->ran_out();
  }
  CHECK(strikes > 3);
  CHECK(arrivals > 0);
  CHECK(ran_out > 0);
  RedisShell redis(world.redis().socket());
  check_units(redis, hotline);
  check_every_moment(redis);
  // Nothing is left to be done.
  CHECK(redis.number({"ZCARD", std::string{store::keys::queue}}) == 0);
  CHECK(redis.number({"ZCARD", std::string{store::keys::deadlines}}) == 0);
}

}  // namespace pana::test
