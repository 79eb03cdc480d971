#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "core/random.hpp"
#include "vault/keyring.hpp"

namespace pana::vault {

// Under which key a kind of record is sealed: the root key, or that of the day.
enum class Under : std::uint8_t { root, day };

// What is sealed: the kind and the id of the record, and the number of the kind's shape. All of it is
// authenticated, so that a sealed value opens neither for another record nor as another kind or shape.
struct About {
  std::string_view kind;
  std::string_view id;
  std::uint8_t shape = 1;
  Under under = Under::root;
};

// What became of an opening. `forgotten`: it was sealed under a day key that has been wiped, and nobody can
// read it again; that is meant to happen. `refused`: it was changed, moved, or sealed under other keys.
struct Opened {
  enum class Outcome : std::uint8_t { opened, forgotten, refused };
  Outcome outcome = Outcome::refused;
  std::string plain{};
};

// Seals with AES-256-GCM under the keys of the keyring: 1 byte for the key (2 root, 3 day followed by 4 bytes
// of its number, big-endian), 12 bytes of random nonce, ciphertext, 16 bytes of tag; the first bytes are
// authenticated, too. What was sealed before there were day keys (1) opens for records under the root key
// only. Also makes keyed fingerprints (HMAC-SHA-256 under the root key, shortened to 16 bytes, hex), so that
// a stolen database cannot be searched by guessing.
//
// Owned by one shard: not for use by several threads. The keyring and the random source must outlive it.
class Seal {
 public:
  Seal(Keyring& keyring, Random& random);
  ~Seal();
  Seal(Seal&&) noexcept;
  Seal& operator=(Seal&&) noexcept;

  std::string seal(const About& about, std::string_view plain);
  Opened open(const About& about, std::string_view sealed) const;
  std::string fingerprint(std::string_view first, std::string_view second) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace pana::vault
