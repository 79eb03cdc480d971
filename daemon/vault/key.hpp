#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "core/random.hpp"

namespace pana::vault {

// Sets up the memory in which keys stand: locked, so that it is never swapped, left out of core dumps, wiped
// when it is given back. OpenSSL puts the ephemeral key of each TLS connection there, for as long as it is
// open, and refuses handshakes when it is full: so there is room for so many `connections`. To be called
// once, before the first Key. False where the system does not lock it (LimitMEMLOCK); keys then stand in it
// unlocked.
bool lock_key_memory(std::size_t connections);

// 32 secret bytes, in that memory where there is one. Moved, copied only by name, wiped when it goes.
class Key {
 public:
  static constexpr std::size_t size = 32;
  using Bytes = std::span<std::uint8_t, size>;
  using ConstBytes = std::span<const std::uint8_t, size>;

  Key();  // zeros
  explicit Key(ConstBytes from);
  Key(Key&& other) noexcept;
  Key& operator=(Key&& other) noexcept;
  Key(const Key&) = delete;
  Key& operator=(const Key&) = delete;
  ~Key();

  static Key random(Random& random);
  Key copy() const { return Key{bytes()}; }
  Bytes bytes() { return Bytes{bytes_, size}; }
  ConstBytes bytes() const { return ConstBytes{bytes_, size}; }
  // In constant time.
  friend bool operator==(const Key& a, const Key& b);

 private:
  std::uint8_t* bytes_;
};

// HMAC-SHA-256(key, label), and HMAC-SHA-256(key, label ‖ number, big-endian): one key per purpose, so that a
// key that seals never meets the data that another one covers. From the derived key there is no way back.
Key derive(const Key& key, std::string_view label);
Key derive(const Key& key, std::string_view label, std::uint32_t number);

}  // namespace pana::vault
