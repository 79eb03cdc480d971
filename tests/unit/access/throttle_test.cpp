#include "access/throttle.hpp"

#include "support/catch.hpp"

using namespace pana;
using access::Throttle;

namespace {
const Instant start{std::chrono::hours{480'000}};
}

TEST_CASE("a burst goes through and the next call does not") {
  Throttle throttle{{.burst = 3, .per_second = 1, .most_keys = 10}};
  for (int call = 0; call < 3; ++call) CHECK(throttle.take("a", start));
  CHECK_FALSE(throttle.take("a", start));
}

TEST_CASE("tokens come back at the rate and never beyond the burst") {
  Throttle throttle{{.burst = 2, .per_second = 0.5, .most_keys = 10}};
  CHECK(throttle.take("a", start));
  CHECK(throttle.take("a", start));
  CHECK_FALSE(throttle.take("a", start + milliseconds{1'999}));
  CHECK(throttle.take("a", start + milliseconds{2'000}));
  const auto later = start + seconds{3'600};
  CHECK(throttle.take("a", later));
  CHECK(throttle.take("a", later));
  CHECK_FALSE(throttle.take("a", later));
}

TEST_CASE("a token that is given back counts again, and never makes more than the burst") {
  Throttle throttle{{.burst = 1, .per_second = 1, .most_keys = 10}};
  CHECK(throttle.take("a", start));
  throttle.give_back("a", start);
  throttle.give_back("a", start);
  CHECK(throttle.take("a", start));
  CHECK_FALSE(throttle.take("a", start));
}

TEST_CASE("one key's calls do not cost another") {
  Throttle throttle{{.burst = 1, .per_second = 0, .most_keys = 10}};
  CHECK(throttle.take("a", start));
  CHECK_FALSE(throttle.take("a", start));
  CHECK(throttle.take("b", start));
}

TEST_CASE("a clock that goes back does not fill a bucket") {
  Throttle throttle{{.burst = 1, .per_second = 1, .most_keys = 10}};
  CHECK(throttle.take("a", start));
  CHECK_FALSE(throttle.take("a", start - seconds{100}));
  CHECK_FALSE(throttle.take("a", start));
  CHECK(throttle.take("a", start + seconds{1}));
}

TEST_CASE("the table stays bounded and forgets who was away longest") {
  Throttle throttle{{.burst = 1, .per_second = 0, .most_keys = 2}};
  CHECK(throttle.take("old", start));
  CHECK(throttle.take("kept", start));
  CHECK_FALSE(throttle.take("old", start));  // used again: "kept" is now the oldest
  CHECK(throttle.take("new", start));
  CHECK(throttle.keys() == 2);
  CHECK_FALSE(throttle.take("old", start));
  CHECK(throttle.take("kept", start));
}
