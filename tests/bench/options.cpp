#include "bench/options.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>

namespace pana::bench {
namespace {

constexpr auto about =
    "pana_bench - measures panad beside what it could cost at least, in one run\n\n"
    "Starts its own redis-server and panad in a private directory, with an invented register, and ends them "
    "again.\n"
    "tests/bench/README.md says what each line means.";

void describe(CLI::App& cli, Options& options) {
  cli.add_option("--panad", options.panad, "The daemon to measure")->type_name("FILE")->capture_default_str();
  cli.add_option("--redis", options.redis, "redis-server or valkey-server")->type_name("FILE");
  cli.add_option("--redis-appendfsync", options.appendfsync, "Instead of what config/redis.conf says")
      ->check(CLI::IsMember({"always", "everysec", "no"}));
  cli.add_option("--seconds", options.seconds, "Length of each measured stretch")->capture_default_str();
  cli.add_option("--only", options.only, "Some of: placements, fanout, follow, idle")
      ->check(CLI::IsMember({"placements", "fanout", "follow", "idle"}))
      ->delimiter(',');
  cli.add_option("--json", options.json_file, "Write the figures here too")->type_name("FILE");
  cli.add_option("--dir", options.directory, "For all files, Redis's too (default: a new one in $TMPDIR)")
      ->type_name("DIR");
  cli.add_option("--waiting", options.waiting, "How many placements wait at a time")
      ->delimiter(',')
      ->capture_default_str();
  cli.add_option("--centers", options.centers, "Size of the register")->capture_default_str();
  cli.add_option("--watchers", options.watchers, "Consoles that follow the board")->capture_default_str();
  cli.add_option("--connections", options.connections, "Idle connections")->capture_default_str();
  cli.add_option("--shards", options.shards, "Of panad")->capture_default_str();
  cli.add_option("--server-core", options.server_core, "Core of panad and Redis; -1: not pinned")
      ->capture_default_str();
  cli.add_option("--client-core", options.client_core, "Core of this program; -1: not pinned")
      ->capture_default_str();
  cli.add_option("--set", options.settings, "One more setting for panad")
      ->type_name("KEY=VALUE")
      ->allow_extra_args(false);
}

}  // namespace

bool Options::wants(const std::string& name) const {
  return only.empty() || std::find(only.begin(), only.end(), name) != only.end();
}

ParsedOptions parse_options(int count, const char* const* arguments) {
  ParsedOptions parsed;
  parsed.options.panad = PANA_BINARY_DIR "/panad";
  CLI::App cli{about};
  describe(cli, parsed.options);
  try {
    cli.parse(count, arguments);
  } catch (const CLI::ParseError& stop) {
    parsed.exit_code = cli.exit(stop) == 0 ? 0 : 2;
  }
  return parsed;
}

}  // namespace pana::bench
