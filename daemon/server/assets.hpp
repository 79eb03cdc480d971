#pragma once
#include <string_view>

namespace pana::server {

// A file that the server gives to browsers; it lives as long as the program.
struct Asset {
  std::string_view type;
  std::string_view body;
};

// The asset at a path ("/"), or nullptr.
const Asset* find_asset(std::string_view path);

}  // namespace pana::server
