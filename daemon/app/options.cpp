#include "app/options.hpp"

#include <CLI/CLI.hpp>

namespace pana::app {
namespace {

constexpr auto about =
    "panad - routes help requests to the nearest crisis center with space\n\n"
    "Keeps the bed availability of crisis centers in Redis and serves operators, police officers, centers "
    "and\n"
    "coordinators over TLS WebSocket (see `panactl --help` for a client).";

constexpr auto examples =
    "Examples:\n"
    "  panad --config /etc/pana/panad.toml\n"
    "  panad --config config/panad.toml --embedded-redis --set server.port=9443\n"
    "  panad --config /etc/pana/panad.toml --check-config      says all that is wrong with it, exit code "
    "2\n\n"
    "Signals: SIGTERM and SIGINT stop after the connections have been told to reconnect elsewhere; SIGHUP\n"
    "reads certificates, key and revocation list again (which also happens by itself when they change).";

}  // namespace

Parsed parse_options(int count, const char* const* arguments) {
  Parsed parsed;
  auto& options = parsed.options;
  CLI::App cli{about};
  cli.footer(examples);
  cli.add_option("--config", options.config, "The configuration file (TOML); without it the defaults hold")
      ->type_name("FILE");
  cli.add_option("--set", options.overrides, "Override one setting, for example --set server.port=9443")
      ->type_name("KEY=VALUE")
      ->allow_extra_args(false);
  bool embedded = false;
  cli.add_flag("--embedded-redis", embedded,
               "Start and supervise a private redis-server (the same as --set embedded_redis.enabled=true)");
  cli.add_flag("--check-config", options.check_config, "Check the configuration and stop");
  cli.add_flag("--print-settings-reference", options.print_reference,
               "Print all settings as a table and stop");
  cli.set_version_flag("--version", std::string{"panad "} + PANA_VERSION);
  try {
    cli.parse(count, arguments);
  } catch (const CLI::ParseError& stop) {
    parsed.exit_code = cli.exit(stop) == 0 ? 0 : 2;
  }
  if (embedded) options.overrides.emplace_back("embedded_redis.enabled=true");
  return parsed;
}

}  // namespace pana::app
