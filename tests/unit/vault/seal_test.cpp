#include "vault/seal.hpp"

#include <set>
#include <thread>

#include "support/catch.hpp"
#include "support/fixed_clock.hpp"

namespace pana::vault {
namespace {

using enum Opened::Outcome;
using test::FixedClock;
constexpr auto first_day = FixedClock::first_day;

struct Sealing {
  FixedClock clock;
  SeededRandom random{1};
  Keyring keyring{Key::random(random), Key::random(random), first_day, clock};
  Seal seal{keyring, random};
};

constexpr About of_day{"request", "r1", 1, Under::day};
constexpr About lasting{"account", "op_a", 1, Under::root};

}  // namespace

TEST_CASE("what was sealed opens again for the same record") {
  Sealing s;
  for (const auto& about : {of_day, lasting}) {
    for (const auto& plain :
         {std::string{}, std::string{"x"}, std::string(5000, 'y'), std::string("\0\n\xff", 3)}) {
      const auto opened_value = s.seal.open(about, s.seal.seal(about, plain));
      CHECK(opened_value.outcome == opened);
      CHECK(opened_value.plain == plain);
    }
  }
}

TEST_CASE("a sealed value opens neither for another record, nor as another kind, shape or lasting one") {
  Sealing s;
  for (const auto under : {Under::day, Under::root}) {
    const auto sealed = s.seal.seal({"request", "r1", 1, under}, "secret");
    CHECK(s.seal.open({"request", "r2", 1, under}, sealed).outcome == refused);
    CHECK(s.seal.open({"offer", "r1", 1, under}, sealed).outcome == refused);
    CHECK(s.seal.open({"request", "r1", 2, under}, sealed).outcome == refused);
    CHECK(s.seal.open({"request", "r1", 11, under}, sealed).outcome == refused);
    const auto other = under == Under::day ? Under::root : Under::day;
    CHECK(s.seal.open({"request", "r1", 1, other}, sealed).outcome == refused);
  }
}

TEST_CASE("a sealed value with any one bit turned does not open") {
  Sealing s;
  for (const auto& about : {of_day, lasting}) {
    const auto sealed = s.seal.seal(about, "secret");
    for (std::size_t i = 0; i < sealed.size() * 8; ++i) {
      auto changed = sealed;
      changed[i / 8] = static_cast<char>(changed[i / 8] ^ (1 << (i % 8)));
      CHECK(s.seal.open(about, changed).outcome != opened);
    }
  }
}

TEST_CASE("a sealed value cut at any length does not open") {
  Sealing s;
  for (const auto& about : {of_day, lasting}) {
    const auto sealed = s.seal.seal(about, "secret");
    for (std::size_t size = 0; size < sealed.size(); ++size)
      CHECK(s.seal.open(about, sealed.substr(0, size)).outcome == refused);
  }
}

TEST_CASE("a value sealed under other keys does not open") {
  Sealing s;
  Keyring other_keys{Key::random(s.random), Key::random(s.random), first_day, s.clock};
  Seal other{other_keys, s.random};
  for (const auto& about : {of_day, lasting})
    CHECK(s.seal.open(about, other.seal(about, "secret")).outcome == refused);
}

TEST_CASE("a value of yesterday opens until its key is wiped, is forgotten then, and today's still opens") {
  Sealing s;
  const auto yesterday = s.seal.seal(of_day, "old");
  s.clock.at += std::chrono::days{1};
  const auto today = s.seal.seal(of_day, "new");
  CHECK(s.seal.open(of_day, yesterday).plain == "old");
  s.keyring.advance(first_day + 1);
  CHECK(s.seal.open(of_day, yesterday).outcome == forgotten);
  CHECK(s.seal.open(of_day, today).plain == "new");
}

TEST_CASE(
    "where today's key was wiped ahead of time, the next day's seals, and the old values are forgotten") {
  Sealing s;
  const auto before = s.seal.seal(of_day, "old");
  s.keyring.advance(first_day + 1);
  const auto after = s.seal.seal(of_day, "new");
  CHECK(s.seal.open(of_day, before).outcome == forgotten);
  CHECK(s.seal.open(of_day, after).plain == "new");
}

TEST_CASE("a value that claims to be sealed years ahead is refused without computing its key") {
  Sealing s;
  auto far = s.seal.seal(of_day, "x");
  far[1] = '\x7f';
  CHECK(s.seal.open(of_day, far).outcome == refused);
}

TEST_CASE("a value of another thread's day opens while keys are wiped beside it") {
  Sealing s;
  SecureRandom random;
  Seal beside{s.keyring, random};
  std::thread wiping([&] {
    for (KeyNumber day = 1; day <= 300; ++day) s.keyring.advance(first_day + day);
  });
  int opened_values = 0;
  for (int i = 0; i < 2000; ++i) {
    const auto result = beside.open(of_day, beside.seal(of_day, "x"));
    CHECK(result.outcome != refused);
    opened_values += result.outcome == opened ? 1 : 0;
  }
  wiping.join();
  CHECK(opened_values > 0);
}

TEST_CASE("after a failed opening the next good one still opens") {
  Sealing s;
  CHECK(s.seal.open(lasting, std::string(64, '\2')).outcome == refused);
  CHECK(s.seal.open(lasting, s.seal.seal(lasting, "fine")).plain == "fine");
}

TEST_CASE("the same plain text is never sealed to the same bytes, and its text does not show") {
  Sealing s;
  std::set<std::string> seen;
  for (int i = 0; i < 1000; ++i) {
    const auto sealed = s.seal.seal(of_day, "wheelchair");
    CHECK(sealed.find("wheelchair") == std::string::npos);
    seen.insert(sealed);
  }
  CHECK(seen.size() == 1000);
}

TEST_CASE("fingerprints depend on both parts, on where they part, and on the root key") {
  Sealing s;
  Keyring other_keys{Key::random(s.random), Key::random(s.random), first_day, s.clock};
  const Seal other{other_keys, s.random};
  const auto print = s.seal.fingerprint("ab", "c");
  CHECK(print.size() == 32);
  CHECK(print == s.seal.fingerprint("ab", "c"));
  CHECK(print != s.seal.fingerprint("a", "bc"));
  CHECK(print != s.seal.fingerprint("ab", "d"));
  CHECK(print != other.fingerprint("ab", "c"));
  s.keyring.advance(first_day + 3);
  CHECK(print == s.seal.fingerprint("ab", "c"));
}

TEST_CASE("a moved seal goes on working") {
  Sealing s;
  const auto sealed = s.seal.seal(of_day, "fine");
  const Seal moved = std::move(s.seal);
  CHECK(moved.open(of_day, sealed).plain == "fine");
  s.keyring.advance(first_day + 1);
  CHECK(moved.open(of_day, sealed).outcome == forgotten);
}

}  // namespace pana::vault
