#include "audit/signing_key.hpp"

#include <fcntl.h>
#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/sha.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <stdexcept>

#include "audit/file.hpp"
#include "core/secret.hpp"

namespace pana::audit {
namespace {

struct FreeBio {
  void operator()(BIO* bio) const { BIO_free(bio); }
};
using Bio = std::unique_ptr<BIO, FreeBio>;

Bio reading(std::string_view text) {
  return Bio{BIO_new_mem_buf(text.data(), static_cast<int>(text.size()))};
}

std::string text_of(BIO* bio) {
  char* data = nullptr;
  const auto size = BIO_get_mem_data(bio, &data);
  return {data, static_cast<std::size_t>(size)};
}

std::string pem_of(EVP_PKEY* key) {
  const Bio bio{BIO_new(BIO_s_mem())};
  PEM_write_bio_PUBKEY(bio.get(), key);
  return text_of(bio.get());
}

std::string name_of_key(EVP_PKEY* key) {
  std::array<unsigned char, 32> raw{};
  auto size = raw.size();
  if (EVP_PKEY_get_raw_public_key(key, raw.data(), &size) != 1) return {};
  Hash hash{};
  SHA256(raw.data(), size, hash.data());
  return to_hex(hash).substr(0, 16);
}

[[noreturn]] void fail(const std::string& file, const std::string& why) {
  throw std::runtime_error("audit.signing_key " + file + ": " + why);
}

Secret read_private(const std::string& file, int descriptor) {
  struct stat about{};
  if (::fstat(descriptor, &about) != 0) fail(file, std::strerror(errno));
  if ((about.st_mode & 077) != 0) fail(file, "others can read it; run: chmod 600 " + file);
  std::string text(4096, '\0');
  const auto size = ::read(descriptor, text.data(), text.size());
  if (size < 0) fail(file, std::strerror(errno));
  text.resize(static_cast<std::size_t>(size));
  return Secret{std::move(text)};
}

}  // namespace

void FreeKey::operator()(evp_pkey_st* key) const {
  EVP_PKEY_free(key);
}

std::size_t PublicKeys::add(std::string_view pem) {
  const auto bio = reading(pem);
  std::size_t count = 0;
  while (Key key{PEM_read_bio_PUBKEY(bio.get(), nullptr, nullptr, nullptr)}) {
    if (EVP_PKEY_get_id(key.get()) != EVP_PKEY_ED25519) continue;
    auto name = name_of_key(key.get());
    keys_[std::move(name)] = std::move(key);
    ++count;
  }
  ERR_clear_error();  // where the text ends is an error for OpenSSL
  return count;
}

bool PublicKeys::signed_by_known(const Head& head) const {
  const auto found = keys_.find(head.key);
  if (found == keys_.end()) return false;
  const auto text = signed_text(head);
  EVP_MD_CTX* const context = EVP_MD_CTX_new();
  const bool good = EVP_DigestVerifyInit(context, nullptr, nullptr, nullptr, found->second.get()) == 1 &&
                    EVP_DigestVerify(context, head.signature.data(), head.signature.size(),
                                     reinterpret_cast<const unsigned char*>(text.data()), text.size()) == 1;
  EVP_MD_CTX_free(context);
  ERR_clear_error();
  return good;
}

std::string PublicKeys::pem(const std::string& name) const {
  const auto found = keys_.find(name);
  return found == keys_.end() ? std::string{} : pem_of(found->second.get());
}

SigningKey::SigningKey(Key key) : key_(std::move(key)), name_(name_of_key(key_.get())) {}

SigningKey SigningKey::fresh() {
  Key key{EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519")};
  if (!key) throw std::runtime_error("OpenSSL makes no Ed25519 key");
  return SigningKey{std::move(key)};
}

SigningKey SigningKey::load(const std::string& file) {
  for (int attempt = 0; attempt < 2; ++attempt) {
    const File found{::open(file.c_str(), O_RDONLY | O_CLOEXEC)};
    if (found.open()) {
      const auto pem = read_private(file, found.get());
      const auto bio = reading(pem.reveal());
      Key key{PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, nullptr)};
      ERR_clear_error();
      if (!key || EVP_PKEY_get_id(key.get()) != EVP_PKEY_ED25519) {
        fail(file,
             "no Ed25519 key in PEM; move it away to get a new one, and tell auditors the new public key");
      }
      SigningKey loaded{std::move(key)};
      // Where the folder is read-only, somebody else has put the public key where auditors find it.
      put_file(file + ".pub", loaded.public_pem(), 0644);
      return loaded;
    }
    if (errno != ENOENT) fail(file, std::strerror(errno));
    const Secret pem{fresh().private_pem()};
    if (const auto error = make_file(file, pem.reveal()); error)
      fail(file, "cannot be made: " + error.message());
  }
  fail(file, "vanished while it was made");
}

std::string SigningKey::public_pem() const {
  return pem_of(key_.get());
}

std::string SigningKey::private_pem() const {
  const Bio bio{BIO_new(BIO_s_secmem())};
  PEM_write_bio_PKCS8PrivateKey(bio.get(), key_.get(), nullptr, nullptr, 0, nullptr, nullptr);
  return text_of(bio.get());
}

void SigningKey::sign(Head& head) const {
  head.key = name_;
  const auto text = signed_text(head);
  auto size = head.signature.size();
  EVP_MD_CTX* const context = EVP_MD_CTX_new();
  const bool done = EVP_DigestSignInit(context, nullptr, nullptr, nullptr, key_.get()) == 1 &&
                    EVP_DigestSign(context, head.signature.data(), &size,
                                   reinterpret_cast<const unsigned char*>(text.data()), text.size()) == 1;
  EVP_MD_CTX_free(context);
  if (!done) throw std::runtime_error("OpenSSL cannot sign an audit head");
}

}  // namespace pana::audit
