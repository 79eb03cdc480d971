#include "domain/relation.hpp"

#include <algorithm>

namespace pana {

Relation relation_to_request(const Actor& actor, const AccountId& opener, const AccountId& owner) {
  const bool opened = actor.account == opener;
  const bool owns = actor.account == owner;
  if (opened && owns) return Relation::both;
  if (opened) return Relation::opener;
  return owns ? Relation::owner : Relation::stranger;
}

Relation relation_to_center(const Actor& actor, const CenterId& center, std::string_view region) {
  if (actor.role == Role::center) {
    const bool own = !center.empty() && actor.center == center;
    return own ? Relation::own_center : Relation::other_center;
  }
  const auto& regions = actor.regions;
  const bool own = regions.empty() || std::find(regions.begin(), regions.end(), region) != regions.end();
  return own ? Relation::own_region : Relation::other_region;
}

}  // namespace pana
