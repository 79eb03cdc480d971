#pragma once
#include <string_view>

#include "domain/actor.hpp"
#include "domain/request.hpp"

// May this actor do it to this object? Each looks up one row of the table of roles, methods, relations and
// states (domain/permission); rows of the same kind (all capacity.*, request.show and request.watch) agree.
// Pure; deny by default.
namespace pana::access {

// Operators see every open request (they take over from each other); officers, gateways and coordinators
// those that they opened.
bool may_see(const Actor& actor, const AccountId& opener);

// Operators place what they own or opened, and what nobody has claimed; officers and coordinators what they
// opened or own.
bool may_place(const Actor& actor, const AccountId& opener, const AccountId& owner, RequestState state);

// As operators may place it.
bool may_preview(const Actor& actor, const AccountId& opener, const AccountId& owner, RequestState state);

// The owner ends it, and who opened it.
bool may_end(const Actor& actor, const AccountId& opener, const AccountId& owner);

// The owner tells that the person refuses a place, and who opened the request.
bool may_refuse(const Actor& actor, const AccountId& opener, const AccountId& owner);

// The referrer who owns or opened the request, or staff of the center that is asked.
bool may_extend(const Actor& actor, const AccountId& opener, const AccountId& owner, const CenterId& center);

// Center staff report for their own center, coordinators for their regions, operators for any (after a call).
bool may_report(const Actor& actor, const CenterId& center, std::string_view region);

// Coordinators within their regions.
bool may_open_overflow(const Actor& actor, std::string_view region);

// Staff of the center that is asked; operators on behalf of any (after a call).
bool may_answer(const Actor& actor, const CenterId& center, std::string_view region);

// How a center has kept its word: its staff, and coordinators of its region.
bool may_judge(const Actor& actor, const CenterId& center, std::string_view region);

// Coordinators a center of their regions.
bool may_relocate(const Actor& actor, std::string_view region);

// Coordinators within their regions, administrators everywhere.
bool may_keep_register(const Actor& actor, std::string_view region);

}  // namespace pana::access
