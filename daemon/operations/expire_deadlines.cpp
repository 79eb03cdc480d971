#include "operations/expire_deadlines.hpp"

#include "operations/look_again.hpp"
#include "operations/open_overflow.hpp"
#include "operations/place_request.hpp"

namespace pana::operations {
namespace {

constexpr std::size_t most_at_once = 32;
constexpr seconds lease{10};

Awaitable<Result<void>> expire_offer(Context& context, OfferId id) {
  PANA_CO_TRY(offer, co_await context.store.load_offer(id));
  const auto action =
      offer.state == OfferState::accepted ? RequestAction::hold_ran_out : RequestAction::answer_ran_out;
  PANA_CO_TRY(outcome,
              co_await context.store.answer_offer({daemon_itself("offer.expire").once(), id, action}));
  context.metrics.add(Metric::offers_expired_total);
  if (outcome.request_state != RequestState::waiting) co_return Result<void>{};
  co_return co_await search_again(context, outcome.request);
}

Awaitable<Result<void>> remind(Context& context, RequestId id) {
  PANA_CO_TRY(told, co_await context.store.remind(std::move(id)));
  if (told) context.metrics.add(Metric::reminders_total);
  co_return Result<void>{};
}

Awaitable<Result<void>> move_request(Context& context, RequestId id) {
  PANA_CO_TRY(request, co_await context.store.load_request(id));
  if (request.state == RequestState::waiting) co_return co_await search_again(context, id);
  auto changed = co_await context.store.change_request(
      {daemon_itself("request.claim_ran_out").once(), id, RequestAction::claim_ran_out});
  if (changed.has_error()) co_return changed.error();
  co_return Result<void>{};
}

Awaitable<Result<void>> work_on(Context& context, store::Due item) {
  switch (item.kind) {
    case store::Due::Kind::offer:
      co_return co_await expire_offer(context, OfferId{item.id});
    case store::Due::Kind::reminder:
      co_return co_await remind(context, RequestId{item.id});
    case store::Due::Kind::overflow:
      co_return co_await end_overflow(context, item.id);
    case store::Due::Kind::road:
      co_return co_await look_again(context, ClosureId{item.id});
    case store::Due::Kind::request:
      break;
  }
  co_return co_await move_request(context, RequestId{item.id});
}

}  // namespace

Awaitable<Result<std::size_t>> expire_deadlines(Context& context) {
  PANA_CO_TRY(due, co_await context.store.take_due(most_at_once, lease));
  for (const auto& item : due) {
    auto done = co_await work_on(context, item);
    if (!done.has_error() || is_settled(done.error())) continue;
    if (done.error().code == FaultCode::unavailable) co_return done.error();
    // One that cannot be worked on must not keep the others waiting; its lease brings it back.
    log::error("deadline_failed", {{"why", name_of(done.error().code)}});
  }
  co_return due.size();
}

}  // namespace pana::operations
