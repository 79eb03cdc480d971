#include "audit/verify.hpp"

#include "support/catch.hpp"
#include "unit/audit/written.hpp"

using namespace pana;
using namespace pana::audit;
using test::Lines;

namespace {

// Two files of 30 and 25 entries, heads after every 10.
struct Archive {
  SigningKey key = SigningKey::fresh();
  PublicKeys keys;
  Tip tip;
  std::vector<Lines> files;
  std::vector<Head> heads;

  Archive() {
    keys.add(key.public_pem());
    files.push_back(test::written(key, tip, 30));
    files.push_back(test::written(key, tip, 25));
    heads = test::heads_of(files);
  }
  std::optional<Finding> verify() const { return verify(keys); }
  std::optional<Finding> verify(const PublicKeys& by) const {
    Verifier verifier{by, heads};
    for (std::size_t i = 0; i < files.size(); ++i) {
      verifier.begin_file("file" + std::to_string(i + 1));
      for (const auto& line : files[i]) verifier.line(line);
      verifier.end_file({});
    }
    return verifier.finish();
  }
  // "kind file:line"
  std::string found() const {
    const auto finding = verify();
    if (!finding) return "nothing";
    return std::string{name_of(finding->kind)} + " " + finding->file + ":" + std::to_string(finding->line);
  }
  Lines& first() { return files[0]; }
  Lines& second() { return files[1]; }
};

}  // namespace

TEST_CASE("Files as they were written are whole") {
  const Archive archive;
  Verifier verifier{archive.keys, archive.heads};
  for (const auto& lines : archive.files) {
    verifier.begin_file("file");
    for (const auto& line : lines) verifier.line(line);
    verifier.end_file({});
  }
  CHECK_FALSE(verifier.finish());
  CHECK(verifier.first() == 1);
  CHECK(verifier.tip() == archive.tip);
  CHECK(verifier.heads() == 3 + 1 + 3 + 1);
}

TEST_CASE("Each changed, missing or moved entry is found in its line, and called by its name") {
  Archive archive;
  auto& lines = archive.first();
  const auto fifth = lines.begin() + 5;
  SECTION("an edited entry") {
    lines[5].replace(lines[5].find("offered"), 7, "waiting");
    CHECK(archive.found() == "edited file1:6");
  }
  SECTION("an edited hash") {
    lines[5].back() = lines[5].back() == '0' ? '1' : '0';
    CHECK(archive.found() == "edited file1:6");
  }
  SECTION("a line that is none") {
    lines[5] = "nothing to see here";
    CHECK(archive.found() == "edited file1:6");
  }
  SECTION("a deleted entry") {
    lines.erase(fifth);
    CHECK(archive.found() == "deleted file1:6");
    CHECK(archive.verify()->sentence == "before this line entry 5 is missing");
  }
  SECTION("two entries swapped") {
    std::swap(lines[5], lines[6]);
    CHECK(archive.found() == "reordered file1:6");
  }
  SECTION("an entry moved far away") {
    lines.insert(lines.begin() + 25, lines[5]);
    lines.erase(lines.begin() + 5);
    CHECK(archive.found() == "reordered file1:6");
  }
  SECTION("an entry twice") {
    lines.insert(fifth, lines[5]);
    CHECK(archive.found() == "duplicated file1:7");
  }
}

TEST_CASE("Each changed, missing or moved head is found, too") {
  Archive archive;
  auto& lines = archive.first();
  const auto head = lines.begin() + 11;
  SECTION("an entry deleted before it") {
    lines.erase(head - 1);
    CHECK(archive.found() == "deleted file1:11");
  }
  SECTION("deleted") {
    lines.erase(head);
    CHECK(archive.found() == "deleted file1:22");
  }
  SECTION("deleted where it opens a file") {
    archive.second().erase(archive.second().begin());
    CHECK(archive.found() == "deleted file2:1");
  }
  SECTION("twice") {
    lines.insert(head, *head);
    CHECK(archive.found() == "duplicated file1:13");
  }
  SECTION("changed") {
    head->replace(head->find("2026"), 4, "2025");
    CHECK(archive.found() == "wrong signature file1:12");
  }
}

TEST_CASE("Each missing end is found, at the latest by the heads that are kept elsewhere") {
  Archive archive;
  auto& lines = archive.second();
  SECTION("of a file that another follows") {
    archive.first().resize(15);
    CHECK(archive.found() == "deleted file2:1");
  }
  SECTION("of the last file") {
    lines.resize(lines.size() - 3);
    CHECK(archive.found() == "truncated file2:26");
  }
  SECTION("the last file as a whole") {
    archive.files.pop_back();
    CHECK(archive.found() == "truncated file1:34");
  }
  SECTION("the closing head alone") {
    lines.pop_back();
    CHECK(archive.found() == "deleted file2:28");
  }
}

TEST_CASE("Whoever writes everything anew without the key is found at the first head") {
  Archive archive;
  auto forged = test::record(5);
  forged.outcome = "declined";
  Tip tip = head_from(archive.first()[0])->tip;
  for (auto& line : archive.first()) {
    if (!is_head(line))
      line = next_line(tip, tip.sequence == 4 ? forged : test::record(int(tip.sequence) + 1));
  }
  archive.heads.clear();
  CHECK(archive.found() == "rechained file1:12");
  CHECK_FALSE(archive.verify(PublicKeys{})->kind == FindingKind::wrong_signature);
}

TEST_CASE("Whoever writes everything anew and signs with a key of their own is found by the key") {
  Archive archive;
  const auto own = SigningKey::fresh();
  Tip tip;
  archive.files = {test::written(own, tip, 55)};
  archive.heads.clear();
  CHECK(archive.found() == "foreign key file1:1");
  CHECK_FALSE(archive.verify(PublicKeys{}));
}

TEST_CASE("Even with the key, nobody can contradict the heads that are kept elsewhere") {
  Archive archive;
  Tip tip{0, Hash{9}};
  archive.files = {test::written(archive.key, tip, 55)};
  CHECK(archive.found() == "rechained file1:11");
}

TEST_CASE("A forged head among those kept elsewhere is told at once") {
  Archive archive;
  archive.heads[1].tip.hash[0] ^= 1;
  CHECK(archive.found() == "wrong signature the heads kept elsewhere:2");
}

TEST_CASE("A daemon that was killed leaves a torn file, and its follower tells the same again") {
  Archive archive;
  Tip tip;
  auto killed = test::written(archive.key, tip, 30);
  killed.resize(29);  // its last head tells of 20 entries, its last entry is the 26th
  Tip from = head_from(killed[22])->tip;
  REQUIRE(from.sequence == 20);
  const auto follower = test::written(archive.key, from, 35);
  const auto verify = [&](const Lines& second, bool torn_first, bool torn_last) {
    Verifier verifier{archive.keys};
    verifier.begin_file("killed");
    for (const auto& line : killed) verifier.line(line);
    verifier.end_file(torn_first ? "27 17698" : "");
    verifier.begin_file("follower");
    for (const auto& line : second) verifier.line(line);
    verifier.end_file(torn_last ? "56 17698" : "");
    auto finding = verifier.finish();
    if (!finding) CHECK(verifier.tip().sequence == 55);
    return finding;
  };
  CHECK_FALSE(verify(follower, true, false));
  CHECK(verify(follower, true, true)->kind == FindingKind::truncated);

  Tip elsewhere = head_from(killed[22])->tip;
  Lines other = {follower[0]};
  auto differs = test::record(21);
  differs.outcome = "declined";
  other.push_back(next_line(elsewhere, differs));
  const auto forked = verify(other, false, false);
  REQUIRE(forked);
  CHECK(forked->kind == FindingKind::rechained);
  CHECK(forked->sentence == "another file tells something else of entry 21");
}

TEST_CASE("Files that begin later than the chain are whole as far as they go") {
  Archive archive;
  archive.files.erase(archive.files.begin());
  CHECK(archive.found() == "nothing");
}

TEST_CASE("A file that was only just made, or not even that, says nothing wrong") {
  Archive archive;
  Verifier verifier{archive.keys, archive.heads};
  for (const auto& lines : archive.files) {
    verifier.begin_file("file");
    for (const auto& line : lines) verifier.line(line);
    verifier.end_file({});
  }
  for (const auto* rest : {"", "head 55 00ab"}) {
    verifier.begin_file("just made");
    verifier.end_file(rest);
  }
  CHECK_FALSE(verifier.finish());
}
