#include "store/audit_stream.hpp"

#include "audit/signing_key.hpp"
#include "support/catch.hpp"
#include "support/store_commands.hpp"
#include "support/store_world.hpp"

// The audit stream's lease and head, on real Redis.
namespace pana::test {
namespace {

constexpr milliseconds long_lease{60'000};

struct Streams {
  RedisWorld world;
  Metrics metrics;
  store::AuditStream stream{world.context().get_executor(), world.config(), metrics};
  audit::SigningKey key = audit::SigningKey::fresh();

  Streams() { stream.start(); }
  ~Streams() { stream.stop(); }

  void record(int count) {
    for (int i = 0; i < count; ++i) {
      world.must(world.store().record_audit(once_by(operator_called("anna"), "handover.show"), "request",
                                            "r1", "shown"));
    }
  }
  store::AuditTerm hold(const std::string& who, bool writable = true, milliseconds lasts = long_lease) {
    return world.must(stream.hold(who, lasts, writable));
  }
  bool advance(const std::string& who, std::int64_t sequence, std::string position) {
    audit::Head head{{sequence, {}}, std::move(position), world.now(), sequence, {}, {}};
    key.sign(head);
    return world.must(stream.advance(who, long_lease, head));
  }
  store::AuditState state() { return world.must(world.store().audit_state()); }
};

// A million entries and ten thousand more than are kept, in steps that take no long time.
void fill(RedisWorld& world) {
  constexpr auto script =
      "for i = 1, 10000 do redis.call('XADD', KEYS[1], ARGV[1] * 10000 + i .. '-0', 'e', 'x') end return 1";
  for (int step = 0; step < 101; ++step)
    world.command({"EVAL", script, "1", "{pana}:audit", std::to_string(step)});
}

}  // namespace

TEST_CASE("one daemon at a time holds the audit stream, until it gives it back or its time is over") {
  Streams all;
  CHECK(all.hold("d1").held);
  CHECK(all.hold("d1").held);
  CHECK_FALSE(all.hold("d2").held);
  all.world.must(all.stream.release("d2"));
  CHECK_FALSE(all.hold("d2").held);
  all.world.must(all.stream.release("d1"));
  CHECK(all.hold("d2", true, milliseconds{30}).held);
  // The lease's time is Redis's own; asking again and again is what a daemon does, too.
  while (!all.hold("d1").held) {
  }
  CHECK_FALSE(all.hold("d2").held);
}

TEST_CASE("whether the holder can write is known to everybody") {
  Streams all;
  CHECK_FALSE(all.state().writable);
  all.hold("d1", false);
  CHECK_FALSE(all.state().writable);
  CHECK_FALSE(all.hold("d2", true).writable);
  CHECK_FALSE(all.state().writable);
  CHECK(all.advance("d1", 0, "0-0"));
  CHECK(all.state().writable);
  CHECK(all.hold("d2", false).writable);
  all.world.must(all.stream.release("d1"));
  CHECK_FALSE(all.state().writable);
}

TEST_CASE("who lost the lease cannot move the head") {
  Streams all;
  all.hold("d1");
  CHECK(all.advance("d1", 3, "3-0"));
  all.world.must(all.stream.release("d1"));
  CHECK_FALSE(all.advance("d1", 4, "4-0"));
  all.hold("d2");
  CHECK_FALSE(all.advance("d1", 4, "4-0"));
  CHECK(all.state().head->tip.sequence == 3);
  CHECK(all.advance("d2", 5, "5-0"));
  CHECK(audit::head_from(all.hold("d2").head) == all.state().head);
  CHECK(all.state().head->tip.sequence == 5);
}

TEST_CASE("entries are read from a position on, oldest first, and the wait for the next one ends with it") {
  Streams all;
  CHECK(all.world.must(all.stream.read("0-0", 10, milliseconds{1})).empty());
  all.record(5);
  const auto first = all.world.must(all.stream.read("0-0", 3, milliseconds{1}));
  REQUIRE(first.size() == 3);
  CHECK(first[0].verb == "handover.show");
  CHECK(all.world.must(all.stream.read(first.back().position, 10, milliseconds{1})).size() == 2);
  all.hold("d1");
  all.advance("d1", 3, first.back().position);
  CHECK(all.hold("d1").entries == 5);
  CHECK(all.hold("d1").oldest_waiting);
}

TEST_CASE("the stream is cut only where it is chained, however long it grows") {
  Streams all;
  auto& world = all.world;
  fill(world);
  const auto entries = [&] { return world.command({"XLEN", "{pana}:audit"}).integer(); };
  world.must(world.store().take_due(10, seconds{1}));
  CHECK(entries() == 1'010'000);
  all.hold("d1");
  all.advance("d1", 500, "500-0");
  CHECK(entries() > 1'009'000);
  CHECK(world.command({"XRANGE", "{pana}:audit", "501-0", "501-0"}).size() == 1);
  all.advance("d1", 1'010'000, "1010000-0");
  CHECK(entries() <= 1'000'100);
  CHECK(entries() >= 999'000);
  world.must(all.stream.cut());
  CHECK(entries() >= 999'000);
  all.record(1);
  CHECK(world.must(world.store().read_audit("", 2)).records.size() == 2);
}

TEST_CASE("where nobody ever chained the stream, its newest entries are kept") {
  Streams all;
  fill(all.world);
  all.world.must(all.stream.cut());
  const auto entries = all.world.command({"XLEN", "{pana}:audit"}).integer();
  CHECK(entries >= 1'000'000);
  CHECK(entries <= 1'000'200);
}

}  // namespace pana::test
