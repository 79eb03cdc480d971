#include "audit/scribe.hpp"

#include <sys/resource.h>
#include <sys/stat.h>

#include <csignal>
#include <filesystem>
#include <fstream>

#include "audit/folder.hpp"
#include "audit/verify.hpp"
#include "support/catch.hpp"
#include "support/scratch_folder.hpp"
#include "unit/audit/written.hpp"

using namespace pana;
using namespace pana::audit;
namespace fs = std::filesystem;

namespace {

struct Desk {
  test::ScratchFolder scratch;
  std::string folder = scratch.path("audit");
  std::string heads = scratch.path("heads.log");
  SigningKey key = SigningKey::fresh();
  Scribe scribe{key, folder, {heads}};
  Instant now = *from_rfc3339("2026-11-22T23:59:00Z");
  int next = 1;

  std::error_code append(int count) {
    std::vector<Record> records;
    for (int i = 0; i < count; ++i) records.push_back(test::record(next + i));
    const auto error = scribe.append(records, now);
    if (!error) next += count;
    return error;
  }
  std::vector<std::string> files() const { return opening_order(audit_files(folder)); }
  Tip verified() const {
    PublicKeys keys;
    keys.add(key.public_pem());
    Verifier verifier{keys};
    for (const auto& file : files()) {
      verifier.begin_file(file);
      std::ifstream in(file);
      std::string line;
      while (std::getline(in, line) && !in.eof()) verifier.line(line);
      verifier.end_file(line);
    }
    const auto finding = verifier.finish();
    CAPTURE(finding.value_or(Finding{}).sentence);
    CHECK_FALSE(finding);
    return verifier.tip();
  }
};

// As a full disk: a write beyond this size is done in part, and then refused.
class SmallFiles {
 public:
  explicit SmallFiles(rlim_t bytes) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
    ::getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit small{bytes, before_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &small);
  }
  ~SmallFiles() {
    ::setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }
  SmallFiles(const SmallFiles&) = delete;
  SmallFiles& operator=(const SmallFiles&) = delete;

 private:
  void (*handler_)(int);
  rlimit before_{};
};

}  // namespace

TEST_CASE("What is appended stands chained in a file of our own, with heads that sign it") {
  Desk desk;
  REQUIRE_FALSE(desk.scribe.begin(Head{}, desk.now));
  REQUIRE_FALSE(desk.append(3));
  REQUIRE_FALSE(desk.append(2));
  desk.scribe.end(desk.now);
  CHECK(desk.verified() == desk.scribe.tip());
  CHECK(desk.scribe.tip().sequence == 5);
  CHECK(desk.scribe.position() == test::record(5).position);
  REQUIRE(desk.files().size() == 1);
  CHECK(fs::path(desk.files()[0]).filename() == "audit-2026-11-22-000000000000.log");
  struct stat about{};
  ::stat(desk.files()[0].c_str(), &about);
  CHECK((about.st_mode & 0777) == 0600);
}

TEST_CASE("Every UTC day has a file of its own, which begins with the head of the day before") {
  Desk desk;
  REQUIRE_FALSE(desk.scribe.begin(Head{}, desk.now));
  REQUIRE_FALSE(desk.append(3));
  desk.now += minutes{2};
  REQUIRE_FALSE(desk.append(4));
  desk.scribe.end(desk.now);
  CHECK(desk.verified().sequence == 7);
  REQUIRE(desk.files().size() == 2);
  CHECK(fs::path(desk.files()[1]).filename() == "audit-2026-11-23-000000000003.log");
  CHECK(opening_head(desk.files()[1])->tip.sequence == 3);
}

TEST_CASE("Heads go to the second place, too, and only where there is something new") {
  Desk desk;
  REQUIRE_FALSE(desk.scribe.begin(Head{}, desk.now));
  REQUIRE_FALSE(desk.append(3));
  REQUIRE_FALSE(desk.scribe.publish(desk.now));
  REQUIRE_FALSE(desk.scribe.publish(desk.now));
  REQUIRE_FALSE(desk.append(1));
  desk.scribe.end(desk.now);
  std::ifstream in(desk.heads);
  std::vector<std::int64_t> sequences;
  for (std::string line; std::getline(in, line);) sequences.push_back(head_from(line)->tip.sequence);
  CHECK(sequences == std::vector<std::int64_t>{3, 4});
}

TEST_CASE("Another daemon goes on in a file of its own, also from the same head in the same folder") {
  Desk desk;
  REQUIRE_FALSE(desk.scribe.begin(Head{}, desk.now));
  REQUIRE_FALSE(desk.append(3));
  const auto head = desk.scribe.head(desk.now);
  REQUIRE_FALSE(desk.append(2));  // the store never learns of these: the daemon dies
  desk.scribe.abandon();
  for (int i = 0; i < 2; ++i) {
    Scribe follower{desk.key, desk.folder, {}};
    REQUIRE_FALSE(follower.begin(head, desk.now));
    const std::vector<Record> records{test::record(4), test::record(5), test::record(6)};
    REQUIRE_FALSE(follower.append(records, desk.now));
    follower.abandon();
  }
  CHECK(desk.files().size() == 3);
  CHECK(desk.verified().sequence == 6);
}

TEST_CASE("A folder that is gone, or no folder, is an error, and nothing counts as written") {
  Desk desk;
  REQUIRE_FALSE(desk.scribe.begin(Head{}, desk.now));
  REQUIRE_FALSE(desk.append(3));
  const auto head = desk.scribe.head(desk.now);
  fs::rename(desk.folder, desk.folder + ".away");
  CHECK_FALSE(desk.scribe.in_place());
  CHECK(desk.append(2));
  CHECK(desk.scribe.tip().sequence == 3);
  CHECK_FALSE(desk.scribe.writing());
  std::ofstream(desk.folder) << "in the way";
  CHECK(desk.scribe.begin(head, desk.now));
  fs::remove(desk.folder);
  fs::rename(desk.folder + ".away", desk.folder);
  REQUIRE_FALSE(desk.scribe.begin(head, desk.now));
  REQUIRE_FALSE(desk.append(2));
  desk.scribe.end(desk.now);
  CHECK(desk.verified().sequence == 5);
}

TEST_CASE("A file that cannot grow keeps what counts and nothing else, and the next one goes on") {
  Desk desk;
  REQUIRE_FALSE(desk.scribe.begin(Head{}, desk.now));
  REQUIRE_FALSE(desk.append(3));
  const auto head = desk.scribe.head(desk.now);
  {
    const SmallFiles limit{static_cast<rlim_t>(fs::file_size(desk.files()[0])) + 100};
    CHECK(desk.append(5) == std::errc::file_too_large);
  }
  CHECK(desk.scribe.tip().sequence == 3);
  CHECK(desk.verified().sequence == 3);
  {
    const SmallFiles limit{100};
    CHECK(desk.scribe.begin(head, desk.now) == std::errc::file_too_large);
  }
  CHECK(desk.files().size() == 1);
  REQUIRE_FALSE(desk.scribe.begin(head, desk.now));
  REQUIRE_FALSE(desk.append(5));
  desk.scribe.end(desk.now);
  CHECK(desk.verified().sequence == 8);
}

TEST_CASE("The newest head of a folder is found, in whichever file it stands") {
  Desk desk;
  CHECK_FALSE(newest_head(desk.folder));
  REQUIRE_FALSE(desk.scribe.begin(Head{}, desk.now));
  REQUIRE_FALSE(desk.append(3));
  REQUIRE_FALSE(desk.scribe.publish(desk.now));
  REQUIRE_FALSE(desk.append(3));
  CHECK(newest_head(desk.folder)->tip.sequence == 3);
  desk.scribe.end(desk.now);
  CHECK(newest_head(desk.folder)->tip == desk.scribe.tip());
}
