#pragma once
#include <cstddef>
#include <cstdint>
#include <span>

namespace pana {

// A source of random bytes. Production uses SecureRandom; tests pass a SeededRandom.
class Random {
 public:
  virtual ~Random() = default;
  virtual void fill(std::span<std::uint8_t> out) = 0;
};

// The operating system's generator through OpenSSL (buffered per object: not for sharing between threads).
class SecureRandom final : public Random {
 public:
  void fill(std::span<std::uint8_t> out) override;

 private:
  std::uint8_t buffer_[256] = {};
  std::size_t left_ = 0;
};

// Repeatable bytes for tests and simulations; never for keys.
class SeededRandom final : public Random {
 public:
  explicit SeededRandom(std::uint64_t seed) : state_(seed) {}
  void fill(std::span<std::uint8_t> out) override;
  std::uint64_t next();
  // A number in [0, bound).
  std::uint64_t below(std::uint64_t bound) { return bound == 0 ? 0 : next() % bound; }

 private:
  std::uint64_t state_;
};

}  // namespace pana
