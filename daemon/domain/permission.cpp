#include "domain/permission.hpp"

#include <algorithm>
#include <array>

namespace pana {
namespace {

using enum Role;

// Everybody who can sign in; `system` cannot.
constexpr auto everybody =
    any_of(hotline_operator, officer, center, coordinator, administrator, auditor, gateway);
constexpr auto referrers = any_of(hotline_operator, officer, gateway);
constexpr auto op = any_of(hotline_operator);
// Who sees of requests only what they opened; coordinators open some for the households of a relocated
// center.
constexpr auto openers = any_of(officer, gateway, coordinator);

constexpr auto opened = any_of(Relation::both, Relation::opener);
constexpr auto party = any_of(Relation::both, Relation::opener, Relation::owner);
constexpr auto any_request = any_of(Relation::both, Relation::opener, Relation::owner, Relation::stranger);
constexpr auto own_center = any_of(Relation::own_center);
constexpr auto own_region = any_of(Relation::own_region);
constexpr auto any_region = any_of(Relation::own_region, Relation::other_region);

constexpr auto unclaimed = any_of(RequestState::queued, RequestState::waiting);

// Operators take over from each other and see every request; others what they opened.
constexpr std::initializer_list<Grant> seeing{{op, any_request}, {openers, opened}};
// Figures: a center's own staff, coordinators for their regions, operators for any (after a call).
constexpr std::initializer_list<Grant> reporting{
    {any_of(center), own_center}, {any_of(coordinator), own_region}, {op, any_region}};
constexpr std::initializer_list<Grant> keeping{{any_of(coordinator), own_region},
                                               {any_of(administrator), any_region}};
// Offers: the center's own staff, and operators for any, after a call.
constexpr std::initializer_list<Grant> answering{{any_of(center), own_center}, {op, any_region}};
// How a center has kept its word.
constexpr std::initializer_list<Grant> judging{{any_of(center), own_center},
                                               {any_of(coordinator), own_region}};
constexpr std::initializer_list<Grant> administering{{any_of(administrator)}};

// Who may call what, of whose, and in which state. To add a method: a row here (deny by default), and its row
// in dispatch/methods.cpp.
constexpr std::array table{
    Permission{"session.open", {{everybody}}},
    Permission{"session.resume", {{everybody}}},
    Permission{"session.close", {{everybody}}},
    Permission{"account.password", {{everybody}}},
    Permission{"board.watch", {{everybody}}},
    Permission{"country.show", {{everybody}}},
    Permission{"place.search", {{any_of(hotline_operator, officer, coordinator)}}},
    Permission{"route.preview", {{any_of(hotline_operator, coordinator)}}},
    // A road runs through several regions, and its closure concerns all of them.
    Permission{"road.close", {{any_of(coordinator)}}},
    Permission{"road.open", {{any_of(coordinator)}}},
    Permission{"road.list", {{any_of(hotline_operator, officer, coordinator)}}},
    Permission{"request.open", {{referrers}}},
    Permission{"request.queue", {{op}}},
    Permission{"request.list", {{any_of(hotline_operator, officer, gateway, coordinator)}}},
    // How many wait for a place in their regions: a count, of nobody in particular.
    Permission{"request.waiting", {{any_of(coordinator)}}},
    Permission{"report.summary", {{any_of(coordinator, auditor)}}},
    Permission{"request.claim", {{op, any_request}}},
    Permission{"request.release", {{op, any_request}}},
    Permission{
        "request.place",
        {{op, party}, {op, any_of(Relation::stranger), unclaimed}, {any_of(officer, coordinator), party}}},
    // As request.place.
    Permission{"request.preview", {{op, party}, {op, any_of(Relation::stranger), unclaimed}}},
    Permission{"request.show", seeing},
    Permission{"request.watch", seeing},
    Permission{"request.end", {{op, party}, {openers, party}}},
    // Administrators run the host that may be seized; what they purge they never see.
    Permission{"request.purge", {{any_of(coordinator, administrator)}}},
    Permission{"offer.list", answering},
    Permission{"offer.accept", answering},
    Permission{"offer.decline", answering},
    Permission{"offer.arrived", answering},
    Permission{"offer.no_show", answering},
    Permission{"offer.extend", {{any_of(hotline_operator, officer), party}, {any_of(center), own_center}}},
    // What the person says is told by whoever speaks for them.
    Permission{"offer.refuse", {{op, party}, {openers, party}}},
    Permission{"handover.show", {{op, party}, {openers, party}}},
    Permission{"capacity.report", reporting},
    Permission{"capacity.adjust", reporting},
    Permission{"capacity.confirm", reporting},
    Permission{"capacity.overflow", {{any_of(coordinator), own_region}}},
    Permission{"center.accepting", reporting},
    Permission{"center.promise", judging},
    Permission{"center.show", keeping},
    Permission{"center.put", keeping},
    Permission{"relocation.plan", {{any_of(coordinator), own_region}}},
    Permission{"relocation.place", {{any_of(coordinator), own_region}}},
    Permission{"account.create", administering},
    Permission{"account.list", administering},
    Permission{"account.disable", administering},
    Permission{"account.enable", administering},
    Permission{"account.reset", administering},
    Permission{"session.list", administering},
    Permission{"session.end", administering},
    Permission{"certificate.bind", administering},
    Permission{"certificate.revoke", administering},
    Permission{"audit.read", {{any_of(auditor)}}},
    Permission{"audit.head", {{any_of(auditor)}}},
    Permission{"system.status", {{any_of(coordinator, administrator)}}},
};

const Permission* find(std::string_view method, Permissions in) {
  const auto row =
      std::find_if(in.begin(), in.end(), [&](const Permission& p) { return p.method == method; });
  return row == in.end() ? nullptr : &*row;
}

}  // namespace

Permissions permissions() {
  return table;
}

bool permitted(std::string_view method, Role role, Permissions in) {
  const auto* row = find(method, in);
  return row != nullptr && contains(row->roles(), role);
}

bool permitted(std::string_view method, Role role, Relation relation, RequestState state, Permissions in) {
  const auto* row = find(method, in);
  return row != nullptr && std::any_of(row->grants.begin(), row->grants.end(), [&](const Grant& grant) {
           return contains(grant.roles, role) && contains(grant.relations, relation) &&
                  contains(grant.states, state);
         });
}

}  // namespace pana
