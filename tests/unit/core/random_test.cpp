#include "core/random.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <vector>

#include "support/catch.hpp"

using namespace pana;

TEST_CASE("A seeded source repeats itself, another seed gives other bytes") {
  SeededRandom one{7}, again{7}, other{8};
  std::array<std::uint8_t, 64> a{}, b{}, c{};
  one.fill(a);
  again.fill(b);
  other.fill(c);
  CHECK(a == b);
  CHECK(a != c);
}

TEST_CASE("The seeded source is splitmix64") {
  SeededRandom random{1234567};  // published test vector
  CHECK(random.next() == 6457827717110365317ULL);
  CHECK(random.next() == 3203168211198807973ULL);
  CHECK(random.next() == 9817491932198370423ULL);
}

TEST_CASE("A number below a bound stays below it") {
  SeededRandom random{3};
  std::set<std::uint64_t> seen;
  for (int i = 0; i < 1000; ++i) seen.insert(random.below(5));
  CHECK(seen == std::set<std::uint64_t>{0, 1, 2, 3, 4});
  CHECK(random.below(1) == 0);
  CHECK(random.below(0) == 0);
}

TEST_CASE("The secure source fills every byte, over the edges of its buffer too") {
  for (const std::size_t size :
       {std::size_t{1}, std::size_t{255}, std::size_t{256}, std::size_t{257}, std::size_t{1000}}) {
    SecureRandom random;
    std::vector<std::uint8_t> ever(size, 0), bytes(size);
    for (int round = 0; round < 16; ++round) {
      random.fill(bytes);
      for (std::size_t i = 0; i < size; ++i) ever[i] |= bytes[i];
    }
    CAPTURE(size);
    CHECK(std::count(ever.begin(), ever.end(), 0) == 0);
  }
}

TEST_CASE("The secure source does not give the same bytes twice") {
  SecureRandom random;
  std::set<std::array<std::uint8_t, 16>> seen;
  for (int i = 0; i < 1000; ++i) {
    std::array<std::uint8_t, 16> bytes{};
    random.fill(bytes);
    CHECK(seen.insert(bytes).second);
  }
}
