#pragma once
#include <CLI/CLI.hpp>

#include "ctl/desk.hpp"

namespace pana::ctl {

// All options and commands of panactl. `desk` outlives `app`.
void grow_tree(CLI::App& app, Desk& desk);

}  // namespace pana::ctl
