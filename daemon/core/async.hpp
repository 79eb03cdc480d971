#pragma once
#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <exception>
#include <string_view>

#include "core/log.hpp"

// The only header of core that knows Asio; core and domain sources do not include it.
namespace pana {

namespace asio = boost::asio;
template <class T>
using Awaitable = asio::awaitable<T>;

// Errors by value: `auto [ec, n] = co_await stream.async_read_some(buffer, as_value);`
inline constexpr auto as_value = asio::as_tuple(asio::use_awaitable);

// Starts a coroutine that nobody waits for. An exception that leaves it is logged once, under `what`.
template <class Coroutine>
void spawn(const asio::any_io_executor& executor, std::string_view what, Coroutine coroutine) {
  asio::co_spawn(executor, std::move(coroutine), [what](const std::exception_ptr& error) {
    if (!error) return;
    try {
      std::rethrow_exception(error);
    } catch (const std::exception& e) {
      log::error("coroutine_failed", {{"in", what}, {"why", e.what()}});
    }
  });
}

}  // namespace pana
