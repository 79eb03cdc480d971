#include "support/catch.hpp"
#include "support/store_commands.hpp"
#include "support/store_world.hpp"

// Forgetting: one test runs on the store in memory and on a real Redis.
namespace pana::test {

using Action = RequestAction;

namespace {

constexpr milliseconds day = std::chrono::hours{24};

// A center with two single beds, and a request that holds one of them.
void open_held(StoreWorld& world, const std::string& request, const std::string& offer) {
  world.must(world.store().hold_unit(open_and_hold(request, offer, {"c_a/single"})));
}

void end(StoreWorld& world, const std::string& request) {
  world.must(world.store().change_request(change(request, Action::end, operator_called("op_a"))));
}

store::Purge purge(milliseconds ended_for = day, milliseconds open_for = 7 * day) {
  return {{{{"system"}, Role::system, {}, {}}, "request.purge"}, ended_for, open_for};
}

struct Prepared {
  explicit Prepared(StoreWorld& world) {
    world.must(world.store().put_center(put(center_of("c_a", {{"single", 1, 3}}))));
  }
};

}  // namespace

TEMPLATE_TEST_CASE("a request that ended long enough ago is deleted with its offers, and no other", "",
                   MemoryWorld, RedisWorld) {
  TestType world;
  const Prepared prepared(world);
  open_held(world, "r1", "o1");
  open_held(world, "r2", "o2");
  open_held(world, "r3", "o3");
  end(world, "r1");
  world.advance(seconds{1});
  end(world, "r2");
  world.advance(day - seconds{1});
  const auto outcome = world.must(world.store().purge(purge()));
  CHECK(outcome.purged == 1);
  CHECK(outcome.oldest_remains == day - seconds{1});
  CHECK(outcome.oldest_kept == StoreWorld::start_time());
  CHECK(outcome.now == world.now());
  CHECK(world.wait(world.store().load_request({"r1"})).error().code == FaultCode::not_found);
  CHECK(world.wait(world.store().load_offer({"o1"})).error().code == FaultCode::not_found);
  CHECK(world.must(world.store().load_request({"r3"})).state == RequestState::offered);
  CHECK(world.must(world.store().status()).oldest_remains_ms == (day - seconds{1}).count());
}

TEMPLATE_TEST_CASE("a request that was placed is over, too", "", MemoryWorld, RedisWorld) {
  TestType world;
  const Prepared prepared(world);
  open_held(world, "r1", "o1");
  world.must(world.store().answer_offer(answer("o1", Action::accept, staff_of("c_a"))));
  world.must(world.store().answer_offer(answer("o1", Action::arrive, staff_of("c_a"))));
  world.advance(day);
  CHECK(world.must(world.store().purge(purge())).purged == 1);
  CHECK(world.wait(world.store().load_request({"r1"})).has_error());
}

TEMPLATE_TEST_CASE("a request that was never placed is kept and purged like the others", "", MemoryWorld,
                   RedisWorld) {
  TestType world;
  world.must(world.store().open_request(open_as(RequestState::queued, "r1")));
  auto full = open_and_hold("r2", "o2", {});
  full.wait_if_none = true;
  world.must(world.store().hold_unit(full));
  CHECK(world.must(world.store().purge(purge(day, milliseconds{0}))).overdue.size() == 2);
  end(world, "r1");
  end(world, "r2");
  CHECK(world.must(world.store().purge(purge(milliseconds{0}))).purged == 2);
  CHECK_FALSE(world.must(world.store().purge(purge())).oldest_kept.has_value());
}

TEMPLATE_TEST_CASE("what is open for too long is told, oldest first, and stays until it is ended", "",
                   MemoryWorld, RedisWorld) {
  TestType world;
  const Prepared prepared(world);
  open_held(world, "r2", "o2");
  world.advance(minutes{1});
  open_held(world, "r1", "o1");
  world.advance(7 * day);
  const auto first = world.must(world.store().purge(purge()));
  CHECK(first.overdue == std::vector<RequestId>{{"r2"}, {"r1"}});
  auto one = purge();
  one.most = 1;
  CHECK(world.must(world.store().purge(one)).overdue == std::vector<RequestId>{{"r2"}});
  CHECK(world.must(world.store().load_request({"r1"})).state == RequestState::offered);
  end(world, "r2");
  CHECK(world.must(world.store().purge(purge())).overdue == std::vector<RequestId>{{"r1"}});
}

TEMPLATE_TEST_CASE("only to look deletes nothing and remembers nothing", "", MemoryWorld, RedisWorld) {
  TestType world;
  const Prepared prepared(world);
  open_held(world, "r1", "o1");
  end(world, "r1");
  auto look = purge(milliseconds{0});
  look.once = once_by(operator_called("admin"));
  look.only_look = true;
  look.keys_from = 20'000;
  CHECK(world.must(world.store().purge(look)).purged == 0);
  CHECK(world.must(world.store().load_request({"r1"})).state == RequestState::ended);
  look.only_look = false;
  const auto done = world.must(world.store().purge(look));
  CHECK_FALSE(done.repeated);
  CHECK(done.purged == 1);
}

TEMPLATE_TEST_CASE("an evacuation's answer is given again for its key, and nothing is done twice", "",
                   MemoryWorld, RedisWorld) {
  TestType world;
  const Prepared prepared(world);
  open_held(world, "r1", "o1");
  end(world, "r1");
  auto command = purge(milliseconds{0});
  command.once = once_by(operator_called("admin"));
  command.keys_from = 20'000;
  command.ended = 1;
  auto first = world.must(world.store().purge(command));
  open_held(world, "r2", "o2");
  end(world, "r2");
  const auto again = world.must(world.store().purge(command));
  CHECK(again.repeated);
  first.repeated = true;
  CHECK(again == first);
  CHECK(world.must(world.store().load_request({"r2"})).state == RequestState::ended);
}

TEMPLATE_TEST_CASE("keys are to be wiped when nothing is left, every daemon is told once, and never back", "",
                   MemoryWorld, RedisWorld) {
  TestType world;
  const Prepared prepared(world);
  auto command = purge(milliseconds{0});
  command.keys_from = 20'001;
  open_held(world, "r1", "o1");
  CHECK(world.must(world.store().purge(command)).keys_from == 0);
  end(world, "r1");
  CHECK(world.must(world.store().purge(command)).keys_from == 20'001);
  CHECK(world.must(world.store().purge(purge())).keys_from == 20'001);
  command.keys_from = 20'000;
  CHECK(world.must(world.store().purge(command)).keys_from == 20'001);
}

TEST_CASE("events that are older than is kept are deleted, exactly, and an evacuation's a little later") {
  RedisWorld world;
  const Prepared prepared(world);
  open_held(world, "r1", "o1");
  const auto count = [&] { return world.command({"XLEN", "{pana}:events"}).integer(); };
  const auto before = count();
  // Entries carry the real time; a second more than the clock of the test began with.
  world.must(world.store().trim_events(minutes{1}));
  CHECK(count() == before);
  auto command = purge(milliseconds{0});
  command.keys_from = 20'000;
  world.advance(minutes{1});
  world.must(world.store().purge(command));
  world.must(world.store().trim_events(day));
  CHECK(count() == before);
  world.advance(seconds{11});
  world.must(world.store().trim_events(day));
  CHECK(count() == 0);
}

TEST_CASE("a purge leaves no key in Redis that names the request, but what is remembered for keys") {
  RedisWorld world;
  const Prepared prepared(world);
  open_held(world, "r_canary", "o_canary");
  end(world, "r_canary");
  world.must(world.store().purge(purge(milliseconds{0})));
  const auto keys = world.command({"KEYS", "*"});
  for (std::size_t i = 0; i < keys.size(); ++i)
    CHECK(keys[i].text().find("canary") == std::string_view::npos);
  for (const auto* set : {"{pana}:kept", "{pana}:ended", "{pana}:queue", "{pana}:deadlines"})
    CHECK(world.command({"ZCARD", set}).integer() == 0);
}

TEST_CASE("a Redis whose data were sealed under another root key is told from ours and from an empty one") {
  RedisWorld world;
  auto& ours = dynamic_cast<store::RedisStore&>(world.store());
  CHECK(world.must(ours.fits_keys()));
  CHECK(world.must(ours.fits_keys()));
  SeededRandom random{99};
  SystemClock clock;
  vault::Keyring other_keys{vault::Key::random(random), vault::Key::random(random), 20'000, clock};
  vault::Seal other_seal{other_keys, random};
  Metrics metrics;
  store::RedisStore other(world.context().get_executor(), world.config(), other_seal, metrics);
  other.start();
  CHECK_FALSE(world.must(other.fits_keys()));
  // Data from before there was a check.
  const Prepared prepared(world);
  world.command({"DEL", "{pana}:seal_check"});
  CHECK_FALSE(world.must(other.fits_keys()));
  CHECK(world.must(ours.fits_keys()));
  other.stop();
}

}  // namespace pana::test
