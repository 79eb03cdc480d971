#include "settings/load.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "settings/schema.hpp"
#include "support/catch.hpp"

using namespace pana;
using namespace pana::settings;

namespace {

Loaded load(const std::string& text, const std::vector<std::string>& overrides = {}) {
  return load_text(text, "panad.toml", "", overrides);
}

std::string contents_of(const std::string& file) {
  std::ifstream in(file);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::string mistakes_of(const std::string& text, const std::vector<std::string>& overrides = {}) {
  return to_text(load(text, overrides).mistakes);
}

}  // namespace

TEST_CASE("An empty file gives the defaults") {
  const auto loaded = load("");
  REQUIRE(loaded.ok());
  CHECK(loaded.settings == Settings{});
}

TEST_CASE("A value of each kind is read") {
  const auto loaded = load(R"(
[server]
port = 9000
listen = "127.0.0.1"
idle_s = 30
origins = ["https://a.example", "https://b.example"]
[embedded_redis]
enabled = true
[time_limits.urgent]
answer_s = 601
arrival_margin_min = 45
)");
  REQUIRE(to_text(loaded.mistakes) == "");
  CHECK(loaded.settings.server.port == 9000);
  CHECK(loaded.settings.server.listen == "127.0.0.1");
  CHECK(loaded.settings.server.idle_s == seconds{30});
  CHECK(loaded.settings.server.origins == std::vector<std::string>{"https://a.example", "https://b.example"});
  CHECK(loaded.settings.embedded_redis.enabled);
  CHECK(loaded.settings.time_limits.limits()[1].answer == seconds{601});
  CHECK(loaded.settings.time_limits.limits()[1].arrival_margin == minutes{45});
}

TEST_CASE("The shipped panad.toml names every setting, each with its default") {
  const auto loaded = load(contents_of(PANA_SOURCE_DIR "/config/panad.toml"));
  REQUIRE(to_text(loaded.mistakes) == "");
  CHECK(loaded.settings == Settings{});
  std::vector<std::string> keys;
  for (const auto& row : schema()) keys.emplace_back(row.key);
  std::sort(keys.begin(), keys.end());
  CHECK(loaded.named == keys);
}

TEST_CASE("Every mistake is told at once, with its line, its key and what to do") {
  CHECK(mistakes_of(R"([server]
port = 99999
prot = 1
idle_s = "long"
[redis]
wait_replicas = -1
[log]
level = "loud"
[colour]
blue = true
)",
                    {"metrics.port=x", "server.listne=::", "vault.keyring"}) ==
        "--set: metrics.port: needs a whole number.\n"
        "--set: server.listne: is no setting; did you mean server.listen?\n"
        "--set: vault.keyring: needs a value: --set vault.keyring=VALUE.\n"
        "panad.toml:2: server.port: 99999 is too large; choose 1 to 65535.\n"
        "panad.toml:3: server.prot: is no setting; did you mean server.port?\n"
        "panad.toml:4: server.idle_s: needs a whole number, as in idle_s = 60.\n"
        "panad.toml:6: redis.wait_replicas: -1 is too small; choose 0 to 16.\n"
        "panad.toml:8: log.level: is none of \"debug\", \"info\", \"warning\", \"error\"; choose one.\n"
        "panad.toml:9: colour: is no setting; take it out (panad --print-settings-reference lists all).\n");
}

TEST_CASE("Text that is not TOML is told with its line") {
  const auto loaded = load("[server]\nport = 1\nport == 2\n");
  REQUIRE(loaded.mistakes.size() == 1);
  CHECK(loaded.mistakes[0].line == 3);
  CHECK(loaded.mistakes[0].advice.starts_with("is not TOML: "));
}

TEST_CASE("An override goes through the same checks and wins over the file") {
  const auto loaded = load("[server]\nport = 1000\n",
                           {"server.port=2000", "server.origins=https://a.example,https://b.example",
                            "embedded_redis.enabled=true", "server.certificate=x.crt"});
  REQUIRE(to_text(loaded.mistakes) == "");
  CHECK(loaded.settings.server.port == 2000);
  CHECK(loaded.settings.server.origins.size() == 2);
  CHECK(loaded.settings.embedded_redis.enabled);
  CHECK(mistakes_of("", {"server.port=0"}) == "--set: server.port: 0 is too small; choose 1 to 65535.\n");
  CHECK(mistakes_of("", {"server.port=80 "}) == "--set: server.port: needs a whole number.\n");
  CHECK(mistakes_of("", {"embedded_redis.enabled=yes"}) ==
        "--set: embedded_redis.enabled: needs true or false.\n");
}

TEST_CASE("Settings that contradict each other are told on the line that gave them") {
  CHECK(mistakes_of("[time_limits.urgent]\nanswer_s = 60\n[freshness]\nageing_after_min = 480\n",
                    {"redis.url=localhost"}) ==
        "--set: redis.url: must begin with unix:///, redis:// or rediss://.\n"
        "panad.toml: time_limits.urgent.alarm_s: must not be longer than answer_s: after that the offer is "
        "gone.\n"
        "panad.toml:4: freshness.ageing_after_min: must be shorter than stale_after_min.\n");
}

TEST_CASE("A relative path of the file starts at its folder, one of an override does not") {
  const auto loaded = load_text("[vault]\nkeyring = \"../keys\"\n[server]\ncertificate = \"/abs.crt\"\n",
                                "panad.toml", "/etc/pana", {"country.directory=here"});
  REQUIRE(loaded.ok());
  CHECK(loaded.settings.vault.keyring == "/etc/keys");
  CHECK(loaded.settings.server.certificate == "/abs.crt");
  CHECK(loaded.settings.server.private_key == "/etc/pana/tls/server.key");
  CHECK(loaded.settings.country.directory == "here");
  CHECK(loaded.settings.embedded_redis.program == "redis-server");
  CHECK(loaded.settings.access.bootstrap_file.empty());
}

TEST_CASE("A file that is not there is a mistake") {
  CHECK(to_text(load_file("/nowhere/panad.toml", {}).mistakes) ==
        "/nowhere/panad.toml: cannot be read: check the name and the permissions.\n");
}
