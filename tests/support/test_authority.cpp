#include "support/test_authority.hpp"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <stdexcept>

namespace pana::test {
namespace {

constexpr auto authority_name = "Authority of tests";

// The whole file at once, so that nobody reads half of it.
template <class Write>
void write_file(const std::string& path, Write write) {
  const auto partial = path + ".new";
  std::FILE* file = std::fopen(partial.c_str(), "w");
  if (file == nullptr || ::fchmod(::fileno(file), 0600) != 0 || write(file) != 1)
    throw std::runtime_error("cannot write " + path);
  std::fclose(file);
  std::filesystem::rename(partial, path);
}

void set_name(X509_NAME* name, const std::string& text) {
  X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>(text.c_str()),
                             -1, -1, 0);
}

void add(X509* to, int what, const char* value) {
  X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, nullptr, what, value);
  X509_add_ext(to, extension, -1);
  X509_EXTENSION_free(extension);
}

std::string fingerprint_of(const X509* certificate) {
  std::array<unsigned char, 32> digest{};
  X509_digest(certificate, EVP_sha256(), digest.data(), nullptr);
  std::string text;
  for (const auto byte : digest) {
    std::array<char, 3> hex{};
    std::snprintf(hex.data(), hex.size(), "%02x", byte);
    text += hex.data();
  }
  return text;
}

}  // namespace

TestAuthority::TestAuthority() : key_(EVP_EC_gen("P-256"), EVP_PKEY_free) {
  std::string pattern = std::filesystem::temp_directory_path() / "pana-authority-XXXXXX";
  if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("cannot make " + pattern);
  folder_ = pattern;
  certificate_ = sign(key_, 1, authority_name, {.usage = nullptr});
  write("ca", certificate_, key_);
  write_list();
}

TestAuthority::~TestAuthority() {
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

TestAuthority::Certificate TestAuthority::sign(const Key& key, long serial, const std::string& name,
                                               const Wish& wish) const {
  Certificate made(X509_new(), X509_free);
  X509_set_version(made.get(), 2);
  ASN1_INTEGER_set(X509_get_serialNumber(made.get()), serial);
  X509_gmtime_adj(X509_getm_notBefore(made.get()), wish.from.count());
  X509_gmtime_adj(X509_getm_notAfter(made.get()), wish.until.count());
  X509_set_pubkey(made.get(), key.get());
  set_name(X509_get_subject_name(made.get()), name);
  set_name(X509_get_issuer_name(made.get()), authority_name);
  const bool authority = key == key_;
  add(made.get(), NID_basic_constraints, authority ? "critical,CA:TRUE" : "critical,CA:FALSE");
  add(made.get(), NID_key_usage, authority ? "critical,keyCertSign,cRLSign" : "critical,digitalSignature");
  if (wish.usage != nullptr) add(made.get(), NID_ext_key_usage, wish.usage);
  X509_sign(made.get(), key_.get(), EVP_sha256());
  return made;
}

void TestAuthority::write(const std::string& name, const Certificate& certificate, const Key& key) const {
  write_file(folder_ + "/" + name + ".crt",
             [&](std::FILE* file) { return PEM_write_X509(file, certificate.get()); });
  write_file(folder_ + "/" + name + ".key", [&](std::FILE* file) {
    return PEM_write_PrivateKey(file, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
  });
}

TestAuthority::Issued TestAuthority::issue(const Wish& wish) {
  const Key key(EVP_EC_gen("P-256"), EVP_PKEY_free);
  const long serial = ++issued_;
  const auto name = "terminal-" + std::to_string(serial);
  const auto made = sign(key, serial, name, wish);
  write(name, made, key);
  return {folder_ + "/" + name + ".crt", folder_ + "/" + name + ".key", fingerprint_of(made.get()), serial};
}

void TestAuthority::write_list(seconds until) const {
  const std::unique_ptr<X509_CRL, void (*)(X509_CRL*)> list(X509_CRL_new(), X509_CRL_free);
  const std::unique_ptr<ASN1_TIME, void (*)(ASN1_TIME*)> time(X509_gmtime_adj(nullptr, -7200),
                                                              ASN1_TIME_free);
  X509_CRL_set_version(list.get(), 1);
  X509_CRL_set_issuer_name(list.get(), X509_get_subject_name(certificate_.get()));
  X509_CRL_set1_lastUpdate(list.get(), time.get());
  for (const auto serial : revoked_) {
    X509_REVOKED* entry = X509_REVOKED_new();
    const std::unique_ptr<ASN1_INTEGER, void (*)(ASN1_INTEGER*)> number(ASN1_INTEGER_new(),
                                                                        ASN1_INTEGER_free);
    ASN1_INTEGER_set(number.get(), serial);
    X509_REVOKED_set_serialNumber(entry, number.get());
    X509_REVOKED_set_revocationDate(entry, time.get());
    X509_CRL_add0_revoked(list.get(), entry);
  }
  X509_gmtime_adj(time.get(), until.count());
  X509_CRL_set1_nextUpdate(list.get(), time.get());
  X509_CRL_sort(list.get());
  X509_CRL_sign(list.get(), key_.get(), EVP_sha256());
  write_file(list_file(), [&](std::FILE* file) { return PEM_write_X509_CRL(file, list.get()); });
}

}  // namespace pana::test
