#pragma once
#include <memory>
#include <string>

struct ssl_ctx_st;

namespace pana::bench {

struct FreeTlsContext {
  void operator()(ssl_ctx_st* context) const;
};
using TlsContextPtr = std::unique_ptr<ssl_ctx_st, FreeTlsContext>;

// TLS 1.3 as a client that trusts `ca_file` and nobody else, and checks what it is shown. Throws
// std::runtime_error.
TlsContextPtr client_tls(const std::string& ca_file);
// TLS 1.3 as panad sets it up (no tickets, buffers released while idle), for the bare reference server.
TlsContextPtr server_tls(const std::string& certificate_file, const std::string& key_file);

}  // namespace pana::bench
