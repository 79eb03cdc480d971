#include "operations/preview_request.hpp"

#include "access/authorize.hpp"
#include "operations/conceal.hpp"
#include "operations/search.hpp"
#include "operations/written_down.hpp"

namespace pana::operations {
namespace {

Awaitable<Result<Ranking>> rank_stored(Context& context, store::RequestRecord record) {
  PANA_CO_TRY(search, co_await search_stored(context, std::move(record)));
  co_return rank(context.board, search, context.clock.now());
}

}  // namespace

Awaitable<Result<Ranking>> preview_request(Context& context, Caller caller, protocol::RequestPreview params) {
  params.request = as_known_to(context, caller.actor, std::move(params.request));
  PANA_CO_TRY(record, co_await context.store.load_request(params.request));
  if (!access::may_see(caller.actor, record.opener)) co_return fault(FaultCode::not_found, "/request");
  if (!access::may_preview(caller.actor, record.opener, record.owner, record.state))
    co_return fault(FaultCode::not_allowed, "/request");
  if (!is_open(record.state)) {
    co_return Fault{FaultCode::conflict, "/request", {{"state", std::string{name_of(record.state)}}}, false};
  }
  auto id = record.request.text;
  co_return co_await written_down(context, std::move(caller), "request", std::move(id),
                                  rank_stored(context, std::move(record)));
}

}  // namespace pana::operations
