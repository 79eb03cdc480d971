#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/time.hpp"

struct ssl_ctx_st;
struct ssl_st;
struct x509_st;
struct X509_crl_st;

namespace pana::server {

// Whose client certificates are believed: the authorities that sign those of our terminals, and what they
// have revoked. A client may come without a certificate; one that it shows must be signed by an authority,
// within its dates, made for client authentication and not revoked, or the handshake fails with the alert
// that says why. Immutable once made.
class ClientTrust {
 public:
  // Reads PEM files: the authorities, and (unless `crl_file` is empty) the list of revoked certificates of
  // each authority. Throws std::runtime_error with a sentence that says which file is at fault and what to
  // do; a list must be signed by one of the authorities. A list out of date is taken: then every client
  // certificate is refused, and who has none still connects.
  ClientTrust(const std::string& authorities_file, const std::string& crl_file);

  // Makes the connections of this context ask for a certificate, and judge it.
  void judge_for(ssl_ctx_st* context) const;
  // Would the certificate of this open connection still be believed? Its signature is not looked at again:
  // dates, lists and authority are. A list out of date alone changes nothing. True without a certificate.
  bool still_believes(ssl_st* connection) const;
  // From when on the first of the lists is out of date; nothing without a list.
  std::optional<Instant> lists_end() const;

 private:
  bool revoked(x509_st* certificate) const;
  bool known(x509_st* authority) const;
  void read_authorities(const std::string& file);
  void read_lists(const std::string& file);
  bool signed_by_ours(X509_crl_st* list) const;

  std::vector<std::shared_ptr<x509_st>> authorities_;
  std::vector<std::shared_ptr<X509_crl_st>> lists_;
};

// The device at the other end: the SHA-256 fingerprint (64 hex digits) of its believed certificate, empty
// without one.
std::string device_of(ssl_st* connection);
// Why the other end's certificate was refused (OpenSSL's words, nothing of the certificate); empty when it
// was not.
std::string why_refused(ssl_st* connection);

}  // namespace pana::server
