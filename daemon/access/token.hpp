#pragma once
#include <string>

#include "core/random.hpp"
#include "core/secret.hpp"

// Session tokens. The client holds the token, the store only its hash: who reads the store cannot take over a
// session.
namespace pana::access {

// 256 random bits as 43 characters of base64url.
Secret new_token(Random& random);

// SHA-256 as 64 hex digits. The token has full entropy: no salt, no stretching.
std::string token_hash(const Secret& token);

}  // namespace pana::access
