#pragma once
#include <optional>
#include <string>
#include <vector>

#include "bench/clock.hpp"

namespace pana::bench {

// What the command line asks for.
struct Options {
  std::string panad;
  std::string source = PANA_SOURCE_DIR;  // where config/ and certs/ are
  std::string redis = "redis-server";
  std::string appendfsync;  // empty: as in config/redis.conf
  std::string json_file;
  std::string directory;  // for Redis's files and everything else; empty: a new one in $TMPDIR
  std::vector<std::string> only;
  std::vector<std::string> settings;  // more --set for panad
  std::vector<std::size_t> waiting{1, 16, 64, 512};
  double seconds = 4;  // of each measured stretch
  int centers = 1'000;
  int watchers = 1'000;
  int connections = 2'000;  // idle ones
  int server_core = 0;      // panad and Redis; negative: not pinned
  int client_core = 1;
  int shards = 1;

  Nanos stretch() const { return static_cast<Nanos>(seconds * static_cast<double>(second)); }
  bool wants(const std::string& name) const;
};

// Where there is nothing to run (--help, a mistake) prints it and answers the exit code.
struct ParsedOptions {
  Options options;
  std::optional<int> exit_code;
};
ParsedOptions parse_options(int count, const char* const* arguments);

}  // namespace pana::bench
