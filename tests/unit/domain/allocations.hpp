#pragma once
#include <cstddef>

namespace pana::tests {

// How often this thread has taken memory with operator new.
std::size_t allocations();

}  // namespace pana::tests
