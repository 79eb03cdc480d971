#pragma once
#include <string>
#include <vector>

namespace pana::settings {

// One mistake in something that a person wrote: where it stands, which member or key, and a sentence that
// says what is wrong and what to do. `line` counts from 1; 0 where no line is to blame (a missing key, the
// command line).
struct Mistake {
  std::string file;
  int line = 0;
  std::string key;
  std::string advice;

  friend bool operator==(const Mistake&, const Mistake&) = default;
};

using Mistakes = std::vector<Mistake>;

// "panad.toml:12: server.port: 99999 is too large; choose 1 to 65535." - a line per mistake, in the order of
// files and lines.
std::string to_text(const Mistakes& mistakes);

}  // namespace pana::settings
