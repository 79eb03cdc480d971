#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "support/world.hpp"

namespace pana::test {

struct Ended {
  int code;  // -1: it did not end in time
  std::string output;
};

// Runs panactl on daemon 0 as this account, with the rest of its command line.
Ended panactl(World& world, const std::string& account, std::string_view password,
              const std::vector<std::string>& words);

}  // namespace pana::test
