#pragma once
#include <string>
#include <string_view>

#include "access/throttle.hpp"
#include "dispatch/methods.hpp"

namespace pana::dispatch {

// One frame in, one answer out: the only order of guards. Parse, find the method, signed in?, permitted?, not
// too often?, then the handler. Every failure is an answer; the connection stands.
class Dispatcher {
 public:
  explicit Dispatcher(Desk& desk);

  // The JSON-RPC answer, complete.
  Awaitable<std::string> handle(Visit& visit, std::string_view frame);

 private:
  Awaitable<bool> session_stands(Visit& visit);
  Awaitable<Result<std::string>> answer(Visit& visit, protocol::Call call);
  Awaitable<Result<void>> audit_stands(const Method& method);
  Awaitable<Result<std::string>> place(Visit& visit, const Method& method, protocol::Call call);
  Awaitable<Result<std::string>> carry_out(Visit& visit, const Method& method, protocol::Call call);
  std::optional<Fault> refuse(const Visit& visit, const Method& method);

  Desk& desk_;
  access::Throttle by_source_;   // sign-ins, by device or network
  access::Throttle by_account_;  // everything else
  access::Throttle placements_;  // calls that take a unit, by account
};

}  // namespace pana::dispatch
