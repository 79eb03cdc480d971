#pragma once
#include <boost/asio/deferred.hpp>
#include <boost/asio/experimental/parallel_group.hpp>
#include <boost/asio/this_coro.hpp>
#include <string>
#include <tuple>
#include <utility>

#include "operations/context.hpp"

namespace pana::operations {

// What is read is also written down as shown to the caller: `kind` and `id` ("-" for several) of the object.
// Both leave for the store at once, so that it costs no trip of its own. Nothing is answered unless both have
// succeeded; where the reading fails, the entry stands all the same.
template <class T>
Awaitable<Result<T>> written_down(Context& context, Caller caller, std::string kind, std::string id,
                                  Awaitable<Result<T>> reading) {
  const auto executor = co_await asio::this_coro::executor;
  auto entry = context.store.record_audit(caller.once(), std::move(kind), std::move(id), "shown");
  auto both =
      asio::experimental::make_parallel_group(asio::co_spawn(executor, std::move(reading), asio::deferred),
                                              asio::co_spawn(executor, std::move(entry), asio::deferred));
  auto ended = co_await both.async_wait(asio::experimental::wait_for_all(), asio::use_awaitable);
  for (const auto& broken : {std::get<1>(ended), std::get<3>(ended)}) {
    if (broken) std::rethrow_exception(broken);
  }
  if (std::get<4>(ended).has_error()) co_return std::get<4>(ended).error();
  co_return std::get<2>(std::move(ended));
}

}  // namespace pana::operations
