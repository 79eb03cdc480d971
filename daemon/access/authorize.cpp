#include "access/authorize.hpp"

#include "domain/permission.hpp"

namespace pana::access {
namespace {

// Where the state does not matter the table names all.
constexpr auto any = RequestState::queued;

bool may(std::string_view method, const Actor& actor, Relation relation, RequestState state = any) {
  return permitted(method, actor.role, relation, state);
}

}  // namespace

bool may_see(const Actor& actor, const AccountId& opener) {
  return may("request.show", actor, relation_to_request(actor, opener, {}));
}

bool may_place(const Actor& actor, const AccountId& opener, const AccountId& owner, RequestState state) {
  return may("request.place", actor, relation_to_request(actor, opener, owner), state);
}

bool may_preview(const Actor& actor, const AccountId& opener, const AccountId& owner, RequestState state) {
  return may("request.preview", actor, relation_to_request(actor, opener, owner), state);
}

bool may_end(const Actor& actor, const AccountId& opener, const AccountId& owner) {
  return may("request.end", actor, relation_to_request(actor, opener, owner));
}

bool may_refuse(const Actor& actor, const AccountId& opener, const AccountId& owner) {
  return may("offer.refuse", actor, relation_to_request(actor, opener, owner));
}

bool may_extend(const Actor& actor, const AccountId& opener, const AccountId& owner, const CenterId& center) {
  const bool staff = actor.role == Role::center;
  return may("offer.extend", actor,
             staff ? relation_to_center(actor, center, {}) : relation_to_request(actor, opener, owner));
}

bool may_report(const Actor& actor, const CenterId& center, std::string_view region) {
  return may("capacity.report", actor, relation_to_center(actor, center, region));
}

bool may_open_overflow(const Actor& actor, std::string_view region) {
  return may("capacity.overflow", actor, relation_to_center(actor, {}, region));
}

bool may_answer(const Actor& actor, const CenterId& center, std::string_view region) {
  return may("offer.accept", actor, relation_to_center(actor, center, region));
}

bool may_judge(const Actor& actor, const CenterId& center, std::string_view region) {
  return may("center.promise", actor, relation_to_center(actor, center, region));
}

bool may_relocate(const Actor& actor, std::string_view region) {
  return may("relocation.plan", actor, relation_to_center(actor, {}, region));
}

bool may_keep_register(const Actor& actor, std::string_view region) {
  return may("center.put", actor, relation_to_center(actor, {}, region));
}

}  // namespace pana::access
