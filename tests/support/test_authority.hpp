#pragma once
#include <chrono>
#include <memory>
#include <string>
#include <vector>

struct evp_pkey_st;
struct x509_st;
struct X509_crl_st;

namespace pana::test {

// A throw-away authority for client certificates (P-256) in a directory that goes with the object.
class TestAuthority {
 public:
  using seconds = std::chrono::seconds;

  struct Wish {
    seconds from{-3600};  // from now
    seconds until{24 * 3600};
    const char* usage = "clientAuth";  // nullptr: the certificate does not say
  };
  // PEM files of a certificate and its key, and what the daemon knows it by.
  struct Issued {
    std::string certificate;
    std::string key;
    std::string fingerprint;  // SHA-256, 64 hex digits
    long serial = 0;
  };

  TestAuthority();
  ~TestAuthority();
  TestAuthority(const TestAuthority&) = delete;

  std::string certificate_file() const { return folder_ + "/ca.crt"; }
  std::string list_file() const { return folder_ + "/ca.crl"; }
  Issued issue() { return issue(Wish{}); }
  Issued issue(const Wish& wish);
  void revoke(const Issued& one) { revoked_.push_back(one.serial); }
  // Writes the list of what is revoked, good until `until` from now, in one step.
  void write_list(seconds until = seconds{24 * 3600}) const;

 private:
  using Key = std::shared_ptr<evp_pkey_st>;
  using Certificate = std::shared_ptr<x509_st>;

  Certificate sign(const Key& key, long serial, const std::string& name, const Wish& wish) const;
  void write(const std::string& name, const Certificate& certificate, const Key& key) const;

  std::string folder_;
  Key key_;
  Certificate certificate_;
  long issued_ = 1;
  std::vector<long> revoked_;
};

}  // namespace pana::test
