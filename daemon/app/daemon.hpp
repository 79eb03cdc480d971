#pragma once
#include "settings/country.hpp"
#include "settings/settings.hpp"

namespace pana::app {

// Runs the daemon until SIGTERM or SIGINT: embedded Redis where asked for, first accounts, shards on their
// threads, metrics; then drains. Answers the exit code. Throws std::runtime_error with a sentence where it
// cannot start.
int run_daemon(const Settings& settings, Country country);

}  // namespace pana::app
