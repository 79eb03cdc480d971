#include "domain/permission.hpp"

#include <algorithm>
#include <array>

namespace pana {
namespace {

using enum Role;

// Everybody who can sign in; `system` cannot.
constexpr auto everybody =
    roles(hotline_operator, officer, center, coordinator, administrator, auditor, gateway);
constexpr auto referrers = roles(hotline_operator, officer, gateway);
constexpr auto reporters = roles(center, hotline_operator, coordinator);

// Who may call what. To add a method: a row here (deny by default), and its row in dispatch/methods.cpp.
constexpr std::array table{
    Permission{"session.open", everybody},
    Permission{"session.resume", everybody},
    Permission{"session.close", everybody},
    Permission{"board.watch", everybody},
    Permission{"place.search", roles(hotline_operator, officer, coordinator)},
    Permission{"route.preview", roles(hotline_operator, coordinator)},
    Permission{"request.open", referrers},
    Permission{"request.queue", roles(hotline_operator)},
    Permission{"request.claim", roles(hotline_operator)},
    Permission{"request.release", roles(hotline_operator)},
    Permission{"request.place", roles(hotline_operator, officer)},
    Permission{"request.show", referrers},
    Permission{"request.watch", referrers},
    Permission{"request.end", referrers},
    // Administrators run the host that may be seized; what they purge they never see.
    Permission{"request.purge", roles(coordinator, administrator)},
    Permission{"offer.list", roles(center)},
    Permission{"offer.accept", roles(center)},
    Permission{"offer.decline", roles(center)},
    Permission{"offer.arrived", roles(center)},
    Permission{"offer.no_show", roles(center)},
    Permission{"offer.extend", roles(hotline_operator, officer, center)},
    Permission{"handover.show", referrers},
    Permission{"capacity.report", reporters},
    Permission{"capacity.adjust", reporters},
    Permission{"capacity.confirm", reporters},
    Permission{"center.accepting", reporters},
    Permission{"center.show", roles(coordinator, administrator)},
    Permission{"center.put", roles(coordinator, administrator)},
    Permission{"account.create", roles(administrator)},
    Permission{"account.list", roles(administrator)},
    Permission{"account.disable", roles(administrator)},
    Permission{"account.enable", roles(administrator)},
    Permission{"account.reset", roles(administrator)},
    Permission{"certificate.bind", roles(administrator)},
    Permission{"certificate.revoke", roles(administrator)},
    Permission{"audit.read", roles(auditor)},
    Permission{"audit.head", roles(auditor)},
    Permission{"system.status", roles(coordinator, administrator)},
};

}  // namespace

std::span<const Permission> permissions() {
  return table;
}

bool permitted(std::string_view method, Role role) {
  const auto* row =
      std::find_if(table.begin(), table.end(), [&](const Permission& p) { return p.method == method; });
  return row != table.end() && (row->roles & roles(role)) != 0;
}

}  // namespace pana
