#pragma once
#include <span>
#include <string_view>

#include "domain/actor.hpp"

namespace pana {

// One row of the role x method table: who may call it at all. Relations (own request, own center) are checked
// by the operation, with access/authorize.
struct Permission {
  std::string_view method;
  std::uint8_t roles;  // bit set by Role
};

constexpr std::uint8_t roles() {
  return 0;
}
template <class... More>
constexpr std::uint8_t roles(Role first, More... more) {
  return static_cast<std::uint8_t>((1U << static_cast<unsigned>(first)) | roles(more...));
}

std::span<const Permission> permissions();

// False for a method that is not in the table: deny by default.
bool permitted(std::string_view method, Role role);

}  // namespace pana
