#include "server/assets.hpp"

#include <algorithm>

namespace pana::server {

const Asset* find_asset(std::string_view path) {
  const auto all = assets();
  const auto found = std::find_if(all.begin(), all.end(), [&](const Asset& a) { return a.path == path; });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace pana::server
