#include "bench/client_tls.hpp"

#include <openssl/ssl.h>

#include <stdexcept>

namespace pana::bench {
namespace {

TlsContextPtr context_of(const SSL_METHOD* method) {
  TlsContextPtr context(SSL_CTX_new(method));
  if (!context) throw std::runtime_error("OpenSSL cannot make a TLS context");
  SSL_CTX_set_min_proto_version(context.get(), TLS1_3_VERSION);
  SSL_CTX_set_session_cache_mode(context.get(), SSL_SESS_CACHE_OFF);
  SSL_CTX_set_mode(context.get(), SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE |
                                      SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
  SSL_CTX_set1_groups_list(context.get(), "X25519:P-256");
  // One system call per record instead of two.
  SSL_CTX_set_read_ahead(context.get(), 1);
  return context;
}

}  // namespace

void FreeTlsContext::operator()(ssl_ctx_st* context) const {
  SSL_CTX_free(context);
}

TlsContextPtr client_tls(const std::string& ca_file) {
  auto context = context_of(TLS_client_method());
  SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER, nullptr);
  if (SSL_CTX_load_verify_locations(context.get(), ca_file.c_str(), nullptr) != 1) {
    throw std::runtime_error("cannot read the authority " + ca_file);
  }
  return context;
}

TlsContextPtr server_tls(const std::string& certificate_file, const std::string& key_file) {
  auto context = context_of(TLS_server_method());
  SSL_CTX_set_options(context.get(), SSL_OP_NO_TICKET);
  SSL_CTX_set_num_tickets(context.get(), 0);
  if (SSL_CTX_use_certificate_chain_file(context.get(), certificate_file.c_str()) != 1 ||
      SSL_CTX_use_PrivateKey_file(context.get(), key_file.c_str(), SSL_FILETYPE_PEM) != 1) {
    throw std::runtime_error("cannot use the certificate " + certificate_file);
  }
  return context;
}

}  // namespace pana::bench
