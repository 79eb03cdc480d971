#include "ctl/command_line.hpp"

#include <filesystem>
#include <initializer_list>
#include <iostream>
#include <sstream>
#include <vector>

#include "ctl/quit.hpp"
#include "support/catch.hpp"
#include "support/scratch_folder.hpp"

using namespace pana::ctl;

namespace {

// What a stream says meanwhile.
class Overheard {
 public:
  explicit Overheard(std::ostream& stream) : stream_(stream), before_(stream.rdbuf(text_.rdbuf())) {}
  ~Overheard() { stream_.rdbuf(before_); }
  Overheard(const Overheard&) = delete;
  Overheard& operator=(const Overheard&) = delete;
  std::string text() const { return text_.str(); }

 private:
  std::ostringstream text_;
  std::ostream& stream_;
  std::streambuf* before_;
};

struct Ran {
  int code;
  std::string out;
  std::string errors;
};

Ran panactl(std::initializer_list<const char*> words) {
  std::vector<const char*> arguments{"panactl"};
  arguments.insert(arguments.end(), words);
  const Overheard out{std::cout};
  const Overheard errors{std::cerr};
  const int code = run(static_cast<int>(arguments.size()), arguments.data());
  return {code, out.text(), errors.text()};
}

int exit_code(std::initializer_list<const char*> words) {
  return panactl(words).code;
}

}  // namespace

TEST_CASE("help and version end well") {
  CHECK(exit_code({"--help"}) == 0);
  CHECK(panactl({"--help"}).out.find("PANA_PASSWORD_FILE") != std::string::npos);
  CHECK(panactl({"status", "--help"}).out.find("Examples") == std::string::npos);
  CHECK(exit_code({"--version"}) == 0);
  for (const auto* command :
       {"board",    "preview", "request",  "queue",    "requests",  "claim",    "release",
        "place",    "show",    "end",      "offers",   "accept",    "decline",  "extend",
        "arrived",  "no-show", "handover", "capacity", "accepting", "register", "account",
        "relocate", "purge",   "sign-out", "status",   "completion"}) {
    CHECK(exit_code({command, "--help"}) == 0);
  }
}

TEST_CASE("one's own password needs no name, and none can be given") {
  CHECK(panactl({"account", "--help"}).out.find("Changes your own password") != std::string::npos);
  CHECK(exit_code({"account", "password", "op_aliya"}) == 2);
  CHECK(exit_code({"--url", "wss://127.0.0.1:1/ws", "--account", "a", "--password-file",
                   PANA_SOURCE_DIR "/README.md", "account", "password"}) == 3);
}

TEST_CASE("signing out needs the file of a session, and keeps it where the daemon cannot be told") {
  CHECK(exit_code({"sign-out"}) == 2);
  const pana::test::ScratchFolder folder;
  const auto file = folder.write("session", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n");
  CHECK(exit_code({"--url", "wss://127.0.0.1:1/ws", "--session", file.c_str(), "sign-out"}) == 3);
  CHECK(std::filesystem::exists(file));
}

TEST_CASE("wrong usage ends with 2 before anybody is called") {
  CHECK(exit_code({}) == 2);
  CHECK(exit_code({"nonsense"}) == 2);
  CHECK(exit_code({"preview"}) == 2);
  CHECK(exit_code({"request", "--from", "Oral", "--urgency", "soon"}) == 2);
  CHECK(exit_code({"decline", "o1"}) == 2);
  CHECK(exit_code({"--url", "http://x", "--account", "a", "--password-file", "/dev/null", "status"}) == 2);
  CHECK(exit_code({"--account", "a", "--password-file", "/nonexistent", "status"}) == 2);
  CHECK(exit_code({"register", "check", "/nonexistent"}) == 2);
}

TEST_CASE("a daemon that is not there ends with 3") {
  const auto* password = PANA_SOURCE_DIR "/README.md";
  CHECK(exit_code(
            {"--url", "wss://127.0.0.1:1/ws", "--account", "a", "--password-file", password, "status"}) == 3);
}

TEST_CASE("a register file is checked without a daemon") {
  CHECK(exit_code({"register", "check", PANA_SOURCE_DIR "/config/kazakhstan/centers.json"}) == 0);
  const auto wrong = panactl({"register", "import", PANA_SOURCE_DIR "/config/kazakhstan/regions.json"});
  CHECK(wrong.code == 2);
  CHECK(wrong.errors.find("2 mistakes, nothing was imported") != std::string::npos);
  CHECK(wrong.errors.find("regions.json:2: /regions is not known here") != std::string::npos);
}
