#pragma once
#include <CLI/CLI.hpp>

#include "ctl/arguments.hpp"

namespace pana::ctl {

// The options that say who needs a place, what they need, and where not.
void add_request_options(CLI::App& command, RequestArguments& arguments);

}  // namespace pana::ctl
