#pragma once
#include <array>
#include <initializer_list>
#include <span>
#include <string_view>

#include "domain/relation.hpp"
#include "domain/request.hpp"

namespace pana {

// Sets of roles, relations and states: a bit by number.
template <class Value, class... More>
constexpr std::uint16_t any_of(Value first, More... more) {
  return static_cast<std::uint16_t>((1U << static_cast<unsigned>(first)) | (0U | ... | any_of(more)));
}
template <class Value>
constexpr bool contains(std::uint16_t set, Value value) {
  return (set >> static_cast<unsigned>(value) & 1U) != 0;
}
inline constexpr std::uint16_t any_state = (1U << request_state_names.size()) - 1;

// Who may: in these roles, where the object is theirs in one of these ways and the request in one of these
// states.
struct Grant {
  std::uint16_t roles = 0;
  std::uint16_t relations = any_of(Relation::none);
  std::uint16_t states = any_state;
};

// One row of the table role x method x relation x state.
struct Permission {
  static constexpr std::size_t most_grants = 3;

  constexpr Permission(std::string_view name, std::initializer_list<Grant> given) : method(name) {
    std::size_t at = 0;
    for (const auto& grant : given) grants[at++] = grant;
  }
  constexpr std::uint16_t roles() const {
    std::uint16_t all = 0;
    for (const auto& grant : grants) all |= grant.roles;
    return all;
  }

  std::string_view method;
  std::array<Grant, most_grants> grants{};
};
using Permissions = std::span<const Permission>;

Permissions permissions();

// May this role call it at all? False for a method that is not in the table: deny by default.
bool permitted(std::string_view method, Role role, Permissions table = permissions());
// May it do so to this object? access/authorize asks, for operations.
bool permitted(std::string_view method, Role role, Relation relation, RequestState state,
               Permissions table = permissions());

}  // namespace pana
