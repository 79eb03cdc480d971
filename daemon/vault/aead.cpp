#include "vault/aead.hpp"

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <stdexcept>

namespace pana::vault {
namespace {

struct FreeCipher {
  void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
};
using Cipher = std::unique_ptr<EVP_CIPHER_CTX, FreeCipher>;

const unsigned char* bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}
unsigned char* bytes(std::string& text) {
  return reinterpret_cast<unsigned char*>(text.data());
}

void must(bool fine, const char* what) {
  if (!fine) throw std::runtime_error(std::string("OpenSSL cannot ") + what);
}

Cipher new_cipher(const Key& key, bool sealing) {
  Cipher cipher{EVP_CIPHER_CTX_new()};
  must(cipher && EVP_CipherInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, key.bytes().data(), nullptr,
                                   sealing) == 1,
       "make a cipher");
  return cipher;
}

}  // namespace

struct Aead::State {
  Cipher sealing;
  Cipher opening;
};

Aead::Aead(const Key& key) : state_(new State{new_cipher(key, true), new_cipher(key, false)}) {}
Aead::~Aead() = default;
Aead::Aead(Aead&&) noexcept = default;
Aead& Aead::operator=(Aead&&) noexcept = default;

void Aead::seal(std::string_view about, std::string_view plain, Random& random, std::string& out) {
  const auto begin = out.size();
  out.resize(begin + nonce_size + plain.size() + tag_size);
  auto* const nonce = bytes(out) + begin;
  auto* const body = nonce + nonce_size;
  random.fill({nonce, nonce_size});
  auto* const cipher = state_->sealing.get();
  int size = 0;
  must(EVP_EncryptInit_ex(cipher, nullptr, nullptr, nullptr, nonce) == 1 &&
           EVP_EncryptUpdate(cipher, nullptr, &size, bytes(about), static_cast<int>(about.size())) == 1 &&
           EVP_EncryptUpdate(cipher, body, &size, bytes(plain), static_cast<int>(plain.size())) == 1 &&
           EVP_EncryptFinal_ex(cipher, body + size, &size) == 1 &&
           EVP_CIPHER_CTX_ctrl(cipher, EVP_CTRL_GCM_GET_TAG, tag_size, body + plain.size()) == 1,
       "seal");
}

std::optional<std::string> Aead::open(std::string_view about, std::string_view sealed) {
  if (sealed.size() < overhead) return std::nullopt;
  const auto body = sealed.substr(nonce_size, sealed.size() - overhead);
  std::string tag{sealed.substr(sealed.size() - tag_size)};
  std::string plain(body.size(), '\0');
  auto* const cipher = state_->opening.get();
  int size = 0;
  const bool fine =
      EVP_DecryptInit_ex(cipher, nullptr, nullptr, nullptr, bytes(sealed)) == 1 &&
      EVP_DecryptUpdate(cipher, nullptr, &size, bytes(about), static_cast<int>(about.size())) == 1 &&
      EVP_DecryptUpdate(cipher, bytes(plain), &size, bytes(body), static_cast<int>(body.size())) == 1 &&
      EVP_CIPHER_CTX_ctrl(cipher, EVP_CTRL_GCM_SET_TAG, tag_size, tag.data()) == 1 &&
      EVP_DecryptFinal_ex(cipher, bytes(plain) + size, &size) == 1;
  if (fine) return plain;
  // What did not prove genuine is not left lying about.
  OPENSSL_cleanse(plain.data(), plain.size());
  return std::nullopt;
}

}  // namespace pana::vault
