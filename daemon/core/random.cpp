#include "core/random.hpp"

#include <openssl/crypto.h>
#include <openssl/rand.h>

#include <algorithm>
#include <cstring>
#include <stdexcept>

namespace pana {

void SecureRandom::fill(std::span<std::uint8_t> out) {
  while (!out.empty()) {
    if (left_ == 0) {
      if (RAND_bytes(buffer_, sizeof buffer_) != 1)
        throw std::runtime_error("the system gives no random bytes");
      left_ = sizeof buffer_;
    }
    const std::size_t count = std::min(left_, out.size());
    std::uint8_t* from = buffer_ + (sizeof buffer_ - left_);
    std::memcpy(out.data(), from, count);
    OPENSSL_cleanse(from, count);
    left_ -= count;
    out = out.subspan(count);
  }
}

// splitmix64 (Steele, Lea, Flood 2014).
std::uint64_t SeededRandom::next() {
  state_ += 0x9e3779b97f4a7c15ULL;
  std::uint64_t z = state_;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
  return z ^ (z >> 31);
}

void SeededRandom::fill(std::span<std::uint8_t> out) {
  for (auto& byte : out) byte = static_cast<std::uint8_t>(next() >> 32);
}

}  // namespace pana
