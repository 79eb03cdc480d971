#include "ctl/completion.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>

#include "ctl/tree.hpp"
#include "support/catch.hpp"

using namespace pana::ctl;

namespace {

std::string script(std::string_view shell) {
  Desk desk;
  CLI::App app;
  grow_tree(app, desk);
  return completion_script(app, shell);
}

struct Ran {
  int status;
  std::string output;
};

// Runs bash with the completion script and then `commands`.
Ran in_bash(const std::string& options, const std::string& commands) {
  const std::string path = PANA_BINARY_DIR "/completion_test_" + std::to_string(getpid()) + ".bash";
  std::ofstream(path) << script("bash") << commands;
  auto* pipe = popen(("bash --norc " + options + " " + path + " 2>&1").c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::string output;
  char buffer[4096];
  while (const auto count = std::fread(buffer, 1, sizeof buffer, pipe)) output.append(buffer, count);
  const int status = WEXITSTATUS(pclose(pipe));
  std::remove(path.c_str());
  return {status, output};
}

std::string completed(const std::string& words, int at) {
  return in_bash("", "COMP_WORDS=(" + words + ")\nCOMP_CWORD=" + std::to_string(at) +
                         "\n_panactl\necho \"${COMPREPLY[@]}\"\n")
      .output;
}

}  // namespace

TEST_CASE("the bash script is good bash") {
  const auto ran = in_bash("-n", "");
  INFO(ran.output);
  CHECK(ran.status == 0);
}

TEST_CASE("bash completes commands, their commands and their options") {
  CHECK(completed("panactl boa", 1) == "board\n");
  CHECK(completed("panactl register ex", 2) == "export\n");
  CHECK(completed("panactl request --ur", 2) == "--urgency --url\n");
  CHECK(completed("panactl --account x capacity rep", 4) == "report\n");
  CHECK(completed("panactl account pas", 2) == "password\n");
}

TEST_CASE("fish and zsh scripts name every command") {
  const auto fish = script("fish");
  CHECK(fish.find("__fish_use_subcommand' -a board") != std::string::npos);
  CHECK(fish.find("__fish_seen_subcommand_from register; and __fish_seen_subcommand_from import") !=
        std::string::npos);
  CHECK(script("zsh").rfind("#compdef panactl\n", 0) == 0);
}
