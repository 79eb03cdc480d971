#include "vault/key.hpp"

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/params.h>

#include <algorithm>
#include <array>
#include <bit>
#include <memory>
#include <new>
#include <stdexcept>
#include <utility>

namespace pana::vault {
namespace {

// For our own keys and what OpenSSL calculates with.
constexpr std::size_t own_bytes = 256UL * 1024;
// An ephemeral key of X25519, P-256 or P-384 (at most 64), and room to be cut into pieces badly.
constexpr std::size_t bytes_per_connection = 128;

struct FreeMac {
  void operator()(EVP_MAC_CTX* context) const { EVP_MAC_CTX_free(context); }
};
using Mac = std::unique_ptr<EVP_MAC_CTX, FreeMac>;

Mac new_mac(const Key& key) {
  EVP_MAC* algorithm = EVP_MAC_fetch(nullptr, "HMAC", nullptr);
  Mac mac{EVP_MAC_CTX_new(algorithm)};
  EVP_MAC_free(algorithm);
  char digest[] = "SHA256";
  const OSSL_PARAM params[] = {OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest, 0),
                               OSSL_PARAM_construct_end()};
  if (!mac || EVP_MAC_init(mac.get(), key.bytes().data(), Key::size, params) != 1)
    throw std::runtime_error("OpenSSL cannot make an HMAC");
  return mac;
}

Key finish(const Mac& mac) {
  Key derived;
  std::size_t size = 0;
  if (EVP_MAC_final(mac.get(), derived.bytes().data(), &size, Key::size) != 1 || size != Key::size)
    throw std::runtime_error("OpenSSL cannot derive a key");
  return derived;
}

void cover(const Mac& mac, const void* data, std::size_t size) {
  if (EVP_MAC_update(mac.get(), static_cast<const unsigned char*>(data), size) != 1)
    throw std::runtime_error("OpenSSL cannot derive a key");
}

}  // namespace

bool lock_key_memory(std::size_t connections) {
  constexpr int locked = 1;
  const auto bytes = std::bit_ceil(own_bytes + connections * bytes_per_connection);
  return CRYPTO_secure_malloc_init(bytes, 32) == locked;
}

Key::Key() : bytes_(static_cast<std::uint8_t*>(OPENSSL_secure_zalloc(size))) {
  if (bytes_ == nullptr) throw std::bad_alloc();
}

Key::Key(ConstBytes from) : Key() {
  std::copy(from.begin(), from.end(), bytes_);
}

Key::Key(Key&& other) noexcept : bytes_(std::exchange(other.bytes_, nullptr)) {}

Key& Key::operator=(Key&& other) noexcept {
  std::swap(bytes_, other.bytes_);
  return *this;
}

Key::~Key() {
  OPENSSL_secure_clear_free(bytes_, size);
}

Key Key::random(Random& random) {
  Key key;
  random.fill(key.bytes());
  return key;
}

bool operator==(const Key& a, const Key& b) {
  return CRYPTO_memcmp(a.bytes_, b.bytes_, Key::size) == 0;
}

Key derive(const Key& key, std::string_view label) {
  const auto mac = new_mac(key);
  cover(mac, label.data(), label.size());
  return finish(mac);
}

Key derive(const Key& key, std::string_view label, std::uint32_t number) {
  const std::array<std::uint8_t, 4> big_endian{
      static_cast<std::uint8_t>(number >> 24), static_cast<std::uint8_t>(number >> 16),
      static_cast<std::uint8_t>(number >> 8), static_cast<std::uint8_t>(number)};
  const auto mac = new_mac(key);
  cover(mac, label.data(), label.size());
  cover(mac, big_endian.data(), big_endian.size());
  return finish(mac);
}

}  // namespace pana::vault
