#include "core/wipe.hpp"

#include <openssl/crypto.h>

namespace pana {

[[gnu::noinline]] void wipe_unused_stack() {
  unsigned char below[64 * 1024];
  OPENSSL_cleanse(below, sizeof below);
}

}  // namespace pana
