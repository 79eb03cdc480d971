#pragma once

namespace pana::app {

// In a program that links this, what `new` gave is overwritten when it is given back: texts, JSON trees,
// frames and coroutines leave nothing behind on the heap. This call makes OpenSSL do the same; it must come
// before anything else of OpenSSL's, and answers false where it came too late. Built without it where a
// sanitizer keeps its own memory.
bool wipe_freed_memory();

}  // namespace pana::app
