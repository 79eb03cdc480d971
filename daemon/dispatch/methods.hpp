#pragma once
#include <span>
#include <string_view>

#include "dispatch/desk.hpp"

namespace pana::dispatch {

// Answers the result as JSON text.
using Handler = Awaitable<Result<std::string>> (*)(Desk& desk, Visit& visit, protocol::Call call);

// Methods that a connection may call before it has signed in are marked; all others need a session and a row
// in domain/permission.
struct Method {
  std::string_view name;
  Handler handler;
  bool before_sign_in = false;
  // Administers, or discloses beyond the work on requests: refused while nobody can write audit files.
  bool needs_audit = false;
  // Takes a unit of some center: an account can do so only so often.
  bool takes_unit = false;
};

// The method table, sorted by name. To add a method: schema, params, operation (with its test), handler, a
// row here and a row in domain/permission.cpp.
std::span<const Method> methods();

const Method* find_method(std::string_view name);

}  // namespace pana::dispatch
