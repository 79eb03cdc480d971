#pragma once
#include <CLI/CLI.hpp>
#include <string>
#include <string_view>

namespace pana::ctl {

// A completion script for "bash", "zsh" or "fish", made of the tree of commands and options itself.
std::string completion_script(const CLI::App& app, std::string_view shell);

}  // namespace pana::ctl
