#include <fmt/format.h>
#include <openssl/crypto.h>
#include <sys/utsname.h>

#include <cstdio>
#include <exception>
#include <fstream>
#include <thread>

#include "bench/measures.hpp"
#include "bench/ports.hpp"
#include "bench/process.hpp"

namespace {

using namespace pana::bench;

std::string processor() {
  std::ifstream file("/proc/cpuinfo");
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("model name")) return line.substr(line.find(':') + 2);
  }
  return "unknown processor";
}

std::string core_name(int core) {
  return core < 0 ? "any core" : fmt::format("core {}", core);
}

std::string machine(const Options& options) {
  utsname system{};
  ::uname(&system);
  return fmt::format(
      "{} cores ({}), Linux {}, {}, {}; appendfsync {}; panad ({} shard{}) and Redis on {}, generator on {}",
      std::thread::hardware_concurrency(), processor(), system.release,
      OpenSSL_version(OPENSSL_VERSION_STRING), program_version(options.redis),
      options.appendfsync.empty() ? "as shipped (always)" : options.appendfsync, options.shards,
      options.shards == 1 ? "" : "s", core_name(options.server_core), core_name(options.client_core));
}

void measure(const Options& options) {
  Loop loop;
  Report report;
  const auto about = machine(options);
  std::fprintf(stderr, "%s\n", about.c_str());
  pin_to_core(options.client_core);
  if (options.wants("placements")) measure_placements(options, loop, report);
  if (options.wants("fanout")) measure_fanout(options, loop, report);
  if (options.wants("follow")) measure_follow(options, loop, report);
  if (options.wants("idle")) measure_idle(options, loop, report);
  std::printf("\n%s\n\n", about.c_str());
  report.print_table();
  report.print_markdown(about);
  if (!options.json_file.empty()) report.write_json(options.json_file, about);
}

}  // namespace

int main(int count, char** arguments) {
  end_on_signals();
  const auto [options, exit_code] = parse_options(count, arguments);
  if (exit_code) return *exit_code;
  try {
    measure(options);
    return 0;
  } catch (const std::exception& reason) {
    std::fprintf(stderr, "pana_bench: %s\n", reason.what());
    return 1;
  }
}
