#pragma once
#include <map>
#include <string>

#include "support/store_world.hpp"

namespace pana::test {

// How often Redis was asked for which command while `work` went on, the commands of scripts included. What
// costs the same takes the same way, and so the same time.
template <class Work>
std::map<std::string, std::string> cost_of(RedisWorld& world, Work work) {
  world.command({"CONFIG", "RESETSTAT"});
  work();
  const std::string told{world.command({"INFO", "commandstats"}).text()};
  std::map<std::string, std::string> calls;
  for (auto at = told.find("cmdstat_"); at != std::string::npos; at = told.find("cmdstat_", at + 1)) {
    const auto colon = told.find(':', at);
    calls[told.substr(at, colon - at)] = told.substr(colon, told.find(',', colon) - colon);
  }
  return calls;
}

}  // namespace pana::test
