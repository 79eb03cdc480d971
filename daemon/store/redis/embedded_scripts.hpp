#pragma once
#include <span>
#include <string_view>

namespace pana::store {

// One file of lua/, without its ".lua".
struct EmbeddedScript {
  std::string_view name;
  std::string_view body;
};

// All files of lua/ (made at build time, see embed_lua.cmake).
std::span<const EmbeddedScript> embedded_scripts();

}  // namespace pana::store
