#include "audit/chain.hpp"

#include "support/catch.hpp"
#include "unit/audit/written.hpp"

using namespace pana;
using namespace pana::audit;

TEST_CASE("A hash is SHA-256 over the hash before and the line") {
  // printf 'abc' behind 32 zero bytes, by sha256sum.
  CHECK(to_hex(chained(Hash{}, "abc")) == "365aa7d8f7f9402c4b9434502b4cc89ddb09fe50d7cd95b493b834c62d5a5370");
}

TEST_CASE("Each line carries its sequence, its record and the hash of all before it") {
  Tip tip;
  const auto first = next_line(tip, test::record(1));
  const auto hash = tip.hash;
  CHECK(first ==
        "1 " + to_line(test::record(1)) + " " + to_hex(chained(Hash{}, "1 " + to_line(test::record(1)))));
  const auto second = next_line(tip, test::record(2));
  CHECK(tip.sequence == 2);
  const auto parts = chain_line_from(second);
  REQUIRE(parts);
  CHECK(parts->sequence == 2);
  CHECK(parts->hash == tip.hash);
  CHECK(chained(hash, parts->text) == tip.hash);
  CHECK(record_of(*parts) == test::record(2));
}

TEST_CASE("The same records give the same lines, whoever chains them") {
  Tip one;
  Tip other;
  for (int i = 1; i < 50; ++i) CHECK(next_line(one, test::record(i)) == next_line(other, test::record(i)));
  CHECK(one == other);
}

TEST_CASE("What is no chain line is not taken for one") {
  for (const auto* line : {"", "1", "1 x", "0 a b c", "x a b c", "1 a 00", "head 1 2 3"}) {
    CAPTURE(line);
    CHECK_FALSE(chain_line_from(line));
  }
  Tip tip;
  auto line = next_line(tip, test::record(1));
  line.back() = 'G';
  CHECK_FALSE(chain_line_from(line));
}
