#include "core/log.hpp"

#include <unistd.h>

#include <array>
#include <stdexcept>
#include <string>

#include "support/catch.hpp"

using namespace pana;

namespace {

// Standard error as a pipe while `act` runs (which writes less than a pipe holds); what was written.
template <class Act>
std::string captured(Act act) {
  std::array<int, 2> pipe{};
  if (::pipe(pipe.data()) != 0) throw std::runtime_error("no pipe");
  const int before = ::dup(STDERR_FILENO);
  ::dup2(pipe[1], STDERR_FILENO);
  act();
  ::dup2(before, STDERR_FILENO);
  ::close(before);
  ::close(pipe[1]);
  std::array<char, 4096> buffer{};
  const auto size = ::read(pipe[0], buffer.data(), buffer.size());
  ::close(pipe[0]);
  std::string text{buffer.data(), static_cast<std::size_t>(size)};
  // Where standard error is the journal, each line has its priority first.
  return text.starts_with("<") ? text.substr(3) : text;
}

}  // namespace

TEST_CASE("A line tells level, event and fields") {
  CHECK(captured([] { log::info("listening", {{"port", 8443}, {"host", "all"}}); }) ==
        "level=info event=listening port=8443 host=\"all\"\n");
  CHECK(captured([] { log::error("stopped"); }) == "level=error event=stopped\n");
}

TEST_CASE("A text cannot end its line or its quotes") {
  CHECK(captured([] { log::warning("odd", {{"text", "a\nlevel=info \"b\\\x1b\x7f"}}); }) ==
        "level=warning event=odd text=\"a?level=info ?b???\"\n");
}

TEST_CASE("What is below the level is not written") {
  CHECK(captured([] { log::debug("quiet"); }).empty());
  log::set_level(log::Level::error);
  CHECK(captured([] { log::warning("quiet"); }).empty());
  CHECK(captured([] { log::error("loud"); }) == "level=error event=loud\n");
  log::set_level(log::Level::debug);
  CHECK(captured([] { log::debug("heard"); }) == "level=debug event=heard\n");
  log::set_level(log::Level::info);
}
