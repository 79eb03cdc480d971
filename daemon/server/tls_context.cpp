#include "server/tls_context.hpp"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>

#include <memory>
#include <stdexcept>

#include "vault/private_file.hpp"

namespace pana::server {
namespace {

// Every record's content is filled up to a multiple of this, so that its size tells no more than a size
// class.
constexpr std::size_t record_block = 256;

constexpr unsigned char http11[] = "\x08http/1.1";

int choose_protocol(SSL*, const unsigned char** out, unsigned char* out_size, const unsigned char* in,
                    unsigned in_size, void*) {
  unsigned char* chosen = nullptr;
  if (SSL_select_next_proto(&chosen, out_size, http11, sizeof http11 - 1, in, in_size) !=
      OPENSSL_NPN_NEGOTIATED)
    return SSL_TLSEXT_ERR_ALERT_FATAL;
  *out = chosen;
  return SSL_TLSEXT_ERR_OK;
}

[[noreturn]] void refuse(const std::string& sentence) {
  const char* reason = ERR_reason_error_string(ERR_peek_last_error());
  std::string text = sentence + (reason ? std::string(" (") + reason + ")" : std::string());
  ERR_clear_error();
  throw std::runtime_error(text);
}

void harden(SSL_CTX* context) {
  SSL_CTX_set_min_proto_version(context, TLS1_3_VERSION);
  SSL_CTX_set_options(
      context, SSL_OP_NO_TICKET | SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_CLEANSE_PLAINTEXT);
  SSL_CTX_set_num_tickets(context, 0);
  SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
  SSL_CTX_set_mode(context, SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
  // One system call per record instead of two: header and body come together.
  SSL_CTX_set_read_ahead(context, 1);
  SSL_CTX_set_block_padding(context, record_block);
  SSL_CTX_set_alpn_select_cb(context, choose_protocol, nullptr);
  if (SSL_CTX_set1_groups_list(context, "X25519:P-256:P-384") != 1)
    refuse("OpenSSL offers no X25519 or P-256");
}

// Throws where others may read it.
bool use_private_key(SSL_CTX* context, const std::string& file) {
  const auto pem = vault::read_private(file, vault::Readers::owner_and_group);
  if (!pem) return false;
  const auto text = pem->reveal();
  const std::unique_ptr<BIO, decltype(&BIO_free)> bio(
      BIO_new_mem_buf(text.data(), static_cast<int>(text.size())), BIO_free);
  const auto no_passphrase = [](char*, int, int, void*) { return -1; };
  const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(
      PEM_read_bio_PrivateKey(bio.get(), nullptr, no_passphrase, nullptr), EVP_PKEY_free);
  return key != nullptr && SSL_CTX_use_PrivateKey(context, key.get()) == 1;
}

}  // namespace

void TlsContext::Free::operator()(ssl_ctx_st* context) const {
  SSL_CTX_free(context);
}

TlsContext::TlsContext(const TlsFiles& files) : context_(SSL_CTX_new(TLS_server_method())) {
  if (!context_) refuse("OpenSSL cannot make a TLS context");
  harden(context_.get());
  if (SSL_CTX_use_certificate_chain_file(context_.get(), files.certificate.c_str()) != 1)
    refuse("cannot read the certificate chain " + files.certificate +
           ": it must be PEM, the server's certificate first, readable by this user");
  if (!use_private_key(context_.get(), files.private_key))
    refuse("cannot use the private key " + files.private_key +
           ": it must be PEM without a passphrase, readable by this user, and belong to " +
           files.certificate);
  if (files.client_ca.empty()) return;
  trust_.emplace(files.client_ca, files.client_crl);
  trust_->judge_for(context_.get());
}

}  // namespace pana::server
