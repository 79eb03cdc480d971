#include "server/client_trust.hpp"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace pana::server {
namespace {

constexpr int longest_chain = 4;

std::unique_ptr<BIO, int (*)(BIO*)> open_file(const std::string& file, const std::string& what) {
  std::unique_ptr<BIO, int (*)(BIO*)> bio(BIO_new_file(file.c_str(), "r"), BIO_free);
  ERR_clear_error();
  if (!bio)
    throw std::runtime_error("cannot read " + what + " " + file + ": it must be PEM, readable by this user");
  return bio;
}

bool for_client_authentication(X509* certificate) {
  return (X509_get_extension_flags(certificate) & EXFLAG_XKUSAGE) != 0 &&
         (X509_get_extended_key_usage(certificate) & XKU_SSL_CLIENT) != 0;
}

// A fault of ours, not of the certificate: its owner is not to be told that it has expired.
bool is_fault_of_list(int error) {
  return error == X509_V_ERR_CRL_HAS_EXPIRED || error == X509_V_ERR_CRL_NOT_YET_VALID ||
         error == X509_V_ERR_UNABLE_TO_GET_CRL;
}

// OpenSSL has judged one certificate of a chain. Without "extended key usage" it lets any purpose pass.
int judge(int fine, X509_STORE_CTX* chain) {
  if (fine == 0) {
    if (is_fault_of_list(X509_STORE_CTX_get_error(chain)))
      X509_STORE_CTX_set_error(chain, X509_V_ERR_CRL_PATH_VALIDATION_ERROR);
    return 0;
  }
  if (X509_STORE_CTX_get_error_depth(chain) > 0) return 1;
  if (for_client_authentication(X509_STORE_CTX_get_current_cert(chain))) return 1;
  X509_STORE_CTX_set_error(chain, X509_V_ERR_INVALID_PURPOSE);
  return 0;
}

Instant instant_of(const ASN1_TIME* time) {
  int days = 0;
  int rest = 0;
  const std::unique_ptr<ASN1_TIME, void (*)(ASN1_TIME*)> epoch(ASN1_TIME_set(nullptr, 0), ASN1_TIME_free);
  ASN1_TIME_diff(&days, &rest, epoch.get(), time);
  return Instant{std::chrono::days{days} + seconds{rest}};
}

}  // namespace

ClientTrust::ClientTrust(const std::string& authorities_file, const std::string& crl_file) {
  read_authorities(authorities_file);
  if (!crl_file.empty()) read_lists(crl_file);
}

void ClientTrust::read_authorities(const std::string& file) {
  const auto bio = open_file(file, "the authorities of client certificates");
  while (X509* one = PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr))
    authorities_.emplace_back(one, X509_free);
  ERR_clear_error();
  if (authorities_.empty())
    throw std::runtime_error("there is no certificate in " + file + " (server.client_ca): it must be PEM");
  if (!std::all_of(authorities_.begin(), authorities_.end(),
                   [](const auto& one) { return X509_check_ca(one.get()) == 1; }))
    throw std::runtime_error("a certificate in " + file + " (server.client_ca) is not that of an authority");
}

void ClientTrust::read_lists(const std::string& file) {
  const auto bio = open_file(file, "the list of revoked certificates");
  while (X509_CRL* one = PEM_read_bio_X509_CRL(bio.get(), nullptr, nullptr, nullptr))
    lists_.emplace_back(one, X509_CRL_free);
  ERR_clear_error();
  if (lists_.empty())
    throw std::runtime_error("there is no list in " + file + " (server.client_crl): it must be a CRL in PEM");
  for (const auto& list : lists_) {
    if (!signed_by_ours(list.get()))
      throw std::runtime_error("a list in " + file +
                               " (server.client_crl) is not signed by an authority of server.client_ca");
    if (X509_CRL_get0_nextUpdate(list.get()) == nullptr)
      throw std::runtime_error("a list in " + file + " (server.client_crl) does not say when it ends");
  }
}

bool ClientTrust::signed_by_ours(X509_CRL* list) const {
  const bool ours = std::any_of(authorities_.begin(), authorities_.end(), [&](const auto& one) {
    return X509_NAME_cmp(X509_get_subject_name(one.get()), X509_CRL_get_issuer(list)) == 0 &&
           X509_CRL_verify(list, X509_get0_pubkey(one.get())) == 1;
  });
  ERR_clear_error();
  return ours;
}

void ClientTrust::judge_for(SSL_CTX* context) const {
  X509_STORE* store = SSL_CTX_get_cert_store(context);
  for (const auto& authority : authorities_) {
    X509_STORE_add_cert(store, authority.get());
    SSL_CTX_add_client_CA(context, authority.get());
  }
  for (const auto& list : lists_) X509_STORE_add_crl(store, list.get());
  if (!lists_.empty()) X509_STORE_set_flags(store, X509_V_FLAG_CRL_CHECK | X509_V_FLAG_CRL_CHECK_ALL);
  SSL_CTX_set_verify_depth(context, longest_chain);
  SSL_CTX_set_verify(context, SSL_VERIFY_PEER, judge);
  ERR_clear_error();
}

bool ClientTrust::revoked(X509* certificate) const {
  return std::any_of(lists_.begin(), lists_.end(), [&](const auto& list) {
    X509_REVOKED* entry = nullptr;
    return X509_NAME_cmp(X509_CRL_get_issuer(list.get()), X509_get_issuer_name(certificate)) == 0 &&
           X509_CRL_get0_by_cert(list.get(), &entry, certificate) == 1;
  });
}

bool ClientTrust::known(X509* authority) const {
  return std::any_of(authorities_.begin(), authorities_.end(),
                     [&](const auto& one) { return X509_cmp(one.get(), authority) == 0; });
}

bool ClientTrust::still_believes(SSL* connection) const {
  const auto* chain = SSL_get0_verified_chain(connection);
  if (SSL_get0_peer_certificate(connection) == nullptr) return true;
  const int size = sk_X509_num(chain);
  for (int i = 0; i < size; ++i) {
    X509* one = sk_X509_value(chain, i);
    if (revoked(one) || X509_cmp_current_time(X509_get0_notAfter(one)) < 0) return false;
  }
  return size > 0 && known(sk_X509_value(chain, size - 1));
}

std::optional<Instant> ClientTrust::lists_end() const {
  std::optional<Instant> first;
  for (const auto& list : lists_) {
    const auto end = instant_of(X509_CRL_get0_nextUpdate(list.get()));
    first = std::min(first.value_or(end), end);
  }
  return first;
}

std::string device_of(SSL* connection) {
  const X509* certificate = SSL_get0_peer_certificate(connection);
  if (certificate == nullptr || SSL_get_verify_result(connection) != X509_V_OK) return {};
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  if (X509_digest(certificate, EVP_sha256(), digest.data(), &size) != 1) return {};
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (unsigned i = 0; i < size; ++i) {
    text.push_back(digits[digest[i] >> 4]);
    text.push_back(digits[digest[i] & 0x0f]);
  }
  return text;
}

std::string why_refused(SSL* connection) {
  const auto result = SSL_get_verify_result(connection);
  if (result == X509_V_OK) return {};
  if (result == X509_V_ERR_CRL_PATH_VALIDATION_ERROR)
    return "the list of revoked certificates is out of date";
  return X509_verify_cert_error_string(result);
}

}  // namespace pana::server
