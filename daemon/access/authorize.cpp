#include "access/authorize.hpp"

#include <algorithm>

namespace pana::access {
namespace {

bool refers(const Actor& actor) {
  return actor.role == Role::officer || actor.role == Role::gateway;
}

bool within(const Actor& actor, std::string_view region) {
  return actor.regions.empty() ||
         std::find(actor.regions.begin(), actor.regions.end(), region) != actor.regions.end();
}

bool is_party(const Actor& actor, const AccountId& opener, const AccountId& owner) {
  const bool named = actor.account == opener || actor.account == owner;
  return named && (refers(actor) || actor.role == Role::hotline_operator);
}

}  // namespace

bool may_see(const Actor& actor, const AccountId& opener) {
  if (actor.role == Role::hotline_operator) return true;
  return refers(actor) && actor.account == opener;
}

bool may_place(const Actor& actor, const AccountId& opener, const AccountId& owner, RequestState state) {
  if (is_party(actor, opener, owner)) return true;
  const bool unclaimed = state == RequestState::queued || state == RequestState::waiting;
  return actor.role == Role::hotline_operator && unclaimed;
}

bool may_end(const Actor& actor, const AccountId& opener, const AccountId& owner) {
  return is_party(actor, opener, owner);
}

bool may_extend(const Actor& actor, const AccountId& opener, const AccountId& owner, const CenterId& center) {
  if (actor.role == Role::center) return !center.empty() && actor.center == center;
  return is_party(actor, opener, owner);
}

bool may_report(const Actor& actor, const CenterId& center, std::string_view region) {
  if (actor.role == Role::center) return !center.empty() && actor.center == center;
  if (actor.role == Role::coordinator) return within(actor, region);
  return actor.role == Role::hotline_operator;
}

bool may_keep_register(const Actor& actor, std::string_view region) {
  if (actor.role == Role::coordinator) return within(actor, region);
  return actor.role == Role::administrator;
}

}  // namespace pana::access
