// Whoever has the road table can see that a ranking followed from its inputs.
#include <sys/stat.h>

#include <fstream>
#include <sstream>

#include "support/catch.hpp"
#include "support/panactl.hpp"
#include "support/requests.hpp"

namespace pana::test {
namespace {

std::string content_of(const std::string& path) {
  std::ifstream file(path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

}  // namespace

TEST_CASE("an operator keeps the receipt of a preview, and panactl ranks the same from it, byte for byte") {
  auto& world = shared_world();
  const auto path = world.installation().path("receipt.json");
  const auto kept = panactl(world, "op_one", test_password,
                            {"preview", "--from", "Atyrau", "--women", "1", "--child", "boy:14-15",
                             "--not-home", "--receipt", path});
  INFO(kept.output);
  REQUIRE(kept.code == 0);
  struct stat status{};
  REQUIRE(stat(path.c_str(), &status) == 0);
  CHECK((status.st_mode & 0777) == 0600);

  const auto check = [&] {
    return panactl(world, "nobody", "none",
                   {"receipt", path, "--country", world.installation().path("country")});
  };
  const auto same = check();
  INFO(same.output);
  CHECK(same.code == 0);
  auto changed = content_of(path);
  const auto at = changed.find("\"travel_min\":");
  REQUIRE(at != std::string::npos);
  changed.insert(at + 13, "9");
  std::ofstream(path) << changed;
  CHECK(check().code == 1);
}

TEST_CASE("a receipt tells the figures of all centers: coordinators get none") {
  auto coordinator = shared_world().console(0, "coordinator_one");
  auto basics = asking("p_atyrau", woman_alone());
  basics["receipt"] = true;
  CHECK(coordinator->expect_error("route.preview", basics).at == "/receipt");
}

}  // namespace pana::test
