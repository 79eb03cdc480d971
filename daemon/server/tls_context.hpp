#pragma once
#include <memory>
#include <string>

struct ssl_ctx_st;

namespace pana::server {

// What all TLS connections of a shard share: TLS 1.3 only, no tickets and no session cache (a resumed session
// would outlive the revocation of its certificate), ALPN http/1.1, buffers released while idle. Immutable
// once made: for a new certificate make a new one; open connections keep theirs.
class TlsContext {
 public:
  // Reads a PEM certificate chain and its private key. Throws std::runtime_error with a sentence that says
  // which file is at fault and what to do.
  TlsContext(const std::string& certificate_file, const std::string& key_file);

  ssl_ctx_st* native() const { return context_.get(); }

 private:
  struct Free {
    void operator()(ssl_ctx_st* context) const;
  };
  std::unique_ptr<ssl_ctx_st, Free> context_;
};

}  // namespace pana::server
