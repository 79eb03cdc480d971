#include "vault/key.hpp"

#include <openssl/ec.h>
#include <openssl/evp.h>

#include <memory>
#include <vector>

#include "support/catch.hpp"

namespace pana::vault {

TEST_CASE("the locked memory has room for the ephemeral keys of as many connections as may come") {
  constexpr std::size_t connections = 3'000;
  lock_key_memory(connections);  // the first call of the program counts; all ask for as much
  std::vector<std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>> keys;
  for (std::size_t i = 0; i < connections; ++i) {
    auto* const made = i % 2 == 0 ? EVP_PKEY_Q_keygen(nullptr, nullptr, "X25519") : EVP_EC_gen("P-384");
    if (made == nullptr) break;
    keys.emplace_back(made, EVP_PKEY_free);
  }
  CHECK(keys.size() == connections);
}

}  // namespace pana::vault
