#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "core/random.hpp"
#include "core/secret.hpp"

// Passwords at rest: Argon2id (RFC 9106), one lane, 16 bytes of salt, 32 bytes of hash, in the encoded form
// that carries its own parameters. Slow by design: call it on a side thread.
namespace pana::access {

// What one hashing costs. The defaults are RFC 9106's second recommendation (64 MiB, three passes).
struct PasswordCost {
  std::uint32_t memory_kib = 65'536;
  std::uint32_t passes = 3;
  std::uint32_t lanes = 1;
};

// "$argon2id$v=19$m=65536,t=3,p=1$…". Throws std::runtime_error where the parameters or the memory do not
// permit it.
std::string hash_password(const Secret& password, const PasswordCost& cost, Random& random);

// Compared in constant time; false also for what is no Argon2id encoding.
bool verify_password(const Secret& password, const std::string& encoded);

// Was it hashed with less than `cost`? Then it should be hashed again at the next sign-in.
bool weaker_than(std::string_view encoded, const PasswordCost& cost);

}  // namespace pana::access
