#include "ctl/verify_files.hpp"

#include <filesystem>
#include <fstream>

#include "ctl/quit.hpp"
#include "support/catch.hpp"
#include "support/scratch_folder.hpp"
#include "unit/audit/written.hpp"

using namespace pana;
using namespace pana::ctl;

namespace {

std::string joined(const test::Lines& lines) {
  std::string text;
  for (const auto& line : lines) text.append(line).append("\n");
  return text;
}

// Two audit files, their heads file and key, as an auditor has them.
struct Evidence {
  test::ScratchFolder folder;
  audit::SigningKey key = audit::SigningKey::fresh();
  std::vector<test::Lines> files;
  VerifyArguments arguments;

  Evidence() {
    audit::Tip tip;
    for (const int entries : {20, 30}) files.push_back(test::written(key, tip, entries));
    std::filesystem::create_directory(folder.path("audit"));
    folder.write("audit/audit-2026-01-31-000000000000.log", joined(files[0]));
    folder.write("audit/audit-2026-02-01-000000000020.log", joined(files[1]));
    std::string heads = "level=info event=listening port=8443\n";
    for (const auto& head : test::heads_of(files))
      heads += "level=info event=audit_head head=\"" + to_line(head) + "\"\n";
    arguments.files = {folder.path("audit")};
    arguments.heads = {folder.write("panad.log", heads)};
    arguments.keys = {folder.write("audit.key.pub", key.public_pem())};
  }
  Verified verify() const {
    return verify_files(arguments, [](int) {});
  }
  Exit refused() const {
    try {
      verify();
    } catch (const Quit& quit) {
      return quit.code();
    }
    return Exit::done;
  }
};

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("A folder of audit files is whole, and the words say how far that was proved") {
  const Evidence evidence;
  const auto verified = evidence.verify();
  CHECK(verified_words(verified) == "Entries 1 to 50 are whole, in 2 files with 7 signed heads.");
  CHECK(verified.elsewhere == 5);
}

TEST_CASE("Files may be given in any order, and what was not looked at is said") {
  Evidence evidence;
  evidence.arguments = {{evidence.folder.path("audit/audit-2026-02-01-000000000020.log"),
                         evidence.folder.path("audit/audit-2026-01-31-000000000000.log")},
                        {},
                        {}};
  CHECK_FALSE(evidence.verify().finding);
  evidence.arguments.files.pop_back();
  const auto words = verified_words(evidence.verify());
  CHECK(has(words, "Entries 21 to 50 are whole"));
  CHECK(has(words, "Earlier files were not given."));
  CHECK(has(words, "No signature was checked"));
  CHECK(has(words, "A cut-off end cannot be seen"));
}

TEST_CASE("The sentence names the file, the line and what has happened") {
  Evidence evidence;
  SECTION("a changed entry") {
    auto& line = evidence.files[1][5];
    line.replace(line.find("offered"), 7, "waiting");
    evidence.folder.write("audit/audit-2026-02-01-000000000020.log", joined(evidence.files[1]));
    const auto words = verified_words(evidence.verify());
    CHECK(has(words, "audit-2026-02-01-000000000020.log:6: entry 25"));
    CHECK(has(words, "(edited)"));
  }
  SECTION("a cut-off end, known from the log") {
    evidence.files[1].resize(20);
    evidence.folder.write("audit/audit-2026-02-01-000000000020.log", joined(evidence.files[1]));
    CHECK(has(verified_words(evidence.verify()), "(truncated)"));
  }
  SECTION("a file without its last newline") {
    auto text = joined(evidence.files[1]);
    text.pop_back();
    evidence.folder.write("audit/audit-2026-02-01-000000000020.log", text);
    CHECK(has(verified_words(evidence.verify()), "(truncated)"));
  }
  SECTION("another key than the auditor has") {
    evidence.folder.write("audit.key.pub", audit::SigningKey::fresh().public_pem());
    CHECK(has(verified_words(evidence.verify()), "(foreign key)"));
  }
}

TEST_CASE("What cannot be read, or is none, is said before anything is verified") {
  Evidence evidence;
  SECTION("no file") {
    evidence.arguments.files = {"/no/such/file"};
  }
  SECTION("an empty folder") {
    evidence.arguments.files = {std::filesystem::temp_directory_path() / "."};
  }
  SECTION("no heads") {
    evidence.arguments.heads = {evidence.folder.write("empty.log", "nothing\n")};
  }
  SECTION("no key") {
    evidence.arguments.keys = {evidence.folder.write("bad.pub", "nothing\n")};
  }
  CHECK(evidence.refused() == Exit::usage);
}

TEST_CASE("A head that was changed where it is kept is a fault, not a head less") {
  Evidence evidence;
  auto line = to_line(test::heads_of(evidence.files)[0]);
  line.back() = 'x';
  evidence.arguments.heads = {evidence.folder.write("heads.log", line + "\n")};
  CHECK(evidence.refused() == Exit::refused);
}

TEST_CASE("A file of many megabytes is read in pieces, and progress is told up to the end") {
  Evidence evidence;
  audit::Tip tip;
  evidence.folder.write("big.log", joined(test::written(evidence.key, tip, 20'000, 1'000)));
  evidence.arguments.files = {evidence.folder.path("big.log")};
  evidence.arguments.heads = {};
  std::vector<int> told;
  const auto verified = verify_files(evidence.arguments, [&](int percent) { told.push_back(percent); });
  CHECK_FALSE(verified.finding);
  CHECK(verified.tip.sequence == 20'000);
  CHECK(told.size() > 3);
  CHECK(std::is_sorted(told.begin(), told.end()));
  CHECK(told.back() == 100);
}
