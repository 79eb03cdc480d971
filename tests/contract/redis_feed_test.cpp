#include "contract/follower.hpp"
#include "support/catch.hpp"
#include "support/store_commands.hpp"

// A feed whose Redis goes away, comes back, or has lost what the feed would need.
namespace pana::test {
namespace {

// A feed that comes as a user of its own, who can be shut out and let in again.
class Excludable {
 public:
  explicit Excludable(RedisWorld& world) : world_(world) {
    world.command({"ACL", "SETUSER", "feeder", "on", ">secret", "~*", "&*", "+@all"});
    auto config = world.config().copy();
    config.username = "feeder";
    config.password = Secret{"secret"};
    follower_.emplace(world, world.new_feed(config));
  }
  ~Excludable() {
    follower_.reset();
    world_.command({"ACL", "DELUSER", "feeder"});
  }
  void shut_out() {
    world_.command({"ACL", "SETUSER", "feeder", "off"});
    world_.command({"CLIENT", "KILL", "USER", "feeder"});
    follower_->run_until([this] { return !follower_->connected; });
  }
  void let_in() { world_.command({"ACL", "SETUSER", "feeder", "on"}); }
  Follower& operator*() { return *follower_; }

 private:
  RedisWorld& world_;
  std::optional<Follower> follower_;
};

void open_one(StoreWorld& world, const std::string& id) {
  world.must(world.store().open_request(open_as(RequestState::queued, id)));
}

}  // namespace

TEST_CASE("a feed that was cut off gets what it missed, in order, once") {
  RedisWorld world;
  Excludable feed(world);
  open_one(world, "r0");
  (*feed).event(0);
  feed.shut_out();
  for (const auto* id : {"r1", "r2", "r3"}) open_one(world, id);
  feed.let_in();
  open_one(world, "r4");
  CHECK((*feed).event(4).request->request.text == "r4");
  CHECK((*feed).events.size() == 5);
  CHECK((*feed).events[1].request->request.text == "r1");
  CHECK((*feed).starts.size() == 1);
}

TEST_CASE("a feed whose place in the stream has been trimmed away starts afresh") {
  RedisWorld world;
  Excludable feed(world);
  open_one(world, "r0");
  (*feed).event(0);
  feed.shut_out();
  for (const auto* id : {"r1", "r2"}) open_one(world, id);
  world.must(world.store().put_center(put(center_of("c_a", {{"single", 1, 1}}))));
  world.command({"XTRIM", "{pana}:events", "MAXLEN", "1"});
  feed.let_in();
  (*feed).run_until([&] { return (*feed).starts.size() == 2; });
  CHECK((*feed).starts[1].centers.size() == 1);
  CHECK((*feed).starts[1].cursor == world.must(world.store().snapshot()).cursor);
  CHECK((*feed).events.size() == 1);
}

TEST_CASE("a feed starts afresh where Redis has lost its data, though the new stream has gone farther") {
  RedisWorld world;
  Excludable feed(world);
  open_one(world, "r0");
  (*feed).event(0);
  feed.shut_out();
  world.command({"DEL", "{pana}:epoch", "{pana}:events"});
  open_one(world, "r1");
  feed.let_in();
  (*feed).run_until([&] { return (*feed).starts.size() == 2; });
  open_one(world, "r2");
  CHECK((*feed).event(1).request->request.text == "r2");
}

TEST_CASE("a feed starts afresh where Redis went back behind it, as after a failover that lost events") {
  RedisWorld world;
  Excludable feed(world);
  open_one(world, "r0");
  open_one(world, "r1");
  (*feed).event(1);
  feed.shut_out();
  const auto first = to_string((*feed).events[0].cursor);
  world.command({"DEL", "{pana}:events"});
  world.command({"XADD", "{pana}:events", first, "t", "1"});
  feed.let_in();
  (*feed).run_until([&] { return (*feed).starts.size() == 2; });
  CHECK(to_string((*feed).starts[1].cursor) == first);
}

TEST_CASE("a feed goes on where it was after a kill -9 of Redis") {
  PrivateRedis redis({"--appendonly", "yes", "--appendfsync", "always"});
  RedisWorld world(redis);
  Follower follower(world);
  open_one(world, "r0");
  follower.event(0);
  redis.kill();
  redis.start();
  open_one(world, "r1");
  CHECK(follower.event(1).request->request.text == "r1");
  CHECK(follower.starts.size() == 1);
  CHECK(follower.events.size() == 2);
}

}  // namespace pana::test
