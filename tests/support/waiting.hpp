#pragma once
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <exception>
#include <optional>
#include <stdexcept>
#include <utility>

#include "core/async.hpp"

namespace pana::test {

// Runs the event loop until the coroutine is done, and answers its result. An exception of the coroutine is
// thrown on.
template <class T>
T wait_for(asio::io_context& context, Awaitable<T> coroutine) {
  std::optional<T> result;
  std::exception_ptr failed;
  asio::co_spawn(context, std::move(coroutine), [&](std::exception_ptr error, T value) {
    failed = error;
    result.emplace(std::move(value));
  });
  context.restart();
  while (!result) {
    if (context.run_one() == 0) throw std::runtime_error("the coroutine waits for nothing");
  }
  if (failed) std::rethrow_exception(failed);
  return std::move(*result);
}

}  // namespace pana::test
