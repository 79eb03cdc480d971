// In panad nothing stays in memory that was given back: not by new and delete, and not by Asio, which would
// keep the frames of ended coroutines for the next ones.
#include "app/wiping_memory.hpp"

#include "support/sanitized.hpp"

#ifndef PANA_SANITIZED
#include <fcntl.h>
#include <unistd.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <cstdint>

#include "core/async.hpp"
#include "support/catch.hpp"

using namespace pana;

namespace {

// Short enough to stand in the string itself.
constexpr std::size_t length = 15;

std::string made_here(char with) {
  return std::string(length, with);
}

// What stands there now, whoever owns it.
std::string bytes_at(const char* where) {
  std::string bytes(length, '\0');
  const int memory = ::open("/proc/self/mem", O_RDONLY | O_CLOEXEC);
  REQUIRE(memory >= 0);
  const auto read = ::pread(memory, bytes.data(), bytes.size(), reinterpret_cast<std::intptr_t>(where));
  ::close(memory);
  REQUIRE(read == static_cast<ssize_t>(length));
  return bytes;
}

Awaitable<void> remembers(const char** where) {
  const std::string text = made_here('q');
  *where = text.data();
  co_await asio::post(co_await asio::this_coro::executor, asio::use_awaitable);
}

}  // namespace

TEST_CASE("what a coroutine remembered is overwritten when it ends, while its thread goes on") {
  asio::io_context io;
  const char* where = nullptr;
  std::string there_still;
  spawn(io.get_executor(), "first", remembers(&where));
  // Behind all that the coroutine posts.
  const auto look = [&] { there_still = bytes_at(where); };
  asio::post(io, [&] { asio::post(io, [&] { asio::post(io, look); }); });
  io.run();
  REQUIRE(where != nullptr);
  CHECK(there_still.find("qqqq") == std::string::npos);
}

TEST_CASE("what Asio allocates for handlers is overwritten when it is given back") {
  constexpr std::size_t size = 256;
  auto* const memory = static_cast<char*>(asio::aligned_new(alignof(std::max_align_t), size));
  std::fill_n(memory, size, 'q');
  // The allocator writes its own into the first bytes of what is free.
  const auto* const where = memory + size / 2;
  asio::aligned_delete(memory);
  CHECK(bytes_at(where).find("qqqq") == std::string::npos);
}
#endif
