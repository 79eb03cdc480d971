#include "vault/seal.hpp"

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <span>
#include <stdexcept>

namespace pana::vault {
namespace {

constexpr std::uint8_t key_version = 1;
constexpr std::size_t nonce_size = 12;
constexpr std::size_t tag_size = 16;
constexpr std::size_t head_size = 1 + nonce_size;

using Bytes = const unsigned char*;
Bytes bytes(std::string_view text) {
  return reinterpret_cast<Bytes>(text.data());
}
unsigned char* bytes(std::string& text) {
  return reinterpret_cast<unsigned char*>(text.data());
}

struct FreeCipher {
  void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
};
struct FreeMac {
  void operator()(EVP_MAC_CTX* context) const { EVP_MAC_CTX_free(context); }
};
using Cipher = std::unique_ptr<EVP_CIPHER_CTX, FreeCipher>;
using Mac = std::unique_ptr<EVP_MAC_CTX, FreeMac>;

void must(bool fine, const char* what) {
  if (!fine) throw std::runtime_error(std::string("OpenSSL cannot ") + what);
}

Mac new_mac(const Seal::Key& key) {
  EVP_MAC* algorithm = EVP_MAC_fetch(nullptr, "HMAC", nullptr);
  must(algorithm != nullptr, "make an HMAC");
  Mac mac{EVP_MAC_CTX_new(algorithm)};
  EVP_MAC_free(algorithm);
  char digest[] = "SHA256";
  const OSSL_PARAM params[] = {OSSL_PARAM_construct_utf8_string("digest", digest, 0),
                               OSSL_PARAM_construct_end()};
  must(mac && EVP_MAC_init(mac.get(), key.data(), key.size(), params) == 1, "make an HMAC");
  return mac;
}

// One key per purpose, so that a sealing key never meets the data that a fingerprint covers.
Seal::Key derive(const Seal::Key& key, std::string_view purpose) {
  const Mac mac = new_mac(key);
  Seal::Key derived{};
  std::size_t size = 0;
  must(EVP_MAC_update(mac.get(), bytes(purpose), purpose.size()) == 1 &&
           EVP_MAC_final(mac.get(), derived.data(), &size, derived.size()) == 1 && size == derived.size(),
       "derive a key");
  return derived;
}

Cipher new_cipher(const Seal::Key& key, bool sealing) {
  Cipher cipher{EVP_CIPHER_CTX_new()};
  must(cipher &&
           EVP_CipherInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, key.data(), nullptr, sealing) == 1,
       "make a cipher");
  return cipher;
}

std::string hex(std::span<const std::uint8_t> from) {
  static constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  text.reserve(2 * from.size());
  for (const auto byte : from) {
    text += digits[byte >> 4];
    text += digits[byte & 15];
  }
  return text;
}

}  // namespace

struct Seal::State {
  Cipher sealing;
  Cipher opening;
  Mac fingerprints;
  Random& random;
};

Seal::Seal(const Key& key, Random& random) {
  Key sealing = derive(key, "pana seal 1");
  Key fingerprints = derive(key, "pana fingerprint 1");
  state_ = std::make_unique<State>(
      State{new_cipher(sealing, true), new_cipher(sealing, false), new_mac(fingerprints), random});
  OPENSSL_cleanse(sealing.data(), sealing.size());
  OPENSSL_cleanse(fingerprints.data(), fingerprints.size());
}

Seal::~Seal() = default;
Seal::Seal(Seal&&) noexcept = default;
Seal& Seal::operator=(Seal&&) noexcept = default;

std::string Seal::seal(std::string_view about, std::string_view plain) {
  std::string sealed(head_size + plain.size() + tag_size, '\0');
  sealed[0] = static_cast<char>(key_version);
  auto* const out = bytes(sealed);
  state_->random.fill({out + 1, nonce_size});
  auto* const cipher = state_->sealing.get();
  int size = 0;
  must(EVP_EncryptInit_ex(cipher, nullptr, nullptr, nullptr, out + 1) == 1 &&
           EVP_EncryptUpdate(cipher, nullptr, &size, bytes(about), static_cast<int>(about.size())) == 1 &&
           EVP_EncryptUpdate(cipher, out + head_size, &size, bytes(plain), static_cast<int>(plain.size())) ==
               1 &&
           EVP_EncryptFinal_ex(cipher, out + head_size + size, &size) == 1 &&
           EVP_CIPHER_CTX_ctrl(cipher, EVP_CTRL_GCM_GET_TAG, tag_size, out + head_size + plain.size()) == 1,
       "seal");
  return sealed;
}

Result<std::string> Seal::open(std::string_view about, std::string_view sealed) const {
  if (sealed.size() < head_size + tag_size || static_cast<std::uint8_t>(sealed[0]) != key_version) {
    return fault(FaultCode::internal_error);
  }
  const auto body = sealed.substr(head_size, sealed.size() - head_size - tag_size);
  std::string tag{sealed.substr(sealed.size() - tag_size)};
  std::string plain(body.size(), '\0');
  auto* const cipher = state_->opening.get();
  int size = 0;
  const bool fine =
      EVP_DecryptInit_ex(cipher, nullptr, nullptr, nullptr, bytes(sealed) + 1) == 1 &&
      EVP_DecryptUpdate(cipher, nullptr, &size, bytes(about), static_cast<int>(about.size())) == 1 &&
      EVP_DecryptUpdate(cipher, bytes(plain), &size, bytes(body), static_cast<int>(body.size())) == 1 &&
      EVP_CIPHER_CTX_ctrl(cipher, EVP_CTRL_GCM_SET_TAG, tag_size, tag.data()) == 1 &&
      EVP_DecryptFinal_ex(cipher, bytes(plain) + size, &size) == 1;
  if (!fine) return fault(FaultCode::internal_error);
  return plain;
}

std::string Seal::fingerprint(std::string_view first, std::string_view second) const {
  auto* const mac = state_->fingerprints.get();
  // The length of the first part stands before it, so that "ab"+"c" and "a"+"bc" differ.
  const std::uint64_t length = first.size();
  std::array<std::uint8_t, 32> digest{};
  std::size_t size = 0;
  must(EVP_MAC_init(mac, nullptr, 0, nullptr) == 1 &&
           EVP_MAC_update(mac, reinterpret_cast<Bytes>(&length), sizeof length) == 1 &&
           EVP_MAC_update(mac, bytes(first), first.size()) == 1 &&
           EVP_MAC_update(mac, bytes(second), second.size()) == 1 &&
           EVP_MAC_final(mac, digest.data(), &size, digest.size()) == 1,
       "make a fingerprint");
  return hex(std::span{digest}.first(16));
}

}  // namespace pana::vault
