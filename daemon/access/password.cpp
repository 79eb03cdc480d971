#include "access/password.hpp"

#include <argon2.h>

#include <array>
#include <charconv>
#include <stdexcept>

namespace pana::access {
namespace {

constexpr std::size_t salt_bytes = 16;
constexpr std::size_t hash_bytes = 32;

// The number after `label` in "…$m=65536,t=3,p=1$…"; 0 where there is none.
std::uint32_t parameter(std::string_view encoded, std::string_view label) {
  const auto at = encoded.find(label);
  if (at == std::string_view::npos) return 0;
  const auto digits = encoded.substr(at + label.size());
  std::uint32_t number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

}  // namespace

std::string hash_password(const Secret& password, const PasswordCost& cost, Random& random) {
  std::array<std::uint8_t, salt_bytes> salt{};
  random.fill(salt);
  std::string encoded(
      argon2_encodedlen(cost.passes, cost.memory_kib, cost.lanes, salt_bytes, hash_bytes, Argon2_id), '\0');
  const auto text = password.reveal();
  const int outcome =
      argon2id_hash_encoded(cost.passes, cost.memory_kib, cost.lanes, text.data(), text.size(), salt.data(),
                            salt.size(), hash_bytes, encoded.data(), encoded.size());
  if (outcome != ARGON2_OK)
    throw std::runtime_error(std::string{"argon2id: "} + argon2_error_message(outcome));
  encoded.resize(encoded.find('\0'));
  return encoded;
}

bool verify_password(const Secret& password, const std::string& encoded) {
  const auto text = password.reveal();
  return argon2id_verify(encoded.c_str(), text.data(), text.size()) == ARGON2_OK;
}

bool weaker_than(std::string_view encoded, const PasswordCost& cost) {
  return parameter(encoded, "$m=") < cost.memory_kib || parameter(encoded, ",t=") < cost.passes;
}

}  // namespace pana::access
