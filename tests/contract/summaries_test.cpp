// What is counted month by month, as both stores keep it.
#include <set>

#include "support/catch.hpp"
#include "support/store_commands.hpp"
#include "support/store_world.hpp"

namespace pana::test {
namespace {

using Action = RequestAction;

const Actor the_system{{"system"}, Role::system, {}, {}};

Month month_in_utc(Instant at) {
  return month_of(local_time(at, minutes{0}).day);
}

// "placed c_a 1, withdrawn 2" of each month, in order.
std::vector<std::string> counted(StoreWorld& world) {
  std::vector<std::string> months;
  for (const auto& month : world.must(world.store().list_tallies())) {
    std::string words = to_text(month.month) + ":";
    for (const auto& one : month.tallies) {
      words += " " + std::string{name_of(one.what)} + (one.center.empty() ? "" : " " + one.center.text) +
               " " + std::to_string(one.count) + ",";
    }
    months.push_back(words);
  }
  return months;
}

// One of each end and of each answer, within one month.
void work(StoreWorld& world) {
  if (month_in_utc(world.now()) != month_in_utc(world.now() + minutes{60})) world.advance(minutes{60});
  world.must(world.store().put_center(put(center_of("c_a", {{"single", 1, 9}}))));
  for (const auto* number : {"1", "2", "3", "4"}) {
    const std::string id{number};
    REQUIRE(world.must(world.store().hold_unit(open_and_hold("r" + id, "o" + id, {"c_a/single"}))).held);
  }
  const auto give = [&](const std::string& offer, Action action) {
    const auto& by = action == Action::answer_ran_out ? the_system : staff_of("c_a");
    world.must(world.store().answer_offer(answer(offer, action, by)));
  };
  give("o1", Action::accept);
  give("o1", Action::arrive);
  give("o2", Action::decline);
  give("o4", Action::accept);
  world.advance(some_limits.answer);
  give("o3", Action::answer_ran_out);
  const auto ended = change("r4", Action::end, operator_called("op_a"));
  world.must(world.store().change_request(ended));
  CHECK(world.must(world.store().change_request(ended)).repeated);
}

MonthSummary summary_of(Month month) {
  MonthSummary summary{month};
  summary.country[0] = 34;
  summary.country[9] = 5;
  summary.regions = {{"10", std::nullopt}, {"71", 12}};
  return summary;
}

// So that the month of what was counted is over.
void month_later(StoreWorld& world) {
  world.advance(std::chrono::days{32});
}

}  // namespace

TEMPLATE_TEST_CASE("ends and answers are counted in their month, once for each, repeated calls included", "",
                   MemoryWorld, RedisWorld) {
  TestType world;
  work(world);
  const auto all = counted(world);
  REQUIRE(all.size() == 1);
  CHECK(all[0] == to_text(month_in_utc(world.now())) +
                      ": placed c_a 1, withdrawn 1, accepted c_a 2, declined c_a 1, expired c_a 1,");
}

TEMPLATE_TEST_CASE("a month's summary is kept once it is over, for good, and its counts are deleted", "",
                   MemoryWorld, RedisWorld) {
  TestType world;
  work(world);
  const auto month = month_in_utc(world.now());
  CHECK_FALSE(world.must(world.store().keep_summary(summary_of(month))));
  CHECK(world.must(world.store().list_summaries()).empty());
  CHECK(counted(world).size() == 1);

  month_later(world);
  auto later = change("r2", Action::end, operator_called("op_a"));
  later.outcome = "unmet_capacity";
  world.must(world.store().change_request(later));
  CHECK(world.must(world.store().keep_summary(summary_of(month))));
  auto other = summary_of(month);
  other.country[0] = 35;
  CHECK(world.must(world.store().keep_summary(other)));
  CHECK(world.must(world.store().list_summaries()) == std::vector{summary_of(month)});
  REQUIRE(counted(world).size() == 1);
  CHECK(counted(world)[0] == to_text(month_in_utc(world.now())) + ": unmet_capacity 1,");
}

TEST_CASE("the scripts know the months of the calendar, on the country's clock") {
  RedisWorld world;
  auto config = world.config().copy();
  config.utc_offset = minutes{300};
  auto& store = world.another_store(config);
  world.must(world.store().put_center(put(center_of("c_a", {{"single", 1, 200}}))));
  std::set<std::string> expected;
  // Steps of 11 days and some hours, over ten years with leap years and turns of the year.
  for (int i = 0; i < 330; ++i) {
    const auto id = "r" + std::to_string(i);
    world.must(store.open_request(open_as(RequestState::queued, id)));
    world.must(store.change_request(change(id, Action::end, operator_called("op_a"))));
    expected.insert(to_text(month_of(local_time(world.now(), config.utc_offset).day)));
    world.advance(std::chrono::hours{267});
  }
  std::set<std::string> found;
  for (const auto& month : world.must(store.list_tallies())) found.insert(to_text(month.month));
  CHECK(found == expected);
  CHECK(found.size() > 115);
}

}  // namespace pana::test
