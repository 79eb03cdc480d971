#include "operations/serve_waiting.hpp"

#include "operations/place_request.hpp"

namespace pana::operations {
namespace {

constexpr std::size_t most_looked_at = 10'000;

// Somebody was faster, or the request has moved on: no failure.
bool moved_on(const Fault& fault) {
  return fault.code == FaultCode::stale_version || fault.code == FaultCode::conflict ||
         fault.code == FaultCode::not_found;
}

Awaitable<Result<void>> find_place(Context& context, store::RequestRecord record, Search search) {
  auto command = hold_for(context, daemon_itself("request.search_again"), record);
  command.wait_if_none = true;
  auto placed = co_await hold_at_once(context, std::move(command), std::move(search));
  if (placed.has_error() && !moved_on(placed.error())) co_return placed.error();
  co_return Result<void>{};
}

}  // namespace

Awaitable<Result<void>> serve_waiting(Context& context, Turn before) {
  auto& waiting = context.board.waiting();
  if (!waiting.worth_a_look(before, context.clock.now())) co_return Result<void>{};
  const auto news = waiting.news();
  PANA_CO_TRY(queue, co_await context.store.list_queue(most_looked_at));
  bool none_found = queue.size() < most_looked_at;
  for (const auto& record : queue) {
    if (!(turn_of(record) < before)) break;
    if (record.state != RequestState::waiting) continue;
    PANA_CO_TRY(search, co_await search_stored(context, record));
    if (!finds_room(context, search)) continue;
    none_found = false;
    PANA_CO_CHECK(co_await find_place(context, record, std::move(search)));
  }
  if (none_found) waiting.none_found(news, std::move(before), context.clock.now());
  co_return Result<void>{};
}

}  // namespace pana::operations
