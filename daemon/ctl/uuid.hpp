#pragma once
#include <string>

#include "core/random.hpp"

namespace pana::ctl {

// A random (version 4) UUID in lower case: an idempotency key.
std::string new_uuid(Random& random);

}  // namespace pana::ctl
