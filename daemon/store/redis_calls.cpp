#include "store/redis_calls.hpp"

#include <algorithm>
#include <array>

namespace pana::store::redis {
namespace {

Fault unavailable() {
  return {FaultCode::unavailable, {}, {}, true};
}

// Errors that pass: the same command may succeed later.
constexpr std::array<std::string_view, 8> passing{"LOADING",  "READONLY",    "MISCONF", "OOM",
                                                  "TRYAGAIN", "CLUSTERDOWN", "BUSY",    "NOREPLICAS"};

Result<Reply> result_of(Outcome outcome) {
  if (outcome.kind != Outcome::Kind::replied) return unavailable();
  if (!outcome.reply.is_error()) return std::move(outcome.reply);
  const auto text = outcome.reply.text();
  const auto word = text.substr(0, text.find(' '));
  // Inside a script the error of a command stands behind the script's own.
  const bool passes = std::any_of(passing.begin(), passing.end(), [&](auto name) {
    return word == name || word == std::string{"-"}.append(name);
  });
  if (passes || text.find("MASTERDOWN") != std::string_view::npos) return unavailable();
  log::error("redis_refuses_command", {{"why", word}});
  return fault(FaultCode::internal_error);
}

}  // namespace

Awaitable<Result<Reply>> call(Link& link, std::string command, CallOptions options) {
  co_return result_of(co_await link.call(std::move(command), options));
}

Awaitable<Result<Reply>> call_script(Link& link, const Scripts& scripts, std::string command,
                                     CallOptions options) {
  auto outcome = co_await link.call(command, options);
  const bool forgotten = outcome.kind == Outcome::Kind::replied && outcome.reply.is_error() &&
                         outcome.reply.text().starts_with("NOSCRIPT");
  if (!forgotten) co_return result_of(std::move(outcome));
  log::warning("redis_forgot_scripts");
  for (auto& load : scripts.load_commands()) {
    auto loaded = co_await call(link, std::move(load), {.repeatable = true});
    if (loaded.has_error()) co_return loaded.error();
  }
  co_return result_of(co_await link.call(std::move(command), options));
}

}  // namespace pana::store::redis
