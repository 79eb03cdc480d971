#pragma once
#include <span>
#include <string_view>

namespace pana::server {

// A file of the web console; it lives as long as the program.
struct Asset {
  std::string_view path;
  std::string_view type;
  std::string_view body;
  std::string_view gzipped;  // the same, compressed when the program was built; empty: not compressed
};

// All of them: what the build made of daemon/console.
std::span<const Asset> assets();

// The asset at a path ("/"), or nullptr.
const Asset* find_asset(std::string_view path);

}  // namespace pana::server
