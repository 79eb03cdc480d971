#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace pana {

// The closed list of failures that a caller can meet. Each has a stable snake_case name (the wire's
// data.reason). To add one: a line here and a line in fault.cpp's table.
enum class FaultCode : std::uint8_t {
  parse_error,        // not JSON
  invalid_request,    // JSON, but not a JSON-RPC 2.0 call
  method_not_found,   //
  invalid_params,     // a member is missing, unknown, of the wrong type or out of range: see Fault::at
  internal_error,     // a broken invariant of ours
  not_signed_in,      // the method needs a session
  wrong_credentials,  // account, password or token do not match (which one is not told)
  not_allowed,        // the role, or the relation to this object, does not permit it
  not_found,          //
  conflict,           // the object's state does not permit it: figures tell the state
  already_answered,   // the offer has been answered, has run out or was withdrawn
  no_place,           // no center can take this household now: figures tell what blocked it
  stale_version,      // somebody changed it first: figures tell the current version
  key_reused,         // the idempotency key was used for a different call
  rate_limited,       //
  personal_data,      // a string has the shape of personal data; its value is not kept
  unavailable,        // Redis is away or the outcome is unknown: retry with the same key
  draining,           // this daemon is stopping: reconnect
};

// A number, a text, some texts or named counts that help the caller to act on a fault.
struct Figure {
  using Counts = std::vector<std::pair<std::string, std::int64_t>>;
  std::string name;
  std::variant<std::int64_t, std::string, std::vector<std::string>, Counts> value;

  friend bool operator==(const Figure&, const Figure&) = default;
};

// Why a call was refused. `at` is the JSON Pointer of the offending member, empty where no member is to
// blame. `retry`: the same call with the same key is safe and may succeed.
struct Fault {
  FaultCode code = FaultCode::internal_error;
  std::string at{};
  std::vector<Figure> figures{};
  bool retry = false;

  friend bool operator==(const Fault&, const Fault&) = default;
};

// The snake_case name of a code, as on the wire.
std::string_view name_of(FaultCode code);

// "no_place at /household (no_free_unit 12)": for logs and tests; never holds values from the caller.
std::string describe(const Fault& fault);

}  // namespace pana
