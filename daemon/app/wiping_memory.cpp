#include "app/wiping_memory.hpp"

#include <malloc.h>
#include <openssl/crypto.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <new>

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define PANA_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || __has_feature(memory_sanitizer)
#define PANA_SANITIZED 1
#endif
#endif

#ifndef PANA_SANITIZED
namespace {

void wipe_and_free(void* memory) noexcept {
  if (memory == nullptr) return;
  ::explicit_bzero(memory, ::malloc_usable_size(memory));
  std::free(memory);
}

void* get(std::size_t size) {
  for (;;) {
    if (void* memory = std::malloc(std::max<std::size_t>(size, 1))) return memory;
    const auto handler = std::get_new_handler();
    if (handler == nullptr) throw std::bad_alloc();
    handler();
  }
}

void* get(std::size_t size, std::align_val_t alignment) {
  const auto step = static_cast<std::size_t>(alignment);
  if (void* memory = std::aligned_alloc(step, (std::max<std::size_t>(size, 1) + step - 1) / step * step))
    return memory;
  throw std::bad_alloc();
}

void* openssl_get(std::size_t size, const char*, int) {
  return std::malloc(size);
}

// The old place is wiped when what it held has moved.
void* openssl_get_other(void* memory, std::size_t size, const char*, int) {
  void* other = size == 0 ? nullptr : std::malloc(size);
  if (memory == nullptr || (other == nullptr && size != 0)) return other;
  if (other != nullptr) std::memcpy(other, memory, std::min(size, ::malloc_usable_size(memory)));
  wipe_and_free(memory);
  return other;
}

void openssl_free(void* memory, const char*, int) {
  wipe_and_free(memory);
}

}  // namespace

// The other forms of new and delete come here by themselves.
void* operator new(std::size_t size) {
  return get(size);
}
void* operator new(std::size_t size, std::align_val_t alignment) {
  return get(size, alignment);
}
void operator delete(void* memory) noexcept {
  wipe_and_free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
  wipe_and_free(memory);
}
void operator delete(void* memory, std::align_val_t) noexcept {
  wipe_and_free(memory);
}
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept {
  wipe_and_free(memory);
}

bool pana::app::wipe_freed_memory() {
  return CRYPTO_set_mem_functions(openssl_get, openssl_get_other, openssl_free) == 1;
}
#else
bool pana::app::wipe_freed_memory() {
  return true;
}
#endif
