#include "domain/actor.hpp"

#include "domain/named.hpp"

namespace pana {

std::optional<Role> role_from(std::string_view name) {
  return named<Role>(role_names, name);
}

}  // namespace pana
