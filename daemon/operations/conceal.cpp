#include "operations/conceal.hpp"

#include <algorithm>

namespace pana::operations {
namespace {

Fault refused(FaultCode code, std::string_view list, std::size_t index) {
  return fault(code, "/exclude/conceal_from/" + std::string{list} + "/" + std::to_string(index));
}

// Coordinators and administrators see figures that cover all requests, auditors all entries: what is hidden
// from them would be missing there.
bool can_be_kept_unaware(Role role) {
  return role == Role::hotline_operator || role == Role::officer || role == Role::gateway ||
         role == Role::center;
}

}  // namespace

RequestId as_known_to(const Context& context, const Actor& actor, RequestId request) {
  return context.board.conceals(request, actor) ? new_request_id(context.random) : std::move(request);
}

Awaitable<Result<Concealment>> concealment_for(Context& context, Actor opener, Concealment wanted) {
  const auto now = context.clock.now();
  const bool names = !wanted.accounts.empty();
  if (names && !context.namings.take(opener.account.text, now))
    co_return Fault{FaultCode::rate_limited, {}, {}, true};
  for (std::size_t i = 0; i < wanted.centers.size(); ++i) {
    if (context.board.find(wanted.centers[i]) == nullptr)
      co_return refused(FaultCode::not_found, "centers", i);
  }
  for (std::size_t i = 0; i < wanted.accounts.size(); ++i) {
    const auto& account = wanted.accounts[i];
    if (account == opener.account) co_return refused(FaultCode::invalid_params, "accounts", i);
    auto record = co_await context.store.load_account(account);
    if (record.has_error() && record.error().code != FaultCode::not_found) co_return record.error();
    if (record.has_error()) {
      co_await note_refusal(context, std::move(opener), "request.open", "account");
      co_return refused(FaultCode::not_found, "accounts", i);
    }
    if (!can_be_kept_unaware(record->role)) co_return refused(FaultCode::invalid_params, "accounts", i);
    if (!record->center.empty()) wanted.centers.push_back(record->center);
  }
  if (names) context.namings.give_back(opener.account.text, now);
  co_return wanted;
}

}  // namespace pana::operations
