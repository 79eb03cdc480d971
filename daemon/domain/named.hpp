#pragma once
#include <array>
#include <optional>
#include <string_view>

namespace pana {

// The value of an enum whose names stand in `names`, in the order of the enum; nothing for an unknown name.
template <class Enum, std::size_t count>
constexpr std::optional<Enum> named(const std::array<std::string_view, count>& names, std::string_view name) {
  for (std::size_t i = 0; i < count; ++i) {
    if (names[i] == name) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

}  // namespace pana
