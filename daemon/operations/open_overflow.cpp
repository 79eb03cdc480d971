#include "operations/open_overflow.hpp"

#include <algorithm>

#include "access/authorize.hpp"

namespace pana::operations {

Awaitable<Result<store::CapacityOutcome>> open_overflow(Context& context, Caller caller,
                                                        protocol::CapacityOverflow params) {
  const auto* entry = context.board.find(params.center);
  if (entry == nullptr) co_return fault(FaultCode::not_found, "/center");
  if (!access::may_open_overflow(caller.actor, entry->center.region))
    co_return fault(FaultCode::not_allowed, "/center");
  store::OpenOverflow command{caller.once(), params.center, params.unit, params.places, params.until};
  co_return co_await context.store.open_overflow(std::move(command));
}

Awaitable<Result<void>> end_overflow(Context& context, std::string id) {
  const auto slash = std::min(id.find('/'), id.size() - 1);
  store::OpenOverflow command{daemon_itself("capacity.overflow").once(), CenterId{id.substr(0, slash)},
                              id.substr(slash + 1)};
  PANA_CO_CHECK(co_await context.store.open_overflow(std::move(command)));
  co_return Result<void>{};
}

}  // namespace pana::operations
