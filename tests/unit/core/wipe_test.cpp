#include "core/wipe.hpp"

#include <cstdint>

#include "support/catch.hpp"

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define PANA_OTHER_STACK 1  // the sanitizer keeps locals elsewhere
#endif
#endif
#if defined(__SANITIZE_ADDRESS__)
#define PANA_OTHER_STACK 1
#endif

#ifndef PANA_OTHER_STACK
namespace pana {
namespace {

constexpr int size = 4096;
std::uintptr_t left_at = 0;

[[gnu::noinline]] void leave_something() {
  volatile unsigned char bytes[size];
  for (int i = 0; i < size; ++i) bytes[i] = 0xa5;
  left_at = reinterpret_cast<std::uintptr_t>(&bytes[0]);
}

// Nothing else may run between: the bytes below us are read as they are.
[[gnu::noinline]] int count_left() {
  const volatile auto* bytes = reinterpret_cast<const volatile unsigned char*>(left_at);
  int count = 0;
  for (int i = 0; i < size; ++i) count += bytes[i] == 0xa5 ? 1 : 0;
  return count;
}

}  // namespace

TEST_CASE("what a call left on the stack is gone after wiping it") {
  leave_something();
  const int before = count_left();
  leave_something();
  wipe_unused_stack();
  const int after = count_left();
  CHECK(before > size / 2);
  CHECK(after == 0);
}

}  // namespace pana
#endif
