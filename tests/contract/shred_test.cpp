#include "operations/purge.hpp"
#include "support/catch.hpp"
#include "support/small_country.hpp"
#include "support/store_commands.hpp"
#include "support/store_world.hpp"
#include "support/thief.hpp"

// Forgetting is cryptographic: what a thief copied from Redis while it was there cannot be read with all the
// keys that are left.
namespace pana::test {
namespace {

using Action = RequestAction;
constexpr milliseconds hour = std::chrono::hours{1};
const std::set<std::string> old_values{"request:r_old", "offer:o_old", "code:o_old"};
const std::set<std::string> live_values{"request:r_live", "offer:o_live"};

// Redis writes everything that happens to its file, and the daemon's time is the test's.
struct Scene {
  PrivateRedis redis{{"--appendonly", "yes", "--appendfsync", "always", "--rdbcompression", "no"}};
  RedisWorld world{redis};
  Board board{tests::small_roads(), Policy{}};
  SeededRandom random{4};
  Metrics metrics;
  struct Now final : Clock {
    explicit Now(const RedisWorld& from) : world(from) {}
    Instant now() const override { return world.now(); }
    const RedisWorld& world;
  } clock{world};
  operations::Context context{world.store(), board, clock, random, metrics, default_time_limits};
  operations::Retention retention{world.keyring(), 24 * hour, 7 * 24 * hour};

  Scene() { world.must(world.store().put_center(put(center_of("c_a", {{"single", 1, 3}})))); }
  void hold(const std::string& name) {
    world.must(world.store().hold_unit(open_and_hold("r_" + name, "o_" + name, {"c_a/single"})));
  }
  void accept_and_end(const std::string& name) {
    world.must(world.store().answer_offer(answer("o_" + name, Action::accept, staff_of("c_a"))));
    world.must(world.store().change_request(change("r_" + name, Action::end, operator_called("op_a"))));
  }
  // Also a snapshot, as a backup or a new replica makes one.
  void copy_to(Thief& thief) {
    world.command({"SAVE"});
    thief.take(redis.folder());
  }
};

}  // namespace

TEST_CASE("a day after a request's end, no copy of Redis can be read with the keys that are left") {
  Scene scene;
  scene.hold("old");
  scene.accept_and_end("old");
  Thief thief;
  scene.copy_to(thief);
  CHECK(thief.opens(scene.world.keyring()) == old_values);

  // A day passes; somebody else asks for help on the way.
  scene.world.advance(26 * hour);
  scene.hold("live");
  scene.copy_to(thief);
  auto expected = old_values;
  expected.insert(live_values.begin(), live_values.end());
  CHECK(thief.opens(scene.world.keyring()) == expected);

  CHECK(scene.world.must(operations::forget(scene.context, scene.retention)).purged == 1);
  scene.copy_to(thief);
  CHECK(thief.opens(scene.world.keyring()) == live_values);
  CHECK(scene.world.must(scene.world.store().load_request({"r_live"})).body == some_request_body());
}

TEST_CASE("while a request of that day is open its key stays, for a week at most") {
  Scene scene;
  scene.hold("live");
  scene.hold("old");
  scene.accept_and_end("old");
  Thief thief;
  scene.copy_to(thief);
  scene.world.advance(6 * 24 * hour);
  scene.world.must(operations::forget(scene.context, scene.retention));
  CHECK(thief.opens(scene.world.keyring()).contains("request:r_live"));
  CHECK(scene.world.wait(scene.world.store().load_request({"r_old"})).has_error());
  scene.world.advance(2 * 24 * hour);
  CHECK(scene.world.must(operations::forget(scene.context, scene.retention)).ended == 1);
  CHECK(thief.opens(scene.world.keyring()).empty());
}

}  // namespace pana::test
