#include "unit/domain/allocations.hpp"

#include <cstdlib>
#include <new>

namespace {

thread_local std::size_t taken = 0;

}  // namespace

namespace pana::tests {

std::size_t allocations() {
  return taken;
}

}  // namespace pana::tests

void* operator new(std::size_t size) {
  ++taken;
  if (void* memory = std::malloc(size == 0 ? 1 : size)) return memory;
  throw std::bad_alloc{};
}

void operator delete(void* memory) noexcept {
  std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
  std::free(memory);
}
