#include "domain/promise.hpp"

#include <vector>

#include "support/catch.hpp"

using namespace pana;

namespace {

using How = Response::How;

constexpr std::chrono::sys_days today{std::chrono::days{20'000}};

std::vector<Response> responses(std::initializer_list<How> all, std::int64_t step_s = 60) {
  std::vector<Response> made;
  for (const auto how : all) {
    const auto count = static_cast<std::int64_t>(made.size());
    made.push_back({how, seconds{step_s * (count + 1)}, today - std::chrono::days{count}});
  }
  return made;
}

}  // namespace

TEST_CASE("A promise counts what was accepted, declined and left unanswered, and beds that were not there") {
  const auto promise = promise_of(
      responses({How::accepted, How::declined, How::no_bed, How::silent, How::accepted, How::accepted}));
  CHECK(promise.offers == 6);
  CHECK(promise.accepted == 3);
  CHECK(promise.declined == 2);
  CHECK(promise.phantom == 1);
  CHECK(promise.expired == 1);
  CHECK(promise.kept_share == 0.5);
  CHECK(promise.phantom_share == 0.17);
  CHECK(promise.since == today - std::chrono::days{5});
}

TEST_CASE("The median answer time leaves silence out; of two in the middle it is the earlier") {
  using enum How;
  CHECK(promise_of(responses({accepted, silent, declined, accepted, no_bed, accepted})).median_answer ==
        seconds{240});
  CHECK(promise_of(responses({accepted, accepted, declined, accepted, no_bed, accepted})).median_answer ==
        seconds{180});
}

TEST_CASE("Fewer than five offers make no rate, and fewer than five answers no median") {
  using enum How;
  const auto four = promise_of(responses({accepted, accepted, no_bed, silent}));
  CHECK(four.offers == 4);
  CHECK_FALSE(four.kept_share);
  CHECK_FALSE(four.phantom_share);
  CHECK_FALSE(four.median_answer);
  const auto five = promise_of(responses({accepted, accepted, no_bed, silent, silent}));
  CHECK(five.kept_share == 0.4);
  CHECK(five.phantom_share == 0.2);
  CHECK_FALSE(five.median_answer);
}

TEST_CASE("A center that was never asked has promised nothing") {
  CHECK(promise_of({}) == Promise{});
}
