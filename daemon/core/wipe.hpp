#pragma once

namespace pana {

// Overwrites the part of this thread's stack that nobody uses now, 64 KiB from here on: parsers and moves of
// short texts leave copies there that no destructor reaches. To be called where the stack is shallow.
void wipe_unused_stack();

}  // namespace pana
