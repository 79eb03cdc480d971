#pragma once
#include <array>
#include <string>

#include "core/async.hpp"
#include "core/metrics.hpp"
#include "core/random.hpp"
#include "core/result.hpp"
#include "core/time.hpp"
#include "domain/board.hpp"
#include "operations/refusals.hpp"
#include "store/store.hpp"

namespace pana::operations {

// The parts of one shard that operations work with. Outlives every operation.
struct Context {
  store::Store& store;
  Board& board;
  const Clock& clock;
  Random& random;
  Metrics& metrics;
  std::array<TimeLimits, 3> limits;  // by Urgency
  minutes handover_window{0};        // after an acceptance; 0: as long as the unit is held
  Refusals refusals{};
  // Accounts that a request is to be concealed from: naming them tells that they exist. By who names them.
  access::Throttle namings{{.burst = 10, .per_second = 1.0 / 60, .most_keys = 10'000}};
};

// Who calls, with which idempotency key and which method.
struct Caller {
  Actor actor;
  std::string method;
  std::string key{};
  std::string fingerprint{};

  store::Once once() const { return {actor, method, key, fingerprint}; }
};

// The daemon itself: deadlines and cascades. Its actions carry no key; the store's versions keep them single.
inline Caller daemon_itself(std::string method) {
  return {Actor{AccountId{"system"}, Role::system, {}, {}}, std::move(method), {}, {}};
}

inline const TimeLimits& limits_for(const Context& context, Urgency urgency) {
  return context.limits[static_cast<std::size_t>(urgency)];
}

}  // namespace pana::operations
