#include "support/installation.hpp"

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>
#include <filesystem>

#include "support/child_process.hpp"
#include "support/console.hpp"
#include "support/json_schema.hpp"

namespace pana::test {
namespace {

namespace fs = std::filesystem;

// Made once for the whole program by certs/make-dev.
class Certificates {
 public:
  Certificates() {
    ChildProcess make({PANA_SOURCE_DIR "/certs/make-dev", folder_.path("tls").string()});
    if (make.wait_for_exit(patience) != 0) throw std::runtime_error("certs/make-dev: " + make.output());
  }
  std::string file(std::string_view name) const { return folder_.path("tls") / name; }

 private:
  ScratchFolder folder_;
};

const Certificates& certificates() {
  static const Certificates made;
  return made;
}

json::object bootstrap(const Account& account) {
  json::object entry{{"account", account.account}, {"password", test_password}, {"role", account.role}};
  if (!account.center.empty()) entry["center"] = account.center;
  if (!account.regions.empty())
    entry["regions"] = json::array(account.regions.begin(), account.regions.end());
  if (!account.otp_secret.empty()) entry["otp_secret"] = account.otp_secret;
  return entry;
}

// What a file says: cheap hashing, no metrics page, all data in our folder.
constexpr std::string_view common = R"(
[metrics]
port = 0
[access]
bootstrap_file = "accounts.json"
argon2_memory_kib = 8192
argon2_passes = 1
placements_at_once = 1000000
placements_per_hour = 10000000
require_codes = false
[vault]
keyring = "keyring"
[audit]
directory = "audit"
signing_key = "audit.key"
heads_file = "heads.log"
[country]
directory = "country"
[server]
listen = "127.0.0.1"
shards = 1
drain_s = 5
)";

}  // namespace

Installation::Installation(std::string redis_url, const std::vector<Account>& accounts,
                           std::vector<std::string> settings)
    : redis_url_(std::move(redis_url)), settings_(std::move(settings)) {
  json::array list;
  for (const auto& account : accounts) list.push_back(bootstrap(account));
  use_server_certificate(certificates().file(""));
  write_country();
  folder_.write("accounts.json", json::serialize(json::object{{"accounts", std::move(list)}}));
}

// The shipped country, but as fast by night and in winter as on a summer's day: what travel takes must not
// depend on when tests run.
void Installation::write_country() const {
  const fs::path shipped{PANA_SOURCE_DIR "/config/kazakhstan"};
  fs::create_directory(folder_.path("country"));
  for (const auto* name : {"regions.json", "localities.json"})
    fs::create_symlink(shipped / name, folder_.path("country") / name);
  auto roads = read_json((shipped / "roads.json").string()).as_object();
  for (auto& [name, value] : roads.at("speeds").as_object()) {
    if (name.ends_with("_percent")) value = 100;
    if (name.starts_with("night_") && name.ends_with("_h")) value = 0;
  }
  folder_.write("country/roads.json", json::serialize(roads));
}

std::string Installation::configuration(std::uint16_t port) const {
  std::string text = "[redis]\nurl = \"" + redis_url_ + "\"\n";
  text.append(common).append("port = " + std::to_string(port));
  text.append("\ncertificate = \"" + folder_.path("server.crt").string());
  text.append("\"\nprivate_key = \"" + folder_.path("server.key").string() + "\"\n");
  return folder_.write("panad-" + std::to_string(port) + ".toml", text);
}

// In one step each, key first, as whoever renews them should.
void Installation::use_server_certificate(const fs::path& made) const {
  for (const auto* name : {"server.key", "server.crt"}) {
    fs::copy_file(made / name, folder_.path("new"), fs::copy_options::overwrite_existing);
    fs::rename(folder_.path("new"), folder_.path(name));
  }
}

void Installation::renew_server_certificate() const {
  const auto made = folder_.path("renewed");
  fs::remove_all(made);
  fs::copy(certificates().file(""), made, fs::copy_options::recursive);
  fs::remove(made / "server.crt");
  ChildProcess make({PANA_SOURCE_DIR "/certs/make-dev", made.string()});
  if (make.wait_for_exit(patience) != 0) throw std::runtime_error("certs/make-dev: " + make.output());
  use_server_certificate(made);
}

Endpoint Installation::endpoint(std::uint16_t port) const {
  return {port, certificates().file("ca.crt")};
}

}  // namespace pana::test
