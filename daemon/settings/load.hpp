#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "settings/mistake.hpp"
#include "settings/settings.hpp"

namespace pana::settings {

// Settings, or everything that is wrong with what was given: use `settings` only when ok().
struct Loaded {
  Settings settings{};
  std::vector<std::string> named{};  // the keys that the file or an override gave, sorted
  Mistakes mistakes{};

  bool ok() const { return mistakes.empty(); }
};

// Reads TOML `text` and then the overrides, each "key=value" as from --set (a list is comma-separated).
// Unknown keys, wrong types, values out of bounds and contradictions are mistakes, and all of them are told
// at once. `file` names the text in mistakes. Relative paths in the text, and the defaults, start at `folder`
// (where it is not empty); relative paths in overrides stay as they are.
Loaded load_text(std::string_view text, const std::string& file, const std::string& folder,
                 const std::vector<std::string>& overrides);

// The same from a file; one that cannot be read is a mistake. An empty name means no file: defaults and
// overrides.
Loaded load_file(const std::string& file, const std::vector<std::string>& overrides);

}  // namespace pana::settings
