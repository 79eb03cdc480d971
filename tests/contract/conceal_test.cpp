#include "contract/follower.hpp"
#include "support/catch.hpp"
#include "support/store_commands.hpp"

// Requests that some must not learn of.
namespace pana::test {
namespace {

const Concealment from_somebody{{{"op_x"}}, {{"c_x"}}, {"st_x"}};

store::HoldUnit concealed_hold(std::string request, std::string offer) {
  auto command = open_and_hold(std::move(request), std::move(offer), {"c_a/family5"});
  command.open->body.exclude.conceal_from = from_somebody;
  return command;
}

std::int64_t version_of(StoreWorld& world) {
  return world.must(world.store().snapshot()).centers.at(0).units.at(0).counters.version;
}

}  // namespace

TEMPLATE_TEST_CASE("who must not learn of a request is told with its first event, and kept with the request",
                   "", MemoryWorld, RedisWorld) {
  TestType world;
  world.must(world.store().put_center(put(center_of("c_a", {{"family5", 5, 2}}))));
  Follower follower(world);
  auto queued = open_as(RequestState::queued, "r1");
  queued.body.exclude.conceal_from = from_somebody;
  world.must(world.store().open_request(queued));
  world.must(world.store().hold_unit(concealed_hold("r2", "o2")));
  world.must(world.store().change_request(change("r1", RequestAction::claim, operator_called("op_a"))));
  CHECK(follower.event(0).concealed == from_somebody);
  CHECK(follower.event(1).concealed == from_somebody);
  CHECK_FALSE(follower.event(2).concealed.has_value());
  CHECK(world.must(world.store().load_request({"r1"})).body.exclude.conceal_from == from_somebody);
}

TEMPLATE_TEST_CASE("a fresh start tells which open requests are concealed and where units are held for them",
                   "", MemoryWorld, RedisWorld) {
  TestType world;
  world.must(world.store().put_center(put(center_of("c_a", {{"family5", 5, 2}}))));
  auto queued = open_as(RequestState::queued, "r1");
  queued.body.exclude.conceal_from = from_somebody;
  world.must(world.store().open_request(queued));
  world.must(world.store().hold_unit(concealed_hold("r2", "o2")));
  world.must(world.store().open_request(open_as(RequestState::queued, "r3")));
  auto concealed = world.must(world.store().snapshot()).concealed;
  REQUIRE(concealed.size() == 2);
  CHECK(concealed.at({"r1"}) == ConcealedRequest{from_somebody, std::nullopt});
  CHECK(concealed.at({"r2"}) == ConcealedRequest{from_somebody, std::pair{CenterId{"c_a"}, "family5"}});

  world.must(world.store().change_request(change("r2", RequestAction::end, operator_called("op_a"))));
  concealed = world.must(world.store().snapshot()).concealed;
  CHECK(concealed.size() == 1);
  CHECK(concealed.contains({"r1"}));
}

TEMPLATE_TEST_CASE("what is held for a concealed request, and given back, is no new version of the unit", "",
                   MemoryWorld, RedisWorld) {
  TestType world;
  world.must(world.store().put_center(put(center_of("c_a", {{"family5", 5, 2}}))));
  const auto before = version_of(world);
  world.must(world.store().hold_unit(concealed_hold("r1", "o1")));
  CHECK(version_of(world) == before);
  world.must(world.store().answer_offer(answer("o1", RequestAction::decline, staff_of("c_a"))));
  CHECK(version_of(world) == before);
  auto queued = open_as(RequestState::queued, "r2");
  queued.body.exclude.conceal_from = from_somebody;
  world.must(world.store().open_request(queued));
  world.must(world.store().hold_unit(hold("r2", 1, "o2", {"c_a/family5"})));
  world.must(world.store().change_request(change("r2", RequestAction::end, operator_called("op_a"))));
  CHECK(version_of(world) == before);
  world.must(world.store().hold_unit(open_and_hold("r3", "o3", {"c_a/family5"})));
  CHECK(version_of(world) == before + 1);
}

}  // namespace pana::test
