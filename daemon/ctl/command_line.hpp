#pragma once

namespace pana::ctl {

// Reads the command line, does it, and answers the exit code (see quit.hpp).
int run(int count, const char* const* arguments);

}  // namespace pana::ctl
