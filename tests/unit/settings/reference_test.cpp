#include "settings/reference.hpp"

#include "settings/schema.hpp"
#include "support/catch.hpp"

using namespace pana::settings;

TEST_CASE("The reference has a row for every setting, with default and bounds") {
  const auto text = reference();
  for (const auto& row : schema()) {
    CAPTURE(row.key);
    CHECK(text.find("| `" + std::string(row.key) + "` | `" + to_toml(row.get(Settings{})) + "` |") !=
          std::string::npos);
  }
  CHECK(
      text.find(
          "| `server.port` | `8443` | 1 to 65535 | Port of console, WebSocket and health pages (TLS). |\n") !=
      std::string::npos);
}
