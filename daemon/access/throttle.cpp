#include "access/throttle.hpp"

#include <algorithm>
#include <chrono>

namespace pana::access {

bool Throttle::take(std::string_view key, Instant now) {
  auto& bucket = filled(key, now);
  if (bucket.tokens < 1) return false;
  bucket.tokens -= 1;
  return true;
}

void Throttle::give_back(std::string_view key, Instant now) {
  auto& bucket = filled(key, now);
  bucket.tokens = std::min(limits_.burst, bucket.tokens + 1);
}

Throttle::Bucket& Throttle::filled(std::string_view key, Instant now) {
  auto& bucket = bucket_of(key, now);
  if (now > bucket.filled) {
    const std::chrono::duration<double> passed = now - bucket.filled;
    bucket.tokens = std::min(limits_.burst, bucket.tokens + passed.count() * limits_.per_second);
    bucket.filled = now;
  }
  return bucket;
}

Throttle::Bucket& Throttle::bucket_of(std::string_view key, Instant now) {
  if (const auto known = by_key_.find(key); known != by_key_.end()) {
    buckets_.splice(buckets_.begin(), buckets_, known->second);
    return buckets_.front();
  }
  if (!buckets_.empty() && buckets_.size() >= limits_.most_keys) {
    by_key_.erase(buckets_.back().key);
    buckets_.pop_back();
  }
  buckets_.push_front({std::string{key}, limits_.burst, now});
  by_key_.emplace(buckets_.front().key, buckets_.begin());
  return buckets_.front();
}

}  // namespace pana::access
