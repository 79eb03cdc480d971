#pragma once
#include <cstdint>
#include <utility>

#include "core/time.hpp"
#include "vault/key.hpp"

namespace pana::vault {

// The number of a day key: the days since 1970 (UTC). Where keys were wiped ahead of time (an evacuation) the
// newest number may run ahead of the day.
using KeyNumber = std::uint32_t;
KeyNumber day_of(Instant at);

// The chain of day keys, from the oldest that is still there on. chain(n+1) = HMAC(chain(n), "pana day chain
// 1" ‖ n+1), and the key that seals, HMAC(chain(n), "pana day key 1" ‖ n): whoever has a chain key has all
// later keys and no earlier one.
class Ratchet {
 public:
  Ratchet(KeyNumber oldest, Key chain) : oldest_(oldest), chain_(std::move(chain)) {}

  KeyNumber oldest() const { return oldest_; }
  const Key& chain() const { return chain_; }
  // `number` is not older than oldest(). Takes one HMAC per day between.
  Key sealing_key(KeyNumber number) const;
  // Wipes every key before `to`; does nothing where it is not newer.
  void advance(KeyNumber to);
  Ratchet copy() const { return {oldest_, chain_.copy()}; }

 private:
  Key chain_at(KeyNumber number) const;

  KeyNumber oldest_;
  Key chain_;
};

}  // namespace pana::vault
