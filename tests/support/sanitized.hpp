#pragma once

// PANA_SANITIZED: AddressSanitizer or ThreadSanitizer has memory of its own; it keeps what is given back, and
// its `new` cannot be replaced.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define PANA_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define PANA_SANITIZED 1
#endif
#endif
