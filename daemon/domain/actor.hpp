#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/id.hpp"

namespace pana {

// The roles. `system` is the daemon itself (deadlines, cascades) and cannot sign in.
enum class Role : std::uint8_t {
  hotline_operator,
  officer,
  center,
  coordinator,
  administrator,
  auditor,
  gateway,
  system
};
inline constexpr std::array<std::string_view, 8> role_names{
    "operator", "officer", "center", "coordinator", "administrator", "auditor", "gateway", "system"};
inline std::string_view name_of(Role role) {
  return role_names[static_cast<std::size_t>(role)];
}
std::optional<Role> role_from(std::string_view name);

// Who does something: the account, its role, and what it belongs to.
struct Actor {
  AccountId account;
  Role role = Role::system;
  CenterId center{};                   // of center staff
  std::vector<std::string> regions{};  // of coordinators and officers; empty: all
  std::string station{};               // of officers and gateways, where it is known

  friend bool operator==(const Actor&, const Actor&) = default;
};

}  // namespace pana
