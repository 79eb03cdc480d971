#pragma once
#include <string>

namespace pana::settings {

// The schema as a markdown table, a row per setting: what stands in the README between <!-- settings --> and
// <!-- /settings -->, and what `panad --print-settings-reference` prints.
std::string reference();

}  // namespace pana::settings
