#pragma once
#include <memory>
#include <optional>
#include <string>

#include "server/client_trust.hpp"

struct ssl_ctx_st;

namespace pana::server {

// The PEM files that TLS is made of.
struct TlsFiles {
  std::string certificate;  // the server's, with its chain
  std::string private_key;
  std::string client_ca{};   // who signs client certificates; empty: none is asked for
  std::string client_crl{};  // what they have revoked; empty: nothing
};

// What all TLS connections of a shard share: TLS 1.3 only, no tickets and no session cache (a resumed session
// would outlive the revocation of its certificate), ALPN http/1.1, records padded to blocks, buffers released
// while idle. Immutable once made: for new files make a new one; open connections keep theirs.
class TlsContext {
 public:
  // Reads the files. Throws std::runtime_error with a sentence that says which file is at fault and what to
  // do.
  explicit TlsContext(const TlsFiles& files);

  ssl_ctx_st* native() const { return context_.get(); }
  // Whose client certificates are believed; nullptr when none is asked for.
  const ClientTrust* trust() const { return trust_ ? &*trust_ : nullptr; }

 private:
  struct Free {
    void operator()(ssl_ctx_st* context) const;
  };
  std::unique_ptr<ssl_ctx_st, Free> context_;
  std::optional<ClientTrust> trust_;
};

}  // namespace pana::server
