#include "bench/world.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <fstream>
#include <stdexcept>

#include "bench/crowd.hpp"
#include "bench/ports.hpp"
#include "bench/register.hpp"
#include "bench/scan.hpp"

namespace pana::bench {
namespace {

constexpr Nanos patience = 60 * second;
constexpr std::size_t operator_count = 64;
constexpr std::size_t keeper_count = 8;
constexpr auto password = "benches have no secrets";

std::string account(std::string_view role, std::size_t number) {
  return fmt::format("{}_{}", role, number);
}

void wait_for_redis(const Process& redis, const std::string& socket) {
  const auto end = now() + patience;
  while (now() < end) {
    if (answers_ping(socket)) return;
    if (redis.ended_within(10 * millisecond)) break;
  }
  throw std::runtime_error("redis-server does not start:\n" + redis.last_words());
}

std::size_t count_of(std::string_view in, std::string_view what) {
  std::size_t count = 0;
  for (auto at = in.find(what); at != absent; at = in.find(what, at + what.size())) ++count;
  return count;
}

}  // namespace

PrivateDirectory::PrivateDirectory(const std::string& wanted) {
  const char* temporary = std::getenv("TMPDIR");
  const auto parent = wanted.empty() ? std::string{temporary == nullptr ? "/tmp" : temporary} : wanted;
  auto name = parent + "/pana_bench.XXXXXX";
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make a directory in " + parent);
  path_ = name;
}

PrivateDirectory::~PrivateDirectory() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

World::World(const Options& options, Loop& loop, int centers)
    : options_(options),
      loop_(loop),
      directory_(options.directory),
      centers_(centers),
      socket_(directory_ / "redis.sock"),
      port_(free_port()),
      country_(settings::load_country(options.source + "/config/kazakhstan").country) {
  make_certificates();
  tls_ = client_tls(certificate("ca.crt"));
  write_accounts();
  start_redis();
  start_panad();
  sign_in();
  fill_register();
}

World::~World() {
  panad_.reset();
  redis_.reset();
}

void World::make_certificates() {
  Process maker(
      {{options_.source + "/certs/make-dev", directory_ / "certs"}, {}, -1, directory_ / "certs.log"});
  if (!maker.ended_within(patience) || !std::filesystem::exists(certificate("server.crt"))) {
    throw std::runtime_error("certs/make-dev makes no certificates:\n" + maker.last_words());
  }
}

void World::write_accounts() {
  const auto file = directory_ / "accounts.json";
  std::ofstream out(file);
  std::filesystem::permissions(file,
                               std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  const auto write = [&](std::string_view role, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
      out << fmt::format(R"({{"account":"{}","password":"{}","role":"{}"}},)", account(role, i), password,
                         role);
    }
  };
  out << R"({"accounts":[)";
  write("operator", operator_count);
  write("coordinator", keeper_count);
  out << fmt::format(R"({{"account":"last","password":"{}","role":"auditor"}}]}})", password);
}

void World::start_redis() {
  std::vector<std::string> command{
      options_.redis, options_.source + "/config/redis.conf", "--unixsocket", socket_, "--dir",
      directory_ / "", "--maxmemory", "12gb",
      // Rewriting the file is rare in life, and would be in the way of some stretch here.
      "--auto-aof-rewrite-percentage", "0"};
  if (!options_.appendfsync.empty()) command.insert(command.end(), {"--appendfsync", options_.appendfsync});
  redis_.emplace(Process::Start{command, {}, options_.server_core, directory_ / "redis.log"});
  wait_for_redis(*redis_, socket_);
}

void World::start_panad() {
  ReadySocket ready(directory_ / "ready.sock");
  std::vector<std::string> command{options_.panad, "--config", options_.source + "/config/panad.toml"};
  const auto set = [&](const std::string& setting) { command.insert(command.end(), {"--set", setting}); };
  for (const auto& setting : {"server.listen=127.0.0.1", "metrics.port=0", "server.drain_s=1",
                              "log.level=warning", "access.argon2_memory_kib=8192", "access.argon2_passes=1",
                              "access.require_codes=false", "server.max_per_address=20000",
                              "access.placements_at_once=1000000", "access.placements_per_hour=10000000"}) {
    set(setting);
  }
  set(fmt::format("server.port={}", port_));
  set(fmt::format("server.shards={}", options_.shards));
  set("server.certificate=" + certificate("server.crt"));
  set("server.private_key=" + certificate("server.key"));
  set("redis.url=unix://" + socket_);
  set("access.bootstrap_file=" + directory_ / "accounts.json");
  set("vault.keyring=" + directory_ / "keyring");
  set("audit.directory=" + directory_ / "audit");
  set("audit.signing_key=" + directory_ / "audit.key");
  for (const auto& setting : options_.settings) set(setting);
  panad_.emplace(Process::Start{command,
                                {"NOTIFY_SOCKET=" + directory_ / "ready.sock"},
                                options_.server_core,
                                directory_ / "panad.log"});
  if (!ready.wait(*panad_, patience)) {
    throw std::runtime_error("panad does not get ready:\n" + panad_->last_words());
  }
}

void World::sign_in() {
  Crowd crowd(loop_, endpoint());
  crowd.open(operator_count + keeper_count);
  const auto make = [](std::size_t i) {
    const bool keeper = i >= operator_count;
    const auto name = keeper ? account("coordinator", i - operator_count) : account("operator", i);
    return call_text("session.open", fmt::format(R"({{"account":"{}","password":"{}"}})", name, password));
  };
  const auto take = [this](std::size_t i, std::string_view answer) {
    (i < operator_count ? operators_ : keepers_).emplace_back(text_behind(answer, R"("resume_token":")"));
  };
  crowd.ask_all(make, take, 4);
}

void World::fill_register() {
  Crowd crowd(loop_, endpoint());
  crowd.open(keeper_count);
  crowd.resume(keepers_);
  const auto count = static_cast<std::size_t>(centers_);
  for (std::size_t first = 0; first < count; first += crowd.size()) {
    const auto number = [&](std::size_t i) { return std::min(first + i, count - 1); };
    crowd.ask_all([&](std::size_t i) {
      const auto entry = register_entry(country_, number(i));
      return call_text("center.put", fmt::format(R"({{{},"key":"{}"}})", entry, new_key()));
    });
  }
  // Only what the daemon's board has seen can be confirmed.
  const auto board_has = [&](std::string_view what) {
    std::size_t seen = 0;
    const auto watch = [](std::size_t) { return call_text("board.watch", "{}"); };
    const auto take = [&](std::size_t, std::string_view answer) {
      seen = std::max(seen, count_of(answer, what));
    };
    const auto end = now() + patience;
    while (seen < count && now() < end) crowd.ask_all(watch, take, 1);
    if (seen < count) throw std::runtime_error("the board does not get the register");
  };
  board_has(R"("center":")");
  for (std::size_t first = 0; first < count; first += crowd.size()) {
    crowd.ask_all([&](std::size_t i) {
      const auto center = Register::center(std::min(first + i, count - 1));
      return call_text("capacity.confirm", fmt::format(R"({{"center":"{}","key":"{}"}})", center, new_key()));
    });
  }
  board_has(R"("freshness":"fresh")");
}

}  // namespace pana::bench
