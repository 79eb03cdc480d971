// A register is imported as a whole or not at all.
#include <boost/json/serialize.hpp>
#include <fstream>

#include "support/catch.hpp"
#include "support/panactl.hpp"
#include "support/requests.hpp"

namespace pana::test {
namespace {

json::object entry_of(const std::string& center) {
  for (const auto& entry : demo_register()) {
    if (entry.at("center").as_string() == center) return entry.as_object();
  }
  throw std::runtime_error("no such center");
}

std::string file_with(const World& world, const json::array& centers) {
  const auto path = world.installation().path("register.json");
  std::ofstream(path) << json::serialize(json::object{{"centers", centers}});
  return path;
}

json::value shown(Console& console, const std::string& center) {
  return console.call("center.show", {{"center", center}}).at("center");
}

}  // namespace

TEST_CASE("an import of which the daemon would refuse one entry puts none, and says which") {
  World world{{.more_accounts = {{"coordinator_27", "coordinator", "", {"27"}}}}};
  auto admin = world.console(0, "admin_one");
  const auto before = shown(*admin, center::oral);
  auto own = entry_of(center::oral);
  own["eligibility"].as_object()["boy_age_max"] = 11;
  const auto run = [&](const json::array& centers) {
    return panactl(
        world, "coordinator_27", test_password,
        {"register", "import", file_with(world, centers), "--country", PANA_SOURCE_DIR "/config/kazakhstan"});
  };

  const auto refused = run({own, entry_of(center::aktau)});
  CHECK(refused.code != 0);
  CHECK(refused.output.find(center::aktau) != std::string::npos);
  CHECK(refused.output.find("nothing was imported") != std::string::npos);
  CHECK(shown(*admin, center::oral) == before);

  auto without_taken = own;
  auto& units = without_taken.at("units").as_array();
  units.erase(units.begin());
  auto op = world.console(0, "op_one");
  const auto opened = open_request(*op, asking("p_oral", woman_alone()));
  REQUIRE(text_of(object_of(opened, "offer"), "unit") == "single");
  CHECK(run({without_taken}).output.find("nothing was imported") != std::string::npos);
  CHECK(shown(*admin, center::oral) == before);

  const auto imported = run({own});
  INFO(imported.output);
  CHECK(imported.code == 0);
  CHECK(shown(*admin, center::oral) != before);
}

}  // namespace pana::test
