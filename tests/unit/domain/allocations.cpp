#include "unit/domain/allocations.hpp"

#include <cstdlib>
#include <new>

#include "support/sanitized.hpp"
#ifdef PANA_SANITIZED
#include <sanitizer/allocator_interface.h>
#endif

namespace {

thread_local std::size_t taken = 0;

#ifdef PANA_SANITIZED
void count(const volatile void*, std::size_t) {
  ++taken;
}
void ignore(const volatile void*) {}
[[maybe_unused]] const int counting = __sanitizer_install_malloc_and_free_hooks(count, ignore);
#else
void* take(std::size_t size) {
  ++taken;
  return std::malloc(size == 0 ? 1 : size);
}
#endif

}  // namespace

namespace pana::tests {

std::size_t allocations() {
  return taken;
}

}  // namespace pana::tests

#ifndef PANA_SANITIZED
void* operator new(std::size_t size) {
  if (void* memory = take(size)) return memory;
  throw std::bad_alloc{};
}
void* operator new[](std::size_t size) {
  return operator new(size);
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  return take(size);
}
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept {
  return take(size);
}

void operator delete(void* memory) noexcept {
  std::free(memory);
}
void operator delete[](void* memory) noexcept {
  std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
  std::free(memory);
}
void operator delete[](void* memory, std::size_t) noexcept {
  std::free(memory);
}
void operator delete(void* memory, const std::nothrow_t&) noexcept {
  std::free(memory);
}
void operator delete[](void* memory, const std::nothrow_t&) noexcept {
  std::free(memory);
}
#endif
