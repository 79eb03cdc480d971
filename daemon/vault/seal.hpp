#pragma once
#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "core/random.hpp"
#include "core/result.hpp"

namespace pana::vault {

// Seals with AES-256-GCM under the keyring's key: 1 byte key version, 12 bytes random nonce, ciphertext, 16
// bytes tag. `about` (kind and id of the record) is authenticated with it, so that a sealed value cannot be
// moved to another record. Also makes keyed fingerprints (HMAC-SHA-256, shortened to 16 bytes, hex), so that
// a stolen database cannot be searched by guessing.
//
// Owned by one shard: not for use by several threads.
class Seal {
 public:
  using Key = std::array<std::uint8_t, 32>;

  Seal(const Key& key, Random& random);
  ~Seal();
  Seal(Seal&&) noexcept;
  Seal& operator=(Seal&&) noexcept;

  std::string seal(std::string_view about, std::string_view plain);
  // A Fault (internal_error) where the value was changed, moved or sealed under another key.
  Result<std::string> open(std::string_view about, std::string_view sealed) const;
  std::string fingerprint(std::string_view first, std::string_view second) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// Reads the key file (64 hex digits, mode 0600 or stricter); makes a new one where `create` and it does not
// exist. Throws std::runtime_error that says what to do.
Seal::Key load_keyring(const std::string& path, bool create, Random& random);

}  // namespace pana::vault
