#pragma once
#include <cstddef>
#include <list>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/time.hpp"

namespace pana::access {

// A token bucket per key (an address, an account): `burst` at once, `per_second` in the long run. Keeps the
// `most_keys` used last; who is forgotten starts with a full bucket, so the table should hold more keys than
// can be active.
//
// A clock that goes back neither fills nor empties a bucket. Not for use by several threads.
class Throttle {
 public:
  struct Limits {
    double burst = 10;
    double per_second = 1;
    std::size_t most_keys = 10'000;
  };

  explicit Throttle(Limits limits) : limits_(limits) {}

  // Takes one token of the key's; false, and nothing taken, where it has none.
  bool take(std::string_view key, Instant now);
  // Gives a token back that should not have counted.
  void give_back(std::string_view key, Instant now);
  std::size_t keys() const { return by_key_.size(); }

 private:
  struct Bucket {
    std::string key;
    double tokens;
    Instant filled;
  };
  Bucket& filled(std::string_view key, Instant now);
  Bucket& bucket_of(std::string_view key, Instant now);

  Limits limits_;
  std::list<Bucket> buckets_;                                                 // used last first
  std::unordered_map<std::string_view, std::list<Bucket>::iterator> by_key_;  // views of the buckets' keys
};

}  // namespace pana::access
