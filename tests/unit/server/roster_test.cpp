#include "server/roster.hpp"

#include <memory>

#include "core/random.hpp"
#include "server/client_trust.hpp"
#include "support/catch.hpp"
#include "support/test_authority.hpp"

using namespace pana::server;
using pana::SeededRandom;
using pana::test::TestAuthority;

namespace {

struct Visitor final : Guest {
  void judge(const ClientTrust&) override { ++judged; }
  void leave() override { ++asked; }
  int asked = 0;
  int judged = 0;
};

}  // namespace

TEST_CASE("Each guest is asked to leave once, some at a time, while others come and go") {
  Roster roster;
  std::vector<Visitor> visitors(10);
  for (auto& visitor : visitors) roster.enter(visitor);
  CHECK(roster.ask_to_leave(3));
  roster.exit(visitors[1]);  // was asked
  roster.exit(visitors[7]);  // was not
  CHECK(roster.size() == 8);
  CHECK_FALSE(roster.ask_to_leave(100));
  for (std::size_t i = 0; i < visitors.size(); ++i) CHECK(visitors[i].asked == (i == 7 ? 0 : 1));
}

TEST_CASE("The roster tells when the last guest has gone") {
  Roster roster;
  int told = 0;
  roster.when_empty([&] { ++told; });
  Visitor one, other;
  roster.enter(one);
  roster.enter(other);
  roster.exit(one);
  CHECK(told == 0);
  roster.exit(other);
  CHECK(told == 1);
}

TEST_CASE("Whoever comes and goes in whatever order, each one present is asked once in the end") {
  pana::SeededRandom random(7);
  for (int history = 0; history < 300; ++history) {
    Roster roster;
    std::vector<std::unique_ptr<Visitor>> present;
    for (int step = 0; step < 60; ++step) {
      const auto dice = random.below(10);
      if (dice < 5) {
        present.push_back(std::make_unique<Visitor>());
        roster.enter(*present.back());
      } else if (dice < 9 && !present.empty()) {
        const auto leaving = present.begin() + static_cast<std::ptrdiff_t>(random.below(present.size()));
        roster.exit(**leaving);
        present.erase(leaving);
      } else {
        roster.ask_to_leave(random.below(4));
      }
      REQUIRE(roster.size() == present.size());
    }
    CHECK_FALSE(roster.ask_to_leave(1000));
    for (const auto& visitor : present) REQUIRE(visitor->asked == 1);
  }
}

TEST_CASE("Who goes through the seats from the last to the first meets everybody who stays, whoever leaves") {
  TestAuthority authority;
  const ClientTrust trust(authority.certificate_file(), "");
  SeededRandom random(11);
  for (int round = 0; round < 200; ++round) {
    Roster roster;
    std::vector<Visitor> visitors(20);
    std::vector<bool> gone(visitors.size());
    for (auto& visitor : visitors) roster.enter(visitor);
    roster.ask_to_leave(random.below(10));
    for (std::size_t seat = roster.size(); seat > 0;) {
      seat = std::min(seat, roster.size());
      if (seat > 0) roster.at(--seat).judge(trust);
      const auto who = random.below(visitors.size() * 2);
      if (who >= visitors.size() || gone[who]) continue;
      roster.exit(visitors[who]);
      gone[who] = true;
    }
    for (std::size_t i = 0; i < visitors.size(); ++i) CHECK((gone[i] || visitors[i].judged > 0));
  }
}
