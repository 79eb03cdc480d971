// Random life-cycle histories on the operations and the store in memory: whatever people and time do, and in
// whatever order, every request ends in one outcome and every unit is accounted for. PANA_LONG=1 runs a
// million; PANA_SEED=n runs one, and tells its steps.
#include <cstdlib>
#include <iostream>
#include <sstream>

#include "histories/history.hpp"
#include "support/catch.hpp"
#include "support/sanitized.hpp"

namespace pana::test {
namespace {

#ifdef PANA_SANITIZED
constexpr std::uint64_t usual = 1'500;
constexpr std::uint64_t campaign = 50'000;
#else
constexpr std::uint64_t usual = 20'000;
constexpr std::uint64_t campaign = 1'000'000;
#endif

// What went wrong in this history, with all its steps; nothing where all adds up.
std::string story_of_failure(std::uint64_t seed, Books::Moves& moves) {
  History history(seed);
  const auto wrong = history.run();
  moves |= history.books().moves();
  if (wrong.empty()) return {};
  std::ostringstream steps;
  static_cast<void>(History(seed, &steps).run());
  return steps.str() + wrong;
}

// Histories that never come to some step would prove nothing about it.
void check_moves(const Books::Moves& seen) {
  using S = RequestState;
  const std::vector<std::pair<S, std::vector<S>>> life{
      {S::queued, {S::claimed, S::offered, S::ended}},
      {S::claimed, {S::queued, S::offered, S::ended}},
      {S::waiting, {S::claimed, S::offered, S::ended}},
      {S::offered, {S::accepted, S::waiting, S::ended}},
      {S::accepted, {S::accepted, S::placed, S::claimed, S::waiting, S::ended}},
  };
  for (const auto opened : {S::queued, S::offered, S::waiting}) CHECK(seen[Books::move(Books::none, opened)]);
  for (const auto& [from, nexts] : life) {
    for (const auto next : nexts) {
      INFO(name_of(from) << " to " << name_of(next));
      CHECK(seen[Books::move(static_cast<std::size_t>(from), next)]);
    }
  }
}

}  // namespace

TEST_CASE("whatever people and time do, every request ends in one outcome and every unit is accounted for") {
  log::set_level(log::Level::error);
  if (const char* given = std::getenv("PANA_SEED"); given != nullptr) {
    const auto wrong = History(std::strtoull(given, nullptr, 10), &std::cout).run();
    INFO(wrong);
    REQUIRE(wrong.empty());
    return;
  }
  const auto last = std::getenv("PANA_LONG") == nullptr ? usual : campaign;
  Books::Moves moves;
  for (std::uint64_t seed = 1; seed <= last; ++seed) {
    const auto wrong = story_of_failure(seed, moves);
    INFO("PANA_SEED=" << seed << "\n" << wrong);
    REQUIRE(wrong.empty());
  }
  check_moves(moves);
}

}  // namespace pana::test
