#pragma once
#include <optional>
#include <string>
#include <vector>

namespace pana::app {

// What the command line says.
struct Options {
  std::string config;
  std::vector<std::string> overrides;  // key=value, as from --set
  bool check_config = false;
  bool print_reference = false;
};

// Reads the command line. Where there is nothing more to do (--help, --version, a mistake) prints it and
// answers the exit code instead: 0, or 2 for a mistake.
struct Parsed {
  Options options;
  std::optional<int> exit_code;
};
Parsed parse_options(int count, const char* const* arguments);

}  // namespace pana::app
