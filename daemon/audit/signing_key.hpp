#pragma once
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "audit/head.hpp"

struct evp_pkey_st;

namespace pana::audit {

struct FreeKey {
  void operator()(evp_pkey_st* key) const;
};
using Key = std::unique_ptr<evp_pkey_st, FreeKey>;

// The public keys that an auditor trusts, by name: the first 16 hexadecimal digits of the SHA-256 of the key.
class PublicKeys {
 public:
  // All Ed25519 public keys of a PEM text; answers how many there were.
  std::size_t add(std::string_view pem);
  bool empty() const { return keys_.empty(); }
  bool knows(const std::string& name) const { return keys_.contains(name); }
  // Whether the key that the head names is known, and has signed it.
  bool signed_by_known(const Head& head) const;
  // As PEM; empty for an unknown name.
  std::string pem(const std::string& name) const;

 private:
  std::map<std::string, Key> keys_;
};

// The Ed25519 key that signs heads, from a PEM file that only its owner may read.
class SigningKey {
 public:
  // Makes the file (0600) where it is missing, and always the public key beside it (FILE.pub, for auditors).
  // Daemons that start at once get the same key. Throws std::runtime_error that says what to do.
  static SigningKey load(const std::string& file);
  static SigningKey fresh();

  const std::string& name() const { return name_; }
  std::string public_pem() const;
  // Sets the head's key and signature.
  void sign(Head& head) const;

 private:
  explicit SigningKey(Key key);
  std::string private_pem() const;
  Key key_;
  std::string name_;
};

}  // namespace pana::audit
