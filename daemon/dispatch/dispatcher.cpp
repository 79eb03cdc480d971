#include "dispatch/dispatcher.hpp"

#include <cmath>

#include "access/network.hpp"
#include "domain/permission.hpp"

namespace pana::dispatch {
namespace {

bool refused_by_caller(FaultCode code) {
  return code != FaultCode::unavailable && code != FaultCode::internal_error;
}

// Whose failures count together. A device has its own, so that nobody who shares its address can use them up.
std::string source_of(const Visit& visit) {
  return visit.device.empty() ? access::network_of(visit.address) : visit.device;
}

}  // namespace

Dispatcher::Dispatcher(Desk& desk)
    : desk_(desk),
      by_source_({.burst = 20, .per_second = 0.5, .most_keys = 10'000}),
      by_account_({.burst = 2'000, .per_second = 2'000, .most_keys = 10'000}),
      placements_(desk.placements) {}

Awaitable<std::string> Dispatcher::handle(Visit& visit, std::string_view frame) {
  const auto began = std::chrono::steady_clock::now();
  auto& metrics = desk_.context.metrics;
  auto call = protocol::parse_call(frame);
  if (call.has_error()) {
    metrics.add(Metric::calls_refused_total);
    co_return protocol::error_frame(call.error().id, call.error().fault);
  }
  const auto id = call->id;
  const auto result = co_await answer(visit, std::move(*call));
  const auto took = std::chrono::steady_clock::now() - began;
  metrics.call_took(std::chrono::duration_cast<std::chrono::microseconds>(took).count());
  if (result.has_error()) {
    const bool refused = refused_by_caller(result.error().code);
    metrics.add(refused ? Metric::calls_refused_total : Metric::calls_failed_total);
    co_return protocol::error_frame(id, result.error());
  }
  metrics.add(Metric::calls_total);
  co_return protocol::result_frame(id, *result);
}

std::optional<Fault> Dispatcher::refuse(const Visit& visit, const Method& method) {
  const auto now = desk_.context.clock.now();
  if (method.before_sign_in) {
    if (by_source_.take(source_of(visit), now)) return std::nullopt;
    return Fault{FaultCode::rate_limited, {}, {}, true};
  }
  if (!visit.actor || visit.expires_at <= now) return fault(FaultCode::not_signed_in);
  if (!permitted(method.name, visit.actor->role)) return fault(FaultCode::not_allowed);
  // A daemon that has just started knows of no center yet; nobody may be told that there is none.
  if (!desk_.context.board.loaded()) return Fault{FaultCode::unavailable, {}, {}, true};
  if (by_account_.take(visit.actor->account.text, now)) return std::nullopt;
  return Fault{FaultCode::rate_limited, {}, {}, true};
}

// False where the session has ended elsewhere: then the connection is signed out. The store hears of the use
// now and then only; it forgets a session that nobody uses.
Awaitable<bool> Dispatcher::session_stands(Visit& visit) {
  constexpr minutes often{1};
  const auto now = desk_.context.clock.now();
  const auto until = now + desk_.sign_in.idle;
  if (!visit.actor || visit.kept_until + often > until) co_return true;
  const auto kept = co_await desk_.context.store.keep_session(visit.token_hash, until);
  if (!kept.has_error()) visit.kept_until = until;
  if (!kept.has_error() || kept.error().code != FaultCode::not_found) co_return true;
  visit.leave();
  visit.actor.reset();
  visit.put_out();
  co_return false;
}

// Nothing is shown, and no account changed, while nobody can write down that it was.
Awaitable<Result<void>> Dispatcher::audit_stands(const Method& method) {
  if (!method.needs_audit || desk_.audit_keys == nullptr) co_return Result<void>{};
  PANA_CO_TRY(state, co_await desk_.context.store.audit_state());
  if (!state.writable) co_return Fault{FaultCode::unavailable, {}, {}, true};
  co_return Result<void>{};
}

Awaitable<Result<std::string>> Dispatcher::answer(Visit& visit, protocol::Call call) {
  const auto* method = find_method(call.method);
  if (method == nullptr) co_return fault(FaultCode::method_not_found);
  if (auto refused = refuse(visit, *method)) {
    if (refused->code == FaultCode::not_allowed)
      co_await operations::note_refusal(desk_.context, *visit.actor, call.method, "call");
    co_return std::move(*refused);
  }
  try {
    auto result = co_await carry_out(visit, *method, std::move(call));
    // What is stored cannot be read: somebody has been at it, or at the keys.
    const bool spoiled = result.has_error() && result.error().code == FaultCode::internal_error;
    if (spoiled && visit.actor) {
      co_await operations::note_refusal(desk_.context, *visit.actor, std::string{method->name}, "stored");
    }
    co_return result;
  } catch (const FaultError& broken) {
    log::error("call_failed", {{"method", method->name}, {"why", name_of(broken.fault().code)}});
  } catch (const std::exception& broken) {
    log::error("call_failed", {{"method", method->name}, {"why", broken.what()}});
  }
  co_return fault(FaultCode::internal_error);
}

// So that one account cannot hold every bed of the country. What is refused counts for nothing.
Awaitable<Result<std::string>> Dispatcher::place(Visit& visit, const Method& method, protocol::Call call) {
  const auto account = visit.actor->account.text;
  const auto& clock = desk_.context.clock;
  if (!placements_.take(account, clock.now())) {
    const auto wait = static_cast<std::int64_t>(std::ceil(1 / desk_.placements.per_second));
    co_return Fault{FaultCode::rate_limited, {}, {{"retry_after_s", wait}}, true};
  }
  auto result = co_await method.handler(desk_, visit, std::move(call));
  if (result.has_error()) placements_.give_back(account, clock.now());
  co_return result;
}

Awaitable<Result<std::string>> Dispatcher::carry_out(Visit& visit, const Method& method,
                                                     protocol::Call call) {
  if (!co_await session_stands(visit)) co_return fault(FaultCode::not_signed_in);
  PANA_CO_CHECK(co_await audit_stands(method));
  if (method.takes_unit) co_return co_await place(visit, method, std::move(call));
  auto result = co_await method.handler(desk_, visit, std::move(call));
  if (!method.before_sign_in || result.has_error()) co_return result;
  // Whose account was changed before live heard of this connection was told to nobody: look once more.
  if (!co_await session_stands(visit)) co_return fault(FaultCode::wrong_credentials);
  // Only those who guess are slowed down, not the many consoles of one office behind one address.
  by_source_.give_back(source_of(visit), desk_.context.clock.now());
  co_return result;
}

}  // namespace pana::dispatch
