#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "vault/key.hpp"

namespace pana::vault {

// AES-256-GCM under one key. What it makes is 12 bytes of random nonce, the ciphertext and 16 bytes of tag.
// Not for use by several threads at once.
class Aead {
 public:
  static constexpr std::size_t nonce_size = 12;
  static constexpr std::size_t tag_size = 16;
  static constexpr std::size_t overhead = nonce_size + tag_size;

  explicit Aead(const Key& key);
  ~Aead();
  Aead(Aead&&) noexcept;
  Aead& operator=(Aead&&) noexcept;

  // Appends to `out`. `about` is authenticated, not stored.
  void seal(std::string_view about, std::string_view plain, Random& random, std::string& out);
  // Nothing where a bit differs, or key or `about` are others.
  std::optional<std::string> open(std::string_view about, std::string_view sealed);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace pana::vault
