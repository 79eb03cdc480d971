#include <algorithm>

#include "store/feed.hpp"
#include "support/catch.hpp"
#include "support/store_commands.hpp"
#include "support/store_world.hpp"

// What only the store on Redis promises: durability, secrecy of what is stored, races of several links.
namespace pana::test {
namespace {

using Action = RequestAction;

// Everything that Redis holds, as one text: names of keys, values, streams.
std::string dump(RedisWorld& world) {
  std::string text;
  const auto keys = world.command({"KEYS", "*"});
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const std::string key{keys[i].text()};
    const std::string type{world.command({"TYPE", key}).text()};
    text += key + "\n";
    std::vector<std::string> read{"GET", key};
    if (type == "set") read = {"SMEMBERS", key};
    if (type == "hash") read = {"HGETALL", key};
    if (type == "zset") read = {"ZRANGE", key, "0", "-1"};
    if (type == "stream") read = {"XRANGE", key, "-", "+"};
    const auto reply = world.command(read);
    const auto append = [&](auto&& self, store::redis::ReplyView part) -> void {
      text.append(part.text()).append("\n");
      for (std::size_t n = 0; n < part.size(); ++n) self(self, part[n]);
    };
    append(append, reply.view());
  }
  return text;
}

}  // namespace

TEST_CASE("whoever steals the data sees ids, states and counters, and nothing of a household or a center") {
  RedisWorld world;
  world.must(world.store().put_center(put(center_of("c_a", {{"single", 1, 2}}))));
  world.must(world.store().put_account({once_by({{"admin"}, Role::administrator, {}, {}}),
                                        {{"op_a"}, Role::coordinator, {}, {"75"}, "$argon2id$canary", false},
                                        true}));
  world.must(world.store().hold_unit(open_and_hold("r1", "o1", {"c_a/single"})));
  world.must(world.store().answer_offer(answer("o1", Action::accept, staff_of("c_a"))));
  const auto stolen = dump(world);
  REQUIRE(stolen.find("{pana}:request:r1") != std::string::npos);
  REQUIRE(stolen.find("accepted") != std::string::npos);
  for (const auto* canary : {"p_atyrau", "p_almaty", "p_oral", "Oral", "Уральск", "legal_aid", "police",
                             "hotline_111", "204961", "argon2id", "27-01", "uz\n"}) {
    INFO(canary);
    CHECK(stolen.find(canary) == std::string::npos);
  }
  const auto keys = world.command({"KEYS", "*"});
  for (std::size_t i = 0; i < keys.size(); ++i) CHECK(keys[i].text().starts_with("{pana}:"));
}

TEST_CASE("every change leaves one audit entry, with who, what and how it ended, and no refusal leaves one") {
  RedisWorld world;
  world.must(world.store().put_center(put(center_of("c_a", {{"single", 1, 2}}))));
  const auto held = open_and_hold("r1", "o1", {"c_a/single"});
  world.must(world.store().hold_unit(held));
  world.must(world.store().hold_unit(held));
  CHECK(world.wait(world.store().answer_offer(answer("o9", Action::accept, staff_of("c_a")))).has_error());
  world.must(world.store().answer_offer(answer("o1", Action::decline, staff_of("c_a"))));
  const auto entries = world.command({"XRANGE", "{pana}:audit", "-", "+"});
  REQUIRE(entries.size() == 3);
  const auto told = [&](std::size_t index) {
    const std::string entry{entries[index][1][1].text()};
    return entry.substr(entry.find(' ') + 1);
  };
  CHECK(told(0) == "admin administrator center.put center c_a put");
  CHECK(told(1) == "op_a operator request.place request r1 offered");
  CHECK(told(2) == "staff_c_a center offer.answer offer o1 declined");
}

TEST_CASE("several links race for the last units: each is held once, and all others are told") {
  RedisWorld world;
  world.must(world.store().put_center(put(center_of("c_a", {{"single", 1, 3}}))));
  std::vector<store::Store*> stores{&world.store()};
  for (int i = 0; i < 7; ++i) stores.push_back(&world.another_store());
  int held = 0;
  int told = 0;
  for (int i = 0; i < 64; ++i) {
    auto& store = *stores[static_cast<std::size_t>(i) % stores.size()];
    auto command = open_and_hold("r" + std::to_string(i), "o" + std::to_string(i), {"c_a/single"});
    asio::co_spawn(world.context(), store.hold_unit(std::move(command)),
                   [&](const std::exception_ptr&, Result<store::HoldOutcome> outcome) {
                     ++told;
                     held += outcome->held ? 1 : 0;
                   });
  }
  world.context().restart();
  while (told < 64) world.context().run_one();
  CHECK(held == 3);
  CHECK(world.must(world.store().snapshot()).centers[0].units[0].counters == Counters{3, 3, 0, 3, 0, 4});
}

TEST_CASE("the same key sent over several links at once has one effect") {
  RedisWorld world;
  world.must(world.store().put_center(put(center_of("c_a", {{"single", 1, 9}}))));
  const auto command = open_and_hold("r1", "o1", {"c_a/single"});
  std::vector<store::Store*> stores{&world.store(), &world.another_store(), &world.another_store()};
  int first = 0;
  int told = 0;
  for (auto* store : stores) {
    asio::co_spawn(world.context(), store->hold_unit(command),
                   [&](const std::exception_ptr&, Result<store::HoldOutcome> outcome) {
                     ++told;
                     first += outcome->repeated ? 0 : 1;
                   });
  }
  world.context().restart();
  while (told < 3) world.context().run_one();
  CHECK(first == 1);
  CHECK(world.must(world.store().snapshot()).centers[0].units[0].counters.held == 1);
}

TEST_CASE("scripts that Redis has forgotten are loaded again") {
  RedisWorld world;
  world.must(world.store().put_center(put(center_of("c_a", {{"single", 1, 2}}))));
  world.command({"SCRIPT", "FLUSH"});
  CHECK(world.must(world.store().hold_unit(open_and_hold("r1", "o1", {"c_a/single"}))).held);
}

namespace {

// Holds one unit after the other until it may stop; counts what was acknowledged.
struct Placing {
  RedisWorld& world;
  std::vector<std::string> acknowledged{};
  int refused = 0;
  int running = 0;
  bool enough = false;

  void start(const std::string& name) {
    ++running;
    asio::co_spawn(world.context(), place(name), [this](const std::exception_ptr&) { --running; });
  }
  Awaitable<void> place(std::string name) {
    for (int i = 0; !enough; ++i) {
      const auto id = name + "_" + std::to_string(i);
      const auto outcome =
          co_await world.store().hold_unit(open_and_hold("r" + id, "o" + id, {"c_a/single"}));
      if (outcome.has_value()) {
        acknowledged.push_back("r" + id);
      } else {
        ++refused;
      }
    }
  }
};

}  // namespace

TEST_CASE("what was acknowledged before a kill -9 of Redis is there after it, once") {
  PrivateRedis redis({"--appendonly", "yes", "--appendfsync", "always"});
  RedisWorld world(redis);
  world.must(world.store().put_center(put(center_of("c_a", {{"single", 1, 1'000'000}}))));
  Placing placing{world};
  world.context().restart();
  for (const auto* name : {"a", "b", "c", "d", "e", "f", "g", "h"}) placing.start(name);
  for (std::size_t round = 1; round <= 5; ++round) {
    while (placing.acknowledged.size() < round * 200) world.context().run_one();
    redis.kill();
    redis.start();
  }
  placing.enough = true;
  while (placing.running > 0) world.context().run_one();
  CHECK(placing.refused == 0);
  for (const auto& id : placing.acknowledged) {
    REQUIRE(world.must(world.store().load_request({id})).state == RequestState::offered);
  }
  const auto held = world.must(world.store().snapshot()).centers[0].units[0].counters.held;
  CHECK(held == static_cast<int>(placing.acknowledged.size()));
}

TEST_CASE(
    "while Redis is away a call is refused as unavailable when its time is over, and says that a retry is "
    "safe") {
  PrivateRedis redis;
  RedisWorld world(redis, milliseconds{150});
  redis.kill();
  const auto refused = world.wait(world.store().open_request(open_as(RequestState::queued, "r1")));
  CHECK(refused.error() == Fault{FaultCode::unavailable, {}, {}, true});
  redis.start();
}

TEST_CASE("a Redis that does not answer is given up when a call's time is over") {
  PrivateRedis redis;
  RedisWorld world(redis, milliseconds{150});
  redis.freeze();
  const auto refused = world.wait(world.store().open_request(open_as(RequestState::queued, "r1")));
  CHECK(refused.error().code == FaultCode::unavailable);
  CHECK(refused.error().retry);
  redis.thaw();
}

}  // namespace pana::test
