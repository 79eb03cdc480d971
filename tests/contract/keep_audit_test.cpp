#include "operations/keep_audit.hpp"

#include <filesystem>
#include <fstream>

#include "audit/folder.hpp"
#include "audit/verify.hpp"
#include "support/catch.hpp"
#include "support/scratch_folder.hpp"
#include "support/store_commands.hpp"
#include "support/store_world.hpp"

// The daemon's audit keeper on real Redis and real files.
namespace pana::test {
namespace {

namespace fs = std::filesystem;

struct Office {
  RedisWorld world;
  ScratchFolder scratch;
  std::string folder = scratch.path("audit");
  Metrics metrics;
  store::AuditStream stream{world.context().get_executor(), world.config(), metrics};
  audit::SigningKey key = audit::SigningKey::fresh();
  audit::PublicKeys keys;
  ManualClock clock{StoreWorld::start_time()};
  int recorded = 0;

  Office() {
    keys.add(key.public_pem());
    stream.start();
  }
  ~Office() { stream.stop(); }

  std::unique_ptr<operations::AuditKeeper> daemon(std::string name) {
    return std::make_unique<operations::AuditKeeper>(
        world.context().get_executor(), stream, key, keys, clock, metrics,
        operations::AuditKeeper::Options{std::move(name), folder, scratch.path("heads.log"), seconds{60}});
  }
  bool turn(operations::AuditKeeper& daemon) { return world.wait(daemon.turn(milliseconds{1})); }
  void close(operations::AuditKeeper& daemon) {
    const auto closed = [](operations::AuditKeeper& which) -> Awaitable<bool> {
      co_await which.close();
      co_return true;
    };
    world.wait(closed(daemon));
  }
  void record(int count) {
    for (int i = 0; i < count; ++i) {
      world.must(world.store().record_audit(once_by(operator_called("anna"), "handover.show"), "request",
                                            "r" + std::to_string(++recorded), "shown"));
    }
  }
  bool writable() { return world.must(world.store().audit_state()).writable; }
  std::int64_t chained() {
    const auto head = world.must(world.store().audit_state()).head;
    return head ? head->tip.sequence : -1;
  }
  // All files together are whole, and tell of every recorded entry once, in its order.
  void check_files() {
    audit::Verifier verifier{keys};
    std::vector<std::string> ids(static_cast<std::size_t>(recorded) + 1);
    for (const auto& file : audit::opening_order(audit::audit_files(folder))) {
      verifier.begin_file(file);
      std::ifstream in(file);
      std::string line;
      while (std::getline(in, line) && !in.eof()) {
        verifier.line(line);
        if (audit::is_head(line)) continue;
        const auto parts = audit::chain_line_from(line);
        ids.at(static_cast<std::size_t>(parts->sequence)) = audit::record_of(*parts)->id;
      }
      verifier.end_file(line);
    }
    const auto finding = verifier.finish();
    CAPTURE(finding.value_or(audit::Finding{}).sentence);
    CHECK_FALSE(finding);
    CHECK(verifier.tip().sequence == recorded);
    for (int i = 1; i <= recorded; ++i) CHECK(ids[static_cast<std::size_t>(i)] == "r" + std::to_string(i));
  }
};

}  // namespace

TEST_CASE("what stands in the stream is chained into files, in its order, each entry once") {
  Office office;
  office.record(3);
  const auto daemon = office.daemon("d1");
  CHECK(office.turn(*daemon));
  CHECK(office.chained() == 3);
  CHECK(office.writable());
  for (int i = 0; i < 5; ++i) {
    office.record(i);
    CHECK(office.turn(*daemon));
  }
  CHECK(office.chained() == office.recorded);
  office.close(*daemon);
  CHECK_FALSE(office.writable());
  office.check_files();
  CHECK(office.metrics.get(Metric::audit_chained_total) == office.recorded);
}

TEST_CASE("more than one batch that has waited is chained before the files count as writable for long") {
  Office office;
  office.record(1'200);
  const auto daemon = office.daemon("d1");
  while (office.chained() < office.recorded) CHECK(office.turn(*daemon));
  office.close(*daemon);
  office.check_files();
}

TEST_CASE("a second daemon stands by, and goes on where the first one died") {
  Office office;
  auto first = office.daemon("d1");
  const auto second = office.daemon("d2");
  CHECK(office.turn(*first));
  CHECK_FALSE(office.turn(*second));
  CHECK(office.metrics.get(Metric::audit_writable) == 1);
  office.record(5);
  CHECK(office.turn(*first));
  office.record(2);
  first.reset();  // as kill -9 does: nothing is closed, nothing given back
  CHECK_FALSE(office.turn(*second));
  office.world.command({"DEL", "{pana}:audit_lease"});  // its time is over
  CHECK(office.turn(*second));
  CHECK(office.chained() == 7);
  office.close(*second);
  CHECK(audit::audit_files(office.folder).size() == 2);
  office.check_files();
}

TEST_CASE("a daemon that slept through its lease writes no more than its follower has written") {
  Office office;
  const auto sleeper = office.daemon("d1");
  const auto follower = office.daemon("d2");
  CHECK(office.turn(*sleeper));
  office.record(2);
  office.world.command({"DEL", "{pana}:audit_lease"});
  CHECK(office.turn(*follower));
  office.record(3);
  CHECK_FALSE(office.turn(*sleeper));
  CHECK(office.chained() == 2);
  CHECK(office.turn(*follower));
  // The follower dies in its turn; the sleeper must go on from its head, not from its own.
  office.record(1);
  office.world.command({"DEL", "{pana}:audit_lease"});
  while (office.chained() < office.recorded) office.turn(*sleeper);
  office.close(*sleeper);
  office.check_files();
}

TEST_CASE("while the files cannot be written nobody holds the stream; entries wait, and none is lost") {
  Office office;
  const auto daemon = office.daemon("d1");
  CHECK(office.turn(*daemon));
  office.record(2);
  CHECK(office.turn(*daemon));
  const auto away = office.folder + ".away";
  SECTION("because the folder is gone while nothing happens") {
    fs::rename(office.folder, away);
    std::ofstream(office.folder) << "in the way";
  }
  SECTION("because the folder is gone and something happens") {
    fs::rename(office.folder, away);
    std::ofstream(office.folder) << "in the way";
    office.record(1);
  }
  CHECK_FALSE(office.turn(*daemon));
  CHECK_FALSE(office.writable());
  CHECK(office.metrics.get(Metric::audit_writable) == 0);
  office.record(5);
  for (int i = 0; i < 3; ++i) CHECK_FALSE(office.turn(*daemon));
  CHECK_FALSE(office.writable());
  CHECK(office.chained() == 2);

  fs::remove(office.folder);
  fs::rename(away, office.folder);
  CHECK(office.turn(*daemon));
  CHECK(office.writable());
  CHECK(office.metrics.get(Metric::audit_writable) == 1);
  CHECK(office.chained() == office.recorded);
  office.close(*daemon);
  office.check_files();
}

TEST_CASE("a daemon that can write takes over from one that cannot") {
  Office office;
  const auto broken = office.daemon("d1");
  CHECK(office.turn(*broken));
  const auto here = office.folder;
  fs::rename(here, here + ".away");
  std::ofstream(here) << "in the way";
  CHECK_FALSE(office.turn(*broken));
  office.folder += ".away";
  const auto sound = office.daemon("d2");
  office.record(2);
  CHECK(office.turn(*sound));
  CHECK_FALSE(office.turn(*broken));
  CHECK(office.writable());
  CHECK(office.chained() == 2);
  office.close(*sound);
  office.check_files();
}

TEST_CASE("nobody goes on from a head that no trusted key has signed") {
  Office office;
  auto daemon = office.daemon("d1");
  office.record(3);
  CHECK(office.turn(*daemon));
  office.close(*daemon);
  auto forged = *office.world.must(office.world.store().audit_state()).head;
  SECTION("a foreign key") {
    audit::SigningKey::fresh().sign(forged);
  }
  SECTION("a changed hash") {
    forged.tip.hash[0] ^= 1;
  }
  office.world.command({"SET", "{pana}:audit_head", to_line(forged)});
  daemon = office.daemon("d1");
  CHECK_FALSE(office.turn(*daemon));
  CHECK_FALSE(office.writable());
  // Told so by people: the files know how far they have come.
  office.world.command({"DEL", "{pana}:audit_head"});
  office.record(1);
  CHECK(office.turn(*daemon));
  office.close(*daemon);
  office.check_files();
}

TEST_CASE("a store that was set back does not set the chain back") {
  Office office;
  auto daemon = office.daemon("d1");
  office.record(3);
  CHECK(office.turn(*daemon));
  const auto old = to_line(*office.world.must(office.world.store().audit_state()).head);
  office.record(4);
  CHECK(office.turn(*daemon));
  office.close(*daemon);
  office.world.command({"SET", "{pana}:audit_head", old});
  office.record(1);
  daemon = office.daemon("d1");
  CHECK(office.turn(*daemon));
  CHECK(office.chained() == 8);
  office.close(*daemon);
  CHECK(audit::opening_head(audit::opening_order(audit::audit_files(office.folder)).back())->tip.sequence ==
        7);
  office.check_files();
}

TEST_CASE("heads are signed while something happens, about as often as asked for") {
  Office office;
  const auto daemon = office.daemon("d1");
  CHECK(office.turn(*daemon));
  for (int i = 0; i < 10; ++i) {
    office.record(1);
    office.clock.advance(seconds{30});
    CHECK(office.turn(*daemon));
  }
  std::ifstream in(office.scratch.path("heads.log"));
  int heads = 0;
  for (std::string line; std::getline(in, line);) ++heads;
  CHECK(heads == 5);
}

TEST_CASE("an entry that is none of ours is chained as what it is, and its text is not kept") {
  Office office;
  office.world.command({"XADD", "{pana}:audit", "*", "e", "call me at +77010000000"});
  office.world.command({"XADD", "{pana}:audit", "*", "other", "field"});
  const auto daemon = office.daemon("d1");
  CHECK(office.turn(*daemon));
  CHECK(office.chained() == 2);
  office.close(*daemon);
  std::ifstream in(audit::audit_files(office.folder).at(0));
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  CHECK(text.find("7701") == std::string::npos);
  CHECK(text.find("audit.unreadable") != std::string::npos);
}

}  // namespace pana::test
