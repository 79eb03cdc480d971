// panactl keeps a session in a file, and takes care that none is left behind.
#include <filesystem>

#include "support/catch.hpp"
#include "support/panactl.hpp"

namespace pana::test {

TEST_CASE("panactl signs out: the session ends, also where it was copied, and its file goes") {
  World world;
  const auto session = world.installation().path("session");
  const auto copy = world.installation().path("copy");
  const auto run = [&](const std::string& command, const std::string& file) {
    return panactl(world, "op_one", test_password, {"--session", file, command});
  };
  CHECK(run("queue", session).code == 0);
  std::filesystem::copy(session, copy);
  CHECK(run("sign-out", session).output.find("You are signed out.") != std::string::npos);
  CHECK_FALSE(std::filesystem::exists(session));
  CHECK(run("sign-out", copy).output.find("had ended before") != std::string::npos);
  CHECK_FALSE(std::filesystem::exists(copy));
}

}  // namespace pana::test
