#pragma once
#include <string>
#include <vector>

#include "bench/world.hpp"

namespace pana::bench {

// So many letters at the end of a name make it another one.
inline constexpr std::size_t recorded_digits = 12;

// A placement as panad sent it to Redis, and where in it the names stand that must differ in every call.
struct RecordedCall {
  std::string command;             // RESP
  std::vector<std::size_t> marks;  // where idempotency key, request and offer end, wherever they stand
};

// Places `count` households through panad and listens to Redis meanwhile, so that the bare script is called
// with just what panad gives it, however that changes.
std::vector<RecordedCall> record_placements(const World& world, std::size_t count);

}  // namespace pana::bench
